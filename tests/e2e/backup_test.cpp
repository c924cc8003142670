#include <gmock/gmock.h>

#include <map>

#include "audio/wav.hpp"
#include "base/child_program.hpp"
#include "base/file.hpp"
#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t batch_size = 200;

class Backup : public testing::Test {
  protected:
    std::string path(const std::string& name) const { return (directory_.path() / name).string(); }
    std::unique_ptr<support::ServerProcess> start(const std::string& data) const {
        return std::make_unique<support::ServerProcess>(
            path(data), std::vector<std::string>{"--engine", "espeak", "--workers", "2"});
    }
    support::ProgramResult back_up(const std::string& target) const {
        return support::run_program({"backup", path(target), "--data", path("data")});
    }
    /// The sound of each segment that has a narration, by the segment's id.
    static std::map<std::string, std::string> sounds(ApiClient& api, const std::string& project) {
        std::map<std::string, std::string> sounds;
        for (const auto& segment : api.segments(project)) {
            const auto& file = segment.at("audio_file");
            if (!file.is_string()) continue;
            const std::string address(file.as_string());
            const auto reply = api.raw("GET", address.substr(address.find("/media/")));
            EXPECT_EQ(reply.status, 200) << file;
            sounds[text_of(segment.as_object(), "id")] = reply.body;
        }
        return sounds;
    }

    /// The segments without the address of the server that told of them.
    static boost::json::array told(ApiClient& api, const std::string& project) {
        auto segments = api.segments(project);
        for (auto& segment : segments)
            segment.as_object().erase("audio_file");
        return segments;
    }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(Backup, OfARunningServerServesTheSameTextsAndSounds) {
    std::string project;
    std::map<std::string, std::string> before;
    boost::json::array segments;
    {
        const auto server = start("data");
        ApiClient api(*server);
        project = api.import_story(sentences(20));
        api.wait_for_end(api.generate_all(project));
        before = sounds(api, project);
        segments = told(api, project);
        const auto made = back_up("backup");
        ASSERT_EQ(made.status, 0) << made.output;
        EXPECT_THAT(made.output, HasSubstr(": 21 files, "));
    }
    ASSERT_EQ(before.size(), 20U);
    const auto restored = support::run_program({"restore", path("backup"), "--data", path("other")});
    ASSERT_EQ(restored.status, 0) << restored.output;
    const auto server = start("other");
    ApiClient api(*server);
    EXPECT_EQ(sounds(api, project), before);
    EXPECT_EQ(told(api, project), segments);
}

TEST_F(Backup, MadeWhileAStoryIsNarratedIsOneMomentOfIt) {
    std::string project;
    std::string task;
    {
        const auto server = start("data");
        ApiClient api(*server);
        project = api.import_story(sentences(batch_size));
        task = api.generate_all(project);
        const auto done = [&] { return api.task(task).at("progress").at("current").as_int64(); };
        ASSERT_TRUE(support::eventually([&] { return done() >= 10; }, std::chrono::seconds(60)));
        const auto made = back_up("backup");
        ASSERT_EQ(made.status, 0) << made.output;
        ASSERT_LT(done(), static_cast<std::int64_t>(batch_size)) << "it came too late to prove anything";
    }
    const auto restored = support::run_program({"restore", path("backup"), "--data", path("other")});
    ASSERT_EQ(restored.status, 0) << restored.output;
    const auto server = start("other");
    ApiClient api(*server);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED") << "the batch goes on where the backup was made";
    EXPECT_TRUE(status.at("errors").as_array().empty());
    const auto sounds_now = sounds(api, project);
    EXPECT_EQ(sounds_now.size(), batch_size);
    for (const auto& segment : api.segments(project)) {
        const auto id = text_of(segment.as_object(), "id");
        const auto info =
            audio::wav_info(directory_.path() / "other/media/projects" / project / "audio" / (id + ".wav"));
        EXPECT_DOUBLE_EQ(info.duration(), segment.at("audio_duration").as_double()) << "row and file agree";
        EXPECT_TRUE(segment.at("narration").at("stale").as_array().empty()) << segment;
    }
}

TEST_F(Backup, ThatWasKilledIsNotThereAndTheNextOneIsWhole) {
    {
        const auto server = start("data");
        fs::create_directories(directory_.path() / "data/media/projects/p/images");
        // Enough to be at it for a while.
        const std::string picture(8'000'000, 'x');
        for (int i = 0; i < 30; ++i)
            base::write_file(
                directory_.path() / "data/media/projects/p/images" / (std::to_string(i) + ".png"), picture);
        {
            const auto program = fs::read_symlink("/proc/self/exe").parent_path() / "storyflow";
            const base::ChildProgram copying({program, {"backup", path("backup"), "--data", path("data")}});
            ASSERT_TRUE(
                support::eventually([&] { return fs::exists(path(".backup.unfinished/media/projects")); },
                                    std::chrono::seconds(60)));
        }  // kills it
        ASSERT_TRUE(fs::exists(path(".backup.unfinished"))) << "the kill came too late to prove anything";
        EXPECT_FALSE(fs::exists(path("backup")));
        const auto refused =
            support::run_program({"restore", path(".backup.unfinished"), "--data", path("other")});
        EXPECT_EQ(refused.status, 2);
        EXPECT_THAT(refused.output, HasSubstr("is no backup of StoryFlow"));
        const auto made = back_up("backup");
        EXPECT_EQ(made.status, 0) << made.output;
    }
    EXPECT_FALSE(fs::exists(path(".backup.unfinished")));
    EXPECT_EQ(support::run_program({"restore", path("backup"), "--data", path("other")}).status, 0);
}

TEST_F(Backup, NamesWhatIsWrongWithItsArguments) {
    const auto no_data = back_up("backup");
    EXPECT_EQ(no_data.status, 1);
    EXPECT_THAT(no_data.output, HasSubstr("There is no database"));
    const auto postgres =
        support::run_program({"backup", path("backup"), "--database", "postgresql://reader@127.0.0.1:9/none",
                              "--data", path("data")});
    EXPECT_EQ(postgres.status, 2);
    EXPECT_THAT(postgres.output, HasSubstr("pg_dump"));
}

}  // namespace storyflow::e2e
