#include <sys/statvfs.h>

#include <algorithm>
#include <fstream>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/small_disk.hpp"

/// On a full disk deletions and ends of work succeed, other writes are refused with the reason, reading
/// works, and narration continues by itself once there is room.
namespace storyflow::e2e {

namespace {

namespace json = boost::json;
using std::chrono::seconds;
using support::eventually;

constexpr const char* cannot_mount = "this needs the right to mount a small disk";
constexpr const char* import_path = "/api/projects/import/";

class FullDisk : public StoryService {
  protected:
    static constexpr int small = 24;  ///< mebibytes
    static constexpr int large = 128;

    /// Fills the disk of the folder completely. May be repeated.
    void fill(const std::filesystem::path& folder) {
        for (;;) {
            const auto file = folder / ("filler-" + std::to_string(++fillers_));
            std::ofstream filler(file, std::ios::binary);
            const std::string block(4096, 'x');
            if (!filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) return;
            while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
            }
        }
    }
    /// Fills the data folder until even the free space inside the database is used up.
    support::HttpReply fill_up_with_stories(ApiClient& api) {
        fill(directory_.path());
        const std::string story = R"({"format":"json","title":"T","segments":[{"text_content":")" +
                                  std::string(20'000, 'x') + R"("}]})";
        support::HttpReply refusal;
        EXPECT_TRUE(eventually([&] {
            refusal = api.raw("POST", import_path, story);
            return refusal.status != 201;
        }));
        return refusal;
    }
    static json::object readiness(ApiClient& api, int status) {
        json::object answer;
        EXPECT_TRUE(eventually([&] {
            const auto reply = api.raw("GET", "/health/ready");
            answer = json::parse(reply.body).as_object();
            return reply.status == status;
        })) << json::serialize(answer);
        return answer;
    }
    static json::object check(const json::object& readiness, std::string_view name) {
        for (const auto& check : readiness.at("checks").as_array()) {
            if (check.at("name").as_string() == json::string_view(name.data(), name.size()))
                return check.as_object();
        }
        ADD_FAILURE() << "no check of " << name;
        return {};
    }
    static std::string id_at(const json::array& segments, std::size_t index) {
        return text_of(segments.at(index).as_object(), "id");
    }

  private:
    int fillers_ = 0;
};

/// The database is on the full disk.
class FullDataDisk : public FullDisk {
  protected:
    const support::SmallDisk disk_{directory_.path(), small};
};
class FullMediaDisk : public FullDisk {
  protected:
    const support::SmallDisk disk_{media(), small};
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, FullDataDisk, testing::Values(Store::sqlite), store_name);
INSTANTIATE_TEST_SUITE_P(, FullMediaDisk, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(FullDataDisk, RefusesWhatNeedsRoomWithASentenceThatNamesTheFolder) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto refusal = fill_up_with_stories(api);
    EXPECT_EQ(refusal.status, 503);
    EXPECT_NE(refusal.body.find("The data folder has no room left: the disk is full."), std::string::npos)
        << refusal.body;
    EXPECT_NE(refusal.header("Retry-After"), "");
}

TEST_P(FullDataDisk, DeletesAllTheSameAgainAndAgain) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    std::vector<std::string> projects;
    for (int i = 0; i < 8; ++i)
        projects.push_back(api.import_story(sentences(20)));
    const auto narrated = projects.front();
    EXPECT_EQ(text_of(api.wait_for_end(api.generate_all(narrated)), "status"), "COMPLETED");
    const auto segments = api.segments(narrated);
    EXPECT_EQ(fill_up_with_stories(api).status, 503);

    const auto segment_path = [&](std::size_t index) {
        return "/api/segments/" + id_at(segments, index) + "/";
    };
    EXPECT_EQ(api.raw("DELETE", segment_path(0) + "remove-audio/").status, 200);
    EXPECT_EQ(api.raw("DELETE", segment_path(1)).status, 204);
    for (const auto& project : projects) {
        fill(directory_.path());  // takes the space that the deletion freed
        const auto reply = api.raw("DELETE", "/api/projects/" + project + "/");
        EXPECT_EQ(reply.status, 204) << reply.body;
        EXPECT_EQ(api.raw("GET", "/api/projects/" + project + "/").status, 404);
    }
    EXPECT_FALSE(std::filesystem::exists(media() / "projects" / narrated));
}

TEST_P(FullDataDisk, CancelsARunningBatchPromptly) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(400));
    const auto task = api.generate_all(project);
    ASSERT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "PROCESSING"; }, seconds(30)));
    EXPECT_EQ(fill_up_with_stories(api).status, 503);
    ASSERT_EQ(text_of(api.task(task), "status"), "PROCESSING") << "the batch ended before the disk was full";
    EXPECT_EQ(api.raw("POST", "/api/tasks/" + task + "/cancel/").status, 200);
    EXPECT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "CANCELLED"; }, seconds(2)))
        << json::serialize(api.task(task));
}

TEST_P(FullDataDisk, IsReadAsEver) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(3));
    api.wait_for_end(api.generate_all(project));
    EXPECT_EQ(fill_up_with_stories(api).status, 503);
    const auto segments = api.segments(project);
    const auto sound = text_of(segments.at(0).as_object(), "audio_file");
    for (const auto& path :
         {std::string("/api/projects/"), "/api/projects/" + project + "/",
          sound.substr(sound.find("/media/")), "/api/segments/" + id_at(segments, 0) + "/words/",
          std::string("/api/settings/")})
        EXPECT_EQ(api.raw("GET", path).status, 200) << path;
}

TEST_P(FullDataDisk, LetsAStoryBeHeardAsAWhole) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(3));
    api.wait_for_end(api.generate_all(project));
    fill(directory_.path());
    EXPECT_EQ(api.raw("GET", "/api/projects/" + project + "/narration/").status, 200);
}

TEST_P(FullDataDisk, IsToldAndItsBatchGoesOnWhenThereIsRoom) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start({"--chunk-cache", "0"});
    ApiClient api(*server);
    EXPECT_EQ(text_of(readiness(api, 200), "status"), "ready") << "with less than a third of the disk used";
    const auto project = api.import_story(sentences(40));
    const auto task = api.generate_all(project);
    fill(directory_.path());
    const auto full = readiness(api, 503);
    EXPECT_EQ(text_of(full, "status"), "not_ready");
    EXPECT_FALSE(check(full, "data_folder").at("ok").as_bool());
    EXPECT_NE(text_of(check(full, "data_folder"), "message").find("is full"), std::string::npos);
    EXPECT_TRUE(check(full, "engine").at("ok").as_bool());
    EXPECT_EQ(api.raw("GET", "/health/live").status, 200);
    const auto findings = api.get("/api/system/").at("findings").as_array();
    EXPECT_EQ(findings.at(0).at("subject").as_string(), "data folder");
    EXPECT_EQ(findings.at(0).at("verdict").as_string(), "broken") << json::serialize(findings);

    ASSERT_TRUE(disk_.resize(large));
    EXPECT_EQ(text_of(readiness(api, 200), "status"), "ready");
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 40U) << json::serialize(status);
    expect_all_narrated_once(project);
}

TEST_P(FullDataDisk, IsNoHindranceToAStart) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    std::string project;
    {
        const auto server = start();
        project = ApiClient(*server).import_story(sentences(3));
        server->terminate();
    }
    fill(directory_.path());
    const auto server = start();
    ApiClient api(*server);
    EXPECT_EQ(api.segments(project).size(), 3U);
    EXPECT_EQ(api.raw("DELETE", "/api/projects/" + project + "/").status, 204);
}

TEST_P(FullMediaDisk, IsToldAndKeepsDeletionsAndCancellationsWorking) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start();
    ApiClient api(*server);
    const auto narrated = api.import_story(sentences(3));
    api.wait_for_end(api.generate_all(narrated));
    fill(media());
    const auto full = readiness(api, 503);
    EXPECT_FALSE(check(full, "media_folder").at("ok").as_bool()) << json::serialize(full);
    EXPECT_TRUE(check(full, "data_folder").at("ok").as_bool());
    EXPECT_TRUE(check(full, "database").at("ok").as_bool());

    const auto waiting = api.import_story(sentences(5));
    const auto task = api.generate_all(waiting);
    EXPECT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "PROCESSING"; }));
    EXPECT_EQ(api.raw("POST", "/api/tasks/" + task + "/cancel/").status, 200);
    EXPECT_TRUE(eventually([&] { return text_of(api.task(task), "status") == "CANCELLED"; }, seconds(2)));
    EXPECT_EQ(api.raw("DELETE", "/api/projects/" + narrated + "/").status, 204);
    EXPECT_FALSE(std::filesystem::exists(media() / "projects" / narrated));
}

TEST_P(FullMediaDisk, LetsABatchWaitAndGoOn) {
    if (!disk_.is_mounted()) GTEST_SKIP() << cannot_mount;
    const auto server = start({"--chunk-cache", "0"});
    ApiClient api(*server);
    const auto project = api.import_story(sentences(20));
    fill(media());
    const auto task = api.generate_all(project);
    readiness(api, 503);
    EXPECT_EQ(done(api.task(task)), 0) << "nothing fits";
    ASSERT_TRUE(disk_.resize(large));
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 20U) << json::serialize(status);
    expect_all_narrated_once(project);
}

}  // namespace storyflow::e2e
