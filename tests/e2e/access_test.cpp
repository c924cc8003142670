#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/eventually.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

/// Named keys, limits of clients and records of writes, with the real program.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;
using support::HttpClient;
using testing::HasSubstr;
using testing::Not;

class Access : public testing::Test {
  protected:
    /// Makes a key with the command line and returns it.
    [[nodiscard]] std::string new_key(const std::string& name, const std::string& scope) const {
        const auto result =
            support::run_program({"key", "new", name, "--scope", scope, "--api-keys", key_file_.string()});
        EXPECT_EQ(result.status, 0) << result.output;
        return result.output.substr(0, result.output.find('\n'));
    }
    [[nodiscard]] support::ServerProcess start(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.end(), {"--api-keys", key_file_.string(), "--audit-log",
                                           audit_file_.string(), "--log-level", "off"});
        return support::ServerProcess(directory_.path() / "data", std::move(arguments));
    }
    static HttpClient::Fields with(const std::string& key) {
        return {{"Authorization", "Bearer " + key}, {"Content-Type", "application/json"}};
    }
    static int status(const support::ServerProcess& server, std::string_view method, std::string_view target,
                      const std::string& key, std::string_view body = {}) {
        HttpClient http("127.0.0.1", server.port());
        return http.request(method, target, with(key), body).status;
    }
    [[nodiscard]] std::string audit() const {
        std::ifstream stream(audit_file_);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    [[nodiscard]] support::ProgramResult run_key(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), "key");
        arguments.insert(arguments.end(), {"--api-keys", key_file_.string()});
        return support::run_program(arguments);
    }
    /// Removes the line of this key from the file, as an operator may.
    void take_back(const std::string& name) const {
        std::ifstream stream(key_file_);
        std::string kept;
        for (std::string line; std::getline(stream, line);)
            if (!line.starts_with(name + " ")) kept += line + '\n';
        std::ofstream(key_file_, std::ios::trunc) << kept;
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path key_file_ = directory_.path() / "keys";
    std::filesystem::path audit_file_ = directory_.path() / "audit.log";
    static constexpr auto story = R"({"title":"The title of a story"})";
};

}  // namespace

TEST_F(Access, AKeyAllowsWhatItsScopeSays) {
    const auto reader = new_key("reader", "read");
    const auto writer = new_key("writer", "write");
    const auto admin = new_key("admin", "admin");
    const auto server = start();
    EXPECT_EQ(status(server, "GET", "/api/projects/", reader), 200);
    EXPECT_EQ(status(server, "POST", "/api/projects/", reader, story), 403);
    EXPECT_EQ(status(server, "POST", "/api/projects/", writer, story), 201);
    EXPECT_EQ(status(server, "PATCH", "/api/settings/", writer, R"({"tts_speed":1.5})"), 403);
    EXPECT_EQ(status(server, "PATCH", "/api/settings/", admin, R"({"tts_speed":1.5})"), 200);
    EXPECT_EQ(status(server, "GET", "/api/projects/", "sf-no-such-key-at-all"), 401);
    EXPECT_EQ(status(server, "GET", "/metrics", reader), 200);
    EXPECT_EQ(status(server, "GET", "/metrics", ""), 401);
    HttpClient http("127.0.0.1", server.port());
    EXPECT_EQ(http.get("/healthz").status, 200);
    const auto refused = http.request("POST", "/v1/audio/speech", with("wrong-key-wrong-key"), "{}");
    EXPECT_EQ(refused.status, 401);
    EXPECT_THAT(refused.body, HasSubstr(R"("code":"invalid_api_key")"));
}

TEST_F(Access, KeysAreGivenAndTakenBackWithoutARestart) {
    const auto first = new_key("first", "write");
    const auto server = start();
    EXPECT_EQ(status(server, "GET", "/api/projects/", first), 200);
    const auto second = new_key("second", "read");
    EXPECT_TRUE(eventually([&] { return status(server, "GET", "/api/projects/", second) == 200; }));
    take_back("first");
    EXPECT_TRUE(eventually([&] { return status(server, "GET", "/api/projects/", first) == 401; }));
    EXPECT_EQ(status(server, "GET", "/api/projects/", second), 200);
}

TEST_F(Access, AKeyIsTakenBackByTheCommandAndTheRecordSaysSo) {
    const auto kitchen = new_key("kitchen", "read");
    const auto other = new_key("other", "read");
    const auto server = start();
    EXPECT_EQ(status(server, "GET", "/api/projects/", kitchen), 200);
    const auto removed = run_key({"remove", "kitchen"});
    EXPECT_EQ(removed.status, 0) << removed.output;
    EXPECT_THAT(removed.output, HasSubstr("Removed the key kitchen, which had the scope read."));
    EXPECT_THAT(removed.output, Not(HasSubstr("No key is left")));
    EXPECT_TRUE(eventually([&] { return status(server, "GET", "/api/projects/", kitchen) == 401; }));
    EXPECT_EQ(status(server, "GET", "/api/projects/", other), 200);
    EXPECT_TRUE(eventually([&] { return !audit().empty(); }));
    EXPECT_THAT(audit(), HasSubstr(R"("event":"key_removed","subject":"kitchen","scope":"read")"));

    const auto again = run_key({"remove", "kitchen"});
    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.output, HasSubstr("no key with the name \"kitchen\""));
    EXPECT_THAT(run_key({"remove", "other"}).output, HasSubstr("No key is left"));
}

TEST_F(Access, AKeyIsShownOnceAndKeptAsADigest) {
    const auto key = new_key("reader", "read");
    EXPECT_EQ(key.size(), 67U) << key;
    std::ifstream stream(key_file_);
    const std::string content((std::istreambuf_iterator<char>(stream)), {});
    EXPECT_THAT(content, testing::MatchesRegex("reader read sha256:[0-9a-f]{64}\n"));
    const auto list = support::run_program({"key", "list", "--api-keys", key_file_.string()});
    EXPECT_THAT(list.output, testing::MatchesRegex("reader +read\n"));
    const auto again =
        support::run_program({"key", "new", "reader", "--scope", "admin", "--api-keys", key_file_.string()});
    EXPECT_EQ(again.status, 2);
    EXPECT_THAT(again.output, HasSubstr("a second key has the name reader"));
    EXPECT_EQ(
        support::run_program({"key", "new", "x", "--scope", "root", "--api-keys", key_file_.string()}).status,
        2);
    EXPECT_THAT(support::run_program({"key", "list"}).output, HasSubstr("--api-keys FILE"));
}

TEST_F(Access, AServerDoesNotStartWithAKeyFileThatOthersCanChange) {
    (void)new_key("reader", "read");
    std::filesystem::permissions(key_file_, std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::add);
    const auto result =
        support::run_program({"serve", "--port", "0", "--data", (directory_.path() / "data").string(),
                              "--api-keys", key_file_.string()});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.output, HasSubstr("Other users can change the key file"));
}

TEST_F(Access, EachWriteLeavesALineWithoutTextAndKey) {
    const auto reader = new_key("reader", "read");
    const auto writer = new_key("writer", "write");
    const auto server = start();
    EXPECT_EQ(status(server, "GET", "/api/projects/", writer), 200);
    EXPECT_EQ(status(server, "POST", "/api/projects/", writer, story), 201);
    EXPECT_EQ(status(server, "POST", "/api/projects/", reader, story), 403);
    EXPECT_EQ(status(server, "POST", "/api/projects/", "a-key-of-a-stranger", story), 401);
    ASSERT_TRUE(eventually([&] { return std::ranges::count(audit(), '\n') >= 2; }));
    const auto text = audit();
    EXPECT_EQ(std::ranges::count(text, '\n'), 2) << text;
    const auto first = boost::json::parse(text.substr(0, text.find('\n'))).as_object();
    EXPECT_EQ(first.at("key"), "writer");
    EXPECT_EQ(first.at("client"), "127.0.0.1");
    EXPECT_EQ(first.at("method"), "POST");
    EXPECT_EQ(first.at("route"), "/api/projects/");
    EXPECT_EQ(first.at("status"), 201);
    EXPECT_EQ(first.at("subject").as_string().size(), 36U) << "the id of the new project";
    EXPECT_THAT(text,
                HasSubstr(R"("key":"reader","client":"127.0.0.1","method":"POST","route":"/api/projects/",)"
                          R"("subject":null,"status":403)"));
    for (const auto& secret : {reader, writer, std::string("The title")})
        EXPECT_THAT(text, Not(HasSubstr(secret)));
}

TEST_F(Access, TheRecordOfWritesFollowsARotation) {
    const auto writer = new_key("writer", "write");
    const auto server = start();
    EXPECT_EQ(status(server, "POST", "/api/projects/", writer, story), 201);
    ASSERT_TRUE(eventually([&] { return !audit().empty(); }));
    std::filesystem::rename(audit_file_, directory_.path() / "audit.log.1");
    EXPECT_EQ(status(server, "POST", "/api/projects/", writer, story), 201);
    EXPECT_TRUE(eventually([&] { return std::ranges::count(audit(), '\n') == 1; }));
}

TEST_F(Access, AClientOverItsRateIsToldWhenToComeBack) {
    const auto reader = new_key("reader", "read");
    const auto other = new_key("other", "read");
    const auto server = start({"--client-rate", "1"});
    HttpClient http("127.0.0.1", server.port());
    support::HttpReply reply;
    for (int i = 0; i < 200 && reply.status != 429; ++i)
        reply = http.get("/api/settings/voices/", with(reader));
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.header("Retry-After"), "1");
    EXPECT_THAT(reply.body, HasSubstr("--client-rate"));
    EXPECT_EQ(status(server, "GET", "/api/settings/voices/", other), 200);
    EXPECT_EQ(http.get("/healthz").status, 200);
}

TEST_F(Access, BehindAProxyTheClientsAreToldApart) {
    const auto writer = new_key("writer", "write");
    const auto server = start({"--trusted-proxy", "127.0.0.1", "--allow-host", "story.example"});
    HttpClient http("127.0.0.1", server.port());
    auto fields = with(writer);
    fields.insert(fields.end(), {{"Host", "story.example"},
                                 {"X-Forwarded-For", "203.0.113.66, 192.0.2.7"},
                                 {"X-Forwarded-Proto", "https"}});
    EXPECT_THAT(http.get("/api/", fields).body, HasSubstr("https://story.example/api/projects/"));
    EXPECT_EQ(http.request("POST", "/api/projects/", fields, story).status, 201);
    EXPECT_TRUE(eventually([&] { return audit().find(R"("client":"192.0.2.7")") != std::string::npos; }));
}

}  // namespace storyflow::e2e
