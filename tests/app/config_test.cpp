#include "app/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "tests/support/markdown_table.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ConfigTest : public testing::Test {
  protected:
    ConfigTest() {
        sources_.environment = [this](const std::string& name) -> std::optional<std::string> {
            const auto found = environment_.find(name);
            return found == environment_.end() ? std::nullopt : std::optional(found->second);
        };
    }
    Config load() const { return load_config(sources_); }
    std::string refusal() const {
        try {
            (void)load();
            return "it was accepted";
        } catch (const base::Error& error) {
            return error.what();
        }
    }
    void write_file(const std::string& toml) {
        sources_.file = directory_.path() / "storyflow.toml";
        std::ofstream(*sources_.file) << toml;
    }

    support::TemporaryDirectory directory_;
    std::map<std::string, std::string> environment_{{"HOME", "/home/reader"}};
    ConfigSources sources_;
};

}  // namespace

TEST_F(ConfigTest, DefaultsToAPrivateServerInTheUsersFolder) {
    const auto config = load();
    EXPECT_EQ(config.host, "127.0.0.1");
    EXPECT_EQ(config.port, 8000);
    EXPECT_EQ(config.data, "/home/reader/.local/share/storyflow");
    EXPECT_EQ(config.models, config.data / "models");
    EXPECT_GE(config.workers, 1);
    EXPECT_EQ(config.engine, std::nullopt);
}

TEST_F(ConfigTest, OpensNoWyomingPortUnlessItIsAskedFor) {
    EXPECT_EQ(load().wyoming_port, std::nullopt);
    sources_.flags = {{"wyoming-port", "10200"}};
    EXPECT_EQ(load().wyoming_port, 10'200);
    EXPECT_EQ(load().wyoming_host, "127.0.0.1");
    sources_.flags["wyoming-host"] = "0.0.0.0";
    EXPECT_EQ(load().wyoming_host, "0.0.0.0") << "the protocol has no keys, so that none is required";
    sources_.flags["wyoming-port"] = "70000";
    EXPECT_THAT(refusal(), HasSubstr("--wyoming-port: \"70000\" is not a whole number from 0 to 65535"));
}

TEST_F(ConfigTest, FlagsBeatTheEnvironmentWhichBeatsTheFile) {
    write_file("port = 1\nworkers = 1\ntask_retention = 1\n");
    environment_["STORYFLOW_PORT"] = "2";
    environment_["STORYFLOW_WORKERS"] = "2";
    sources_.flags["port"] = "3";
    const auto config = load();
    EXPECT_EQ(config.port, 3);
    EXPECT_EQ(config.workers, 2);
    EXPECT_EQ(config.task_retention, std::chrono::seconds(1));
}

TEST_F(ConfigTest, NamesTheSourceTheOptionAndWhatIsAllowed) {
    sources_.flags["port"] = "65536";
    EXPECT_EQ(refusal(), "--port: \"65536\" is not a whole number from 0 to 65535");
    sources_.flags.clear();
    environment_["STORYFLOW_ENGINE"] = "festival";
    EXPECT_EQ(refusal(), "STORYFLOW_ENGINE: \"festival\" is not one of auto, kokoro, hibari, espeak");
    environment_.erase("STORYFLOW_ENGINE");
    write_file("\nworkers = 257\n");
    EXPECT_THAT(refusal(),
                HasSubstr("storyflow.toml, line 2, workers: \"257\" is not a whole number from 0 to 256"));
}

TEST_F(ConfigTest, RefusesUnknownKeysAndBrokenFiles) {
    write_file("prot = 8000\n");
    EXPECT_THAT(refusal(), HasSubstr("line 1, prot: there is no such option"));
    write_file("port = \n");
    EXPECT_THAT(refusal(), HasSubstr("storyflow.toml, line 1: "));
    write_file("port = 1.5\n");
    EXPECT_THAT(refusal(), HasSubstr("this kind of value cannot be used here"));
}

TEST_F(ConfigTest, ReadsListsFromTomlAndFromCommas) {
    write_file("allow_origin = [\"http://a\", \"http://b\"]\n");
    sources_.flags["allow-host"] = "one, two,";
    EXPECT_THAT(load().allow_origins, ElementsAre("http://a", "http://b"));
    EXPECT_THAT(load().allow_hosts, ElementsAre("one", "two"));
}

TEST_F(ConfigTest, RefusesToListenBeyondLoopbackWithoutAKeyOrAnExplicitNo) {
    sources_.flags["host"] = "0.0.0.0";
    EXPECT_THAT(refusal(), HasSubstr("--api-key"));
    sources_.flags["api-key"] = "sixteen letters.";
    EXPECT_EQ(load().api_key, "sixteen letters.");
    sources_.flags.erase("api-key");
    sources_.flags["no-auth"] = "true";
    EXPECT_TRUE(load().no_auth);
    for (const char* const loopback : {"127.0.0.1", "127.9.9.9", "localhost", "::1"}) {
        sources_.flags = {{"host", loopback}};
        EXPECT_EQ(load().host, loopback);
    }
}

TEST_F(ConfigTest, TakesAFileOfKeysInPlaceOfOneKey) {
    sources_.flags = {{"host", "0.0.0.0"}, {"api-keys", "/etc/storyflow/keys"}};
    EXPECT_EQ(load().api_keys, "/etc/storyflow/keys");
    EXPECT_TRUE(load().has_keys());
    sources_.flags = {};
    EXPECT_FALSE(load().has_keys());
}

TEST_F(ConfigTest, LimitsNoClientUnlessItIsTold) {
    EXPECT_EQ(load().client_rate, 0);
    EXPECT_EQ(load().client_requests, 0);
    sources_.flags = {{"client-rate", "20"}, {"client-requests", "8"}};
    EXPECT_EQ(load().client_rate, 20);
    EXPECT_EQ(load().client_requests, 8);
    sources_.flags = {{"client-rate", "-1"}};
    EXPECT_EQ(refusal(), "--client-rate: \"-1\" is not a whole number from 0 to 100000");
}

TEST_F(ConfigTest, TrustsProxiesByAddressAndOnlyWithAKeyOrAnExplicitNo) {
    sources_.flags["trusted-proxy"] = "127.0.0.1,fd00::/8";
    EXPECT_THAT(refusal(), HasSubstr("--trusted-proxy says that other machines reach this server"));
    sources_.flags["no-auth"] = "true";
    EXPECT_THAT(load().trusted_proxies, ElementsAre("127.0.0.1", "fd00::/8"));
    sources_.flags["trusted-proxy"] = "proxy.example";
    EXPECT_EQ(refusal(),
              "--trusted-proxy: \"proxy.example\" is neither an address nor a network such as 10.0.0.0/8");
}

TEST_F(ConfigTest, RefusesAShortKeyWithoutRepeatingIt) {
    sources_.flags["api-key"] = "secret";
    EXPECT_EQ(refusal(), "--api-key: must have at least 16 characters");
}

TEST_F(ConfigTest, RefusesADatabaseOfAnotherKindWithoutRepeatingItsPassword) {
    sources_.flags["database"] = "mysql://user:secret@host/db";
    EXPECT_EQ(refusal(), "--database: must begin with postgresql://");
    sources_.flags["database"] = "postgresql://user@host/db";
    EXPECT_EQ(load().database, "postgresql://user@host/db");
    sources_.flags["database"] = "";
    EXPECT_EQ(load().database, std::nullopt) << "empty means SQLite";
}

TEST_F(ConfigTest, OnlyAServerThatSharesItsDatabaseMayLeaveTheNarrationToOthers) {
    sources_.flags["workers"] = "0";
    EXPECT_THAT(refusal(), HasSubstr("--database"));
    sources_.flags["database"] = "postgresql://host/db";
    EXPECT_EQ(load().workers, 0);
}

TEST_F(ConfigTest, AWebhookNeedsAnAddressOfTheWebAndASecret) {
    sources_.flags["webhook"] = "https://example.org/hook";
    EXPECT_THAT(refusal(), HasSubstr("--webhook-secret"));
    sources_.flags["webhook-secret"] = "sixteen letters.";
    EXPECT_EQ(load().webhook, "https://example.org/hook");
    sources_.flags["webhook"] = "file:///etc/passwd";
    EXPECT_EQ(refusal(), "--webhook: must begin with http:// or https://");
}

TEST_F(ConfigTest, MeasuresOfAWorkerAreServedNowhereOrOnLoopbackUnlessAHostIsNamed) {
    EXPECT_EQ(load().metrics, std::nullopt);
    sources_.flags["metrics"] = "9100";
    EXPECT_EQ(load().metrics, (ListenAddress{"127.0.0.1", 9100}));
    sources_.flags["metrics"] = "[::1]:0";
    EXPECT_EQ(load().metrics, (ListenAddress{"::1", 0}));
    for (const auto* const wrong : {"localhost", ":9100", "9100:", "65536"}) {
        sources_.flags["metrics"] = wrong;
        EXPECT_THAT(refusal(), HasSubstr("--metrics: ")) << wrong;
    }
}

TEST_F(ConfigTest, MeasuresBeyondLoopbackNeedAKeyOrAnExplicitNo) {
    sources_.flags["metrics"] = "0.0.0.0:9100";
    EXPECT_THAT(refusal(), HasSubstr("--no-auth"));
    sources_.flags["no-auth"] = "true";
    EXPECT_EQ(load().metrics, (ListenAddress{"0.0.0.0", 9100}));
}

TEST_F(ConfigTest, MediaLieInTheDataFolderUnlessSaidOtherwise) {
    sources_.flags["data"] = "/srv/story";
    EXPECT_EQ(load().media, "/srv/story/media");
    sources_.flags["media"] = "/mnt/media";
    EXPECT_EQ(load().media, "/mnt/media");
}

TEST_F(ConfigTest, FollowsTheDataHomeOfTheDesktop) {
    environment_["XDG_DATA_HOME"] = "/data";
    EXPECT_EQ(load().data, "/data/storyflow");
}

/// What docs/configuration.md says of the options.
class ConfigurationPage : public testing::Test {
  protected:
    const std::vector<support::MarkdownRow> rows_ =
        support::table_of(std::filesystem::path(STORYFLOW_DOCS) / "configuration.md", "Flag");
};

TEST_F(ConfigurationPage, HasEveryOptionInTheOrderOfTheHelp) {
    std::vector<std::string> told;
    for (const auto& row : rows_)
        told.push_back(support::code_in(row.at(0)).at(0));
    std::vector<std::string> offered;
    for (const Option& option : config_options()) {
        const std::string value = option.value_name.empty() ? "" : " " + std::string(option.value_name);
        offered.push_back("--" + std::string(option.name) + value);
    }
    EXPECT_EQ(told, offered);
}

TEST_F(ConfigurationPage, TellsTheDefaultsThatHold) {
    int compared = 0;
    for (const auto& row : rows_) {
        const std::string& cell = row.at(1);
        const bool is_number = cell.find_first_not_of("0123456789") == std::string::npos;
        const bool is_code = cell.front() == '`' && cell.find('`', 1) == cell.size() - 1;
        if (!is_number && !is_code) continue;
        const std::string flag = support::code_in(row.at(0)).at(0);
        const auto option = std::ranges::find_if(config_options(), [&](const Option& each) {
            return flag.starts_with("--" + std::string(each.name) + " ");
        });
        ASSERT_NE(option, config_options().end()) << flag;
        Config config;
        option->apply(config, is_code ? support::code_in(cell).at(0) : cell);
        EXPECT_EQ(config, Config()) << flag << " is " << cell;
        ++compared;
    }
    EXPECT_GT(compared, 10);
}

}  // namespace storyflow::app
