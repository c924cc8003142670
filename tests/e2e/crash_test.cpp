#include <gtest/gtest.h>

#include <map>

#include "audio/wav.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

namespace storyflow::e2e {

namespace {

constexpr std::size_t batch_size = 300;

class Crash : public StoryService {
  protected:
    std::filesystem::path audio_folder(const std::string& project) const {
        return media() / "projects" / project / "audio";
    }
    /// The time at which each WAV was written.
    std::map<std::string, std::filesystem::file_time_type> wav_times(const std::string& project) const {
        std::map<std::string, std::filesystem::file_time_type> times;
        if (!std::filesystem::exists(audio_folder(project))) return times;
        for (const auto& entry : std::filesystem::directory_iterator(audio_folder(project))) {
            times[entry.path().filename().string()] = entry.last_write_time();
        }
        return times;
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, Crash, testing::Values(Store::sqlite, Store::postgres), store_name);

TEST_P(Crash, ABatchThatWasKilledInTheMiddleKeepsWhatWasDoneAndGoesOnByItself) {
    std::string project;
    std::string task;
    std::int64_t done_before = 0;
    std::map<std::string, std::filesystem::file_time_type> before;
    {
        const auto server = start();
        ApiClient api(*server);
        project = api.import_story(sentences(batch_size));
        task = api.generate_all(project);
        ASSERT_TRUE(
            support::eventually([&] { return done(api.task(task)) >= 50; }, std::chrono::seconds(60)));
        done_before = done(api.task(task));
        before = wav_times(project);
        server->kill_hard();
    }
    ASSERT_LT(done_before, static_cast<std::int64_t>(batch_size))
        << "the kill came too late to prove anything";

    const auto server = start();
    ApiClient api(*server);
    EXPECT_GE(done(api.task(task)), done_before);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    EXPECT_EQ(status.at("completed_segments").as_array().size(), batch_size);
    EXPECT_TRUE(status.at("errors").as_array().empty());

    const auto after = wav_times(project);
    EXPECT_EQ(after.size(), batch_size) << "one WAV per segment and nothing else";
    std::size_t narrated_again = 0;
    for (const auto& [name, time] : before)
        narrated_again += after.at(name) == time ? 0U : 1U;
    EXPECT_LE(narrated_again, 2U) << "at most what the two workers were publishing";
    for (const auto& segment : api.segments(project)) {
        const auto id = text_of(segment.as_object(), "id");
        const auto info = audio::wav_info(audio_folder(project) / (id + ".wav"));
        ASSERT_DOUBLE_EQ(info.duration(), segment.at("audio_duration").as_double()) << id;
    }
}

TEST_P(Crash, AStopInTheMiddleOfABatchIsPromptAndTheRestGoesOnAfterwards) {
    std::string task;
    {
        const auto server = start();
        ApiClient api(*server);
        task = api.generate_all(api.import_story(sentences(100)));
        ASSERT_TRUE(support::eventually([&] { return done(api.task(task)) >= 5; }, std::chrono::seconds(30)));
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(server->terminate(), 0);
        EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8));
    }
    const auto server = start();
    ApiClient api(*server);
    const auto status = api.wait_for_end(task);
    EXPECT_EQ(text_of(status, "status"), "COMPLETED");
    EXPECT_EQ(status.at("completed_segments").as_array().size(), 100U);
}

}  // namespace storyflow::e2e
