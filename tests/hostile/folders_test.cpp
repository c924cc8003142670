#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

/// Operators, cleaning jobs and backups change the folders of a running program: lost files are detected,
/// reported and made anew, and no task reports success for a missing narration.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;
using testing::HasSubstr;
namespace json = boost::json;

class Folders : public StoryService {
  protected:
    /// The error of a server with a SQLite database of its own that cannot start on these media.
    [[nodiscard]] std::string refusal_of_another_server() const {
        return refusal(directory_.path() / "other", {"--media", media().string(), "--engine", "espeak"});
    }
    [[nodiscard]] static std::string refusal(const std::filesystem::path& data,
                                             const std::vector<std::string>& arguments) {
        try {
            const support::ServerProcess server(data, arguments);
            return "it started";
        } catch (const std::runtime_error& failure) {
            return failure.what();
        }
    }
    [[nodiscard]] std::filesystem::path audio_of(const json::value& segment) const {
        const auto name = text_of(segment.as_object(), "id") + ".wav";
        return media() / "projects" / text_of(segment.as_object(), "project") / "audio" / name;
    }
    static json::array stale(const json::value& segment) {
        return segment.at("narration").at("stale").as_array();
    }
    [[nodiscard]] bool is_incoming_empty() const {
        const auto folder = media() / "incoming";
        return !std::filesystem::exists(folder) || std::filesystem::is_empty(folder);
    }
};

class SqliteFolders : public Folders {};

/// Deletes incoming files, as the start of another server would.
class Sweeper {
  public:
    Sweeper(std::filesystem::path folder, int most)
        : thread_([this, folder = std::move(folder), most](const std::stop_token& stop) {
              while (!stop.stop_requested() && swept_ < most)
                  sweep(folder);
          }) {}
    [[nodiscard]] int swept() const { return swept_; }

  private:
    void sweep(const std::filesystem::path& folder) {
        std::error_code ignored;
        for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
            if (entry.path().extension() == ".wav" && std::filesystem::remove(entry.path(), ignored))
                ++swept_;
        }
    }

    std::atomic<int> swept_{0};
    std::jthread thread_;
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Folders, testing::Values(Store::sqlite, Store::postgres), store_name);
INSTANTIATE_TEST_SUITE_P(, SqliteFolders, testing::Values(Store::sqlite), store_name);

TEST_P(Folders, AServerWithAnotherDatabaseIsRefusedTheMediaFolder) {
    const auto server = start();
    EXPECT_THAT(refusal_of_another_server(), HasSubstr("media folder " + media().string() + " is in use"));
}

TEST_P(Folders, ATaskDoesNotEndWellForNarrationsThatWereSweptAwayOnTheirWay) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(12));
    const auto task = api.generate_all(project);
    const Sweeper sweeper(media() / "incoming", 3);
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED");
    EXPECT_GT(sweeper.swept(), 0) << "nothing was put to the test";
    for (const auto& segment : api.segments(project))
        EXPECT_TRUE(std::filesystem::exists(audio_of(segment))) << segment.at("sequence_index");
}

TEST_P(Folders, ANarrationThatWasDeletedIsNarratedAgainByTheNextBatch) {
    const auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(3));
    api.wait_for_end(api.generate_all(project));
    const auto lost = api.segments(project)[1];
    std::filesystem::remove(audio_of(lost));

    EXPECT_EQ(stale(api.segments(project)[0]), json::array{});
    EXPECT_EQ(stale(api.segments(project)[1]), json::array{"file"});
    EXPECT_EQ(stale(api.get("/api/segments/" + text_of(lost.as_object(), "id") + "/")), json::array{"file"});
    EXPECT_EQ(api.raw("GET", "/api/projects/" + project + "/narration/").status, 409);

    const auto batch = api.post("/api/projects/" + project + "/generate-all-audio/").as_object();
    EXPECT_EQ(batch.at("segments_to_process").as_int64(), 1);
    EXPECT_EQ(text_of(api.wait_for_end(text_of(batch, "task_id")), "status"), "COMPLETED");
    EXPECT_TRUE(std::filesystem::exists(audio_of(lost)));
    EXPECT_EQ(stale(api.segments(project)[1]), json::array{});
    EXPECT_EQ(api.raw("GET", "/api/projects/" + project + "/narration/").status, 200);
}

TEST_P(Folders, TheFilesOfARemovedProjectAreOutOfSightAtOnceAndGoneAfterACrash) {
    auto server = start();
    ApiClient api(*server);
    const auto project = api.import_story(sentences(300));
    const auto folder = media() / "projects" / project / "audio";
    std::filesystem::create_directories(folder);
    for (const auto& segment : api.segments(project))
        std::ofstream(audio_of(segment)) << "sound";
    EXPECT_EQ(api.raw("DELETE", "/api/projects/" + project + "/").status, 204);
    EXPECT_FALSE(std::filesystem::exists(folder.parent_path()));
    if (is_shared()) {
        EXPECT_TRUE(eventually([&] { return is_incoming_empty(); }, seconds(20)));
    } else {
        server->kill_hard();
        server = start();
        EXPECT_TRUE(is_incoming_empty());
    }
}

TEST_P(SqliteFolders, ADatabaseThatWasDeletedIsNoticedAndNotReplacedByAnEmptyOne) {
    auto server = start();
    {
        ApiClient api(*server);
        const auto project = api.import_story(sentences(1));
        api.wait_for_end(api.generate_all(project));
        const auto backup = directory_.path() / "storyflow.db.away";
        std::filesystem::rename(directory_.path() / "storyflow.db", backup);
        const auto refusal = api.raw("POST", "/api/projects/import/",
                                     R"({"format":"json","title":"T","segments":[{"text_content":"A."}]})");
        EXPECT_EQ(refusal.status, 503) << refusal.body;
        EXPECT_THAT(refusal.body, HasSubstr("was removed or replaced"));
        EXPECT_THAT(api.raw("GET", "/api/system/").body, HasSubstr("was removed or replaced"));
        EXPECT_EQ(api.segments(project).size(), 1U) << "what is there can be read";
    }
    server->kill_hard();

    EXPECT_THAT(refusal(directory_.path(), {}), HasSubstr("--new-database"));
    std::ofstream(directory_.path() / "storyflow.db").close();
    EXPECT_THAT(refusal(directory_.path(), {}), HasSubstr("missing or empty"));
    const auto files = [&] { return std::filesystem::is_empty(media() / "projects") ? 0 : 1; };
    server = start({"--new-database"});
    EXPECT_EQ(ApiClient(*server).get("/api/projects/").at("count").as_int64(), 0);
    EXPECT_EQ(files(), 1) << "the files of unknown projects stay";
    server->kill_hard();
    EXPECT_NO_THROW(server = start()) << "the new database is known by now";
}

}  // namespace storyflow::e2e
