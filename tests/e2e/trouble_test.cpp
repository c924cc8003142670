#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/small_disk.hpp"

/// Full or read-only disks, and a database that another program has locked: the error is clear, and work
/// continues by itself when the problem is gone.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;
namespace json = boost::json;

constexpr const char* cannot_mount = "this needs the right to mount a small disk";

class Trouble : public StoryService {
  protected:
    /// The reason why the task's first delayed item waits; empty if none is delayed.
    static std::string reason_of_delay(ApiClient& api, const std::string& task) {
        const auto items = api.get("/api/tasks/" + task + "/items/").at("results").as_array();
        for (const auto& item : items) {
            if (item.at("state").as_string() == "DELAYED") return text_of(item.as_object(), "error");
        }
        return {};
    }
    static std::string wait_for_delay(ApiClient& api, const std::string& task) {
        std::string reason;
        EXPECT_TRUE(eventually([&] { return !(reason = reason_of_delay(api, task)).empty(); }, seconds(30)));
        return reason;
    }
};

class SqliteTrouble : public Trouble {
  protected:
    static constexpr const char* import_path = "/api/projects/import/";
    const std::string story_ = R"({"format":"json","title":"T","segments":[{"text_content":"A lamp."}]})";
};

/// Writes until the disk is full.
void fill(const std::filesystem::path& file) {
    std::ofstream filler(file, std::ios::binary);
    const std::string block(4096, 'x');
    while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Trouble, testing::Values(Store::sqlite, Store::postgres), store_name);
INSTANTIATE_TEST_SUITE_P(, SqliteTrouble, testing::Values(Store::sqlite), store_name);

TEST_P(Trouble, AFullMediaFolderLetsTheBatchWaitAndGoOnWhenThereIsSpace) {
    const support::SmallDisk disk(media(), 1);
    if (!disk.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start({"--chunk-cache", "0"});
    ApiClient api(*server);
    const auto project = api.import_story(sentences(30));
    const auto task = api.generate_all(project);
    constexpr std::uintmax_t less_than_a_narration = 30'000;
    EXPECT_TRUE(eventually([&] { return std::filesystem::space(media()).available < less_than_a_narration; },
                           seconds(30)));
    ASSERT_TRUE(disk.resize(64));
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 30U) << json::serialize(status);
    expect_all_narrated_once(project);
}

TEST_P(Trouble, AReadOnlyMediaFolderIsNamedAndTheBatchGoesOnWhenItCanBeWritten) {
    const support::SmallDisk disk(media(), 64);
    if (!disk.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(4));
    ASSERT_TRUE(disk.make_read_only(64));
    const auto task = api.generate_all(project);
    EXPECT_NE(wait_for_delay(api, task).find("Read-only"), std::string::npos);
    ASSERT_TRUE(disk.resize(64));
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 4U) << json::serialize(status);
    expect_all_narrated_once(project);
}

TEST_P(SqliteTrouble, AFullDataFolderRefusesClearlyAndLosesNothing) {
    const support::SmallDisk disk(directory_.path(), 8);
    if (!disk.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(3));
    fill(directory_.path() / "filler");
    support::HttpReply refusal;
    ASSERT_TRUE(eventually([&] {  // the database file still has free space inside
        refusal = api.raw("POST", import_path, story_);
        return refusal.status != 201;
    }));
    EXPECT_EQ(refusal.status, 503) << refusal.body;
    EXPECT_NE(refusal.body.find("the disk is full"), std::string::npos) << refusal.body;
    EXPECT_EQ(api.segments(project).size(), 3U) << "what is there can be read";
    std::filesystem::remove(directory_.path() / "filler");
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(project)), "status"), "COMPLETED");
    expect_all_narrated_once(project);
}

TEST_P(SqliteTrouble, ADatabaseLockedByAnotherProgramIsWaitedForAndThenNamed) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(30));
    const auto task = api.generate_all(project);
    {
        SQLite::Database other(directory_.path() / "storyflow.db", SQLite::OPEN_READWRITE, 10'000);
        other.exec("BEGIN IMMEDIATE");
        const auto refusal = api.raw("POST", import_path, story_);
        EXPECT_EQ(refusal.status, 503) << refusal.body;
        EXPECT_NE(refusal.body.find("locked"), std::string::npos) << refusal.body;
        EXPECT_NE(refusal.header("Retry-After"), "");
        EXPECT_EQ(api.raw("GET", "/api/tasks/" + task + "/status/").status, 200) << "asking waits for nobody";
        other.exec("ROLLBACK");
    }
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED") << "the batch went on";
    expect_all_narrated_once(project);
}

}  // namespace storyflow::e2e
