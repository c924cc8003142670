#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <pqxx/pqxx>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/postgres_test_database.hpp"
#include "tests/support/temporary_directory.hpp"

/// Data that earlier versions wrote, opened by the current program. tests/data/upgrade/README.md describes it
/// and how to make more.
namespace storyflow::e2e {

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// All files below a folder, with their bytes.
std::map<std::string, std::string> files_below(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files[fs::relative(entry.path(), folder)] = content_of(entry.path());
    }
    return files;
}

std::string without(std::string text, const std::string& part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
    return text;
}

/// Checks that every value of the old answer is in the new one; new fields are allowed.
void expect_still_says(const json::value& now, const json::value& then, const std::string& place) {
    if (then.is_object() && now.is_object()) {
        for (const auto& [key, value] : then.as_object()) {
            const auto* const found = now.as_object().if_contains(key);
            ASSERT_NE(found, nullptr) << place << " lost " << key;
            expect_still_says(*found, value, place + "." + std::string(key));
        }
    } else if (then.is_array() && now.is_array()) {
        ASSERT_EQ(now.as_array().size(), then.as_array().size()) << place;
        for (std::size_t i = 0; i < then.as_array().size(); ++i)
            expect_still_says(now.as_array()[i], then.as_array()[i], place + "[" + std::to_string(i) + "]");
    } else if (then.is_number() && now.is_number()) {
        EXPECT_DOUBLE_EQ(now.to_number<double>(), then.to_number<double>()) << place;
    } else {
        EXPECT_EQ(json::serialize(now), json::serialize(then)) << place;
    }
}

std::vector<std::string> kept_folders() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(STORYFLOW_UPGRADE_DATA)) {
        if (entry.is_directory()) names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::ranges::replace_if(
        name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
    return name;
}

/// A copy of one stored folder with its times shifted to the present: the ended task is not expired yet,
/// while the leases of the killed program are.
class Upgrade : public testing::TestWithParam<std::string> {
  protected:
    Upgrade() {
        fs::copy(kept_, directory_.path(), fs::copy_options::recursive);
        if (fs::exists(kept_ / "storyflow.sql")) database_.emplace();
        if (database_) {
            pqxx::connection connection(database_->url());
            pqxx::nontransaction work(connection);
            work.exec(content_of(kept_ / "storyflow.sql"));
            work.exec("UPDATE storyflow.task_items SET lease_until = 0 WHERE state = 'RUNNING'");
            work.exec(end_now("storyflow.tasks"));
        } else {
            SQLite::Database file(directory_.path() / "storyflow.db", SQLite::OPEN_READWRITE);
            // Keep the write-ahead log, so that the program finds it.
            sqlite3_db_config(file.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
            file.exec(end_now("tasks"));
        }
    }

    [[nodiscard]] std::unique_ptr<support::ServerProcess> start() const {
        std::vector<std::string> arguments{"--workers",   "1",   "--chunk-cache", "0",
                                           "--log-level", "off", "--speech-log",  speech_log().string()};
        if (database_) arguments.insert(arguments.end(), {"--database", database_->url()});
        return std::make_unique<support::ServerProcess>(directory_.path(), arguments);
    }
    [[nodiscard]] fs::path speech_log() const { return directory_.path() / "speech.log"; }
    [[nodiscard]] std::string id_of(std::string_view what) const { return text_of(expected_, what); }
    /// The server's current answer, without its address.
    static json::value answer(support::ServerProcess& server, const std::string& path) {
        const auto reply = support::HttpClient("127.0.0.1", server.port()).get(path);
        EXPECT_EQ(reply.status, 200) << path << ": " << reply.body;
        return json::parse(without(reply.body, "http://127.0.0.1:" + std::to_string(server.port())));
    }
    void expect_all_answers(support::ServerProcess& server) const {
        for (const auto& [path, then] : expected_.at("answers").as_object())
            expect_still_says(answer(server, path), then, path);
    }

    const fs::path kept_ = fs::path(STORYFLOW_UPGRADE_DATA) / GetParam();
    const json::object expected_ = json::parse(content_of(kept_ / "expected.json")).as_object();
    support::TemporaryDirectory directory_;
    std::optional<support::PostgresTestDatabase> database_;

  private:
    static std::string end_now(const std::string& tasks) {
        const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::system_clock::now().time_since_epoch());
        return "UPDATE " + tasks + " SET completed_at = " + std::to_string(now.count()) +
               " WHERE completed_at IS NOT NULL";
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Upgrade, testing::ValuesIn(kept_folders()), test_name);

TEST_P(Upgrade, LosesNothingAndMakesNothingStale) {
    const auto server = start();
    expect_all_answers(*server);
    ApiClient(*server).wait_for_end(id_of("interrupted_task"));
    expect_all_answers(*server);
    const auto files = files_below(directory_.path() / "media");
    for (const auto& [name, bytes] : files_below(kept_ / "media")) {
        ASSERT_TRUE(files.contains(name)) << name;
        EXPECT_TRUE(files.at(name) == bytes) << name << " is another file now";
    }
}

TEST_P(Upgrade, FinishesWhatWasInterruptedAndSpeaksNothingElse) {
    {
        const auto server = start();
        ApiClient api(*server);
        const auto status = api.wait_for_end(id_of("interrupted_task"));
        EXPECT_EQ(text_of(status, "status"), "COMPLETED") << json::serialize(status);
        EXPECT_EQ(status.at("completed_segments").as_array().size(), 2U);
        for (const auto& segment : api.segments(id_of("interrupted"))) {
            ASSERT_TRUE(segment.at("narration").is_object()) << json::serialize(segment);
            EXPECT_EQ(segment.at("narration").at("revision").as_int64(), 1);
            EXPECT_TRUE(segment.at("narration").at("stale").as_array().empty());
        }
    }
    const auto server = start();
    expect_all_answers(*server);
    const auto spoken = content_of(speech_log());
    EXPECT_EQ(std::ranges::count(spoken, '\n'), 2) << spoken;
}

}  // namespace storyflow::e2e
