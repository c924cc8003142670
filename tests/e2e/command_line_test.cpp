#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::e2e {

namespace {

using support::run_program;
using testing::HasSubstr;

class CommandLine : public testing::Test {
  protected:
    std::string path(const std::string& name) const { return (directory_.path() / name).string(); }
    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path(name)) << content;
        return path(name);
    }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(CommandLine, SaySpeaksIntoAFile) {
    const auto result = run_program({"say", "Good evening.", "-o", path("a.wav"), "--engine", "espeak"});
    EXPECT_EQ(result.status, 0) << result.output;
    const auto sound = audio::read_wav(path("a.wav"));
    EXPECT_NEAR(audio::peak(sound), 0.8913F, 0.001F);
    EXPECT_GT(sound.duration(), 0.4);
}

TEST_F(CommandLine, SayReadsStandardInputForAHyphen) {
    EXPECT_EQ(run_program({"say", "-", "-o", path("a.wav"), "--engine", "espeak"}, "Good evening.").status,
              0);
    EXPECT_EQ(run_program({"say", "Good evening.", "-o", path("b.wav"), "--engine", "espeak"}).status, 0);
    EXPECT_EQ(audio::read_wav(path("a.wav")).samples, audio::read_wav(path("b.wav")).samples)
        << "same input, same bytes";
}

TEST_F(CommandLine, SayNamesAnUnknownVoiceAndAMissingModel) {
    const auto voice =
        run_program({"say", "x", "-o", path("a.wav"), "--engine", "espeak", "--voice", "nobody"});
    EXPECT_EQ(voice.status, 2);
    EXPECT_THAT(voice.output, HasSubstr("--voice: there is no \"nobody\""));
    const auto model = run_program({"say", "x", "-o", path("a.wav"), "--models", path("models")});
    EXPECT_EQ(model.status, 1);
    EXPECT_THAT(model.output, HasSubstr("--engine espeak"));
    EXPECT_FALSE(std::filesystem::exists(path("a.wav")));
}

TEST_F(CommandLine, NarrateMakesAFolderOfPartsAndOneJoinedFile) {
    const auto story = write("tale.txt", "Text: One small step.\n---\nText: And then another one.\n");
    const auto result =
        run_program({"narrate", story, "-o", path("out"), "--engine", "espeak", "--pause", "0.5"});
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output, HasSubstr("2/2 "));
    const auto first = audio::wav_info(path("out/001.wav"));
    const auto second = audio::wav_info(path("out/002.wav"));
    EXPECT_EQ(audio::wav_info(path("out/story.wav")).frames, first.frames + 12000 + second.frames);
}

TEST_F(CommandLine, NarrateNamesWhatIsWrongWithAStory) {
    const auto story = write("tale.json", R"({"segments":[{"text_content":""}]})");
    const auto result = run_program({"narrate", story, "-o", path("out"), "--engine", "espeak"});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.output, HasSubstr("Segment at index 0 is missing text_content"));
    EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(CommandLine, TextShowsTheChunksOneLineForOneLine) {
    const auto result =
        run_program({"text", "--chunks", "--chunk-limit", "10"}, "One two. Three four.\n\nEnd.\n");
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output, "One two.\tThree four.\n\nEnd.\n");
}

TEST_F(CommandLine, VoicesListsAllTwentySix) {
    const auto result = run_program({"voices"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(std::ranges::count(result.output, '\n'), 26);
    EXPECT_THAT(result.output, HasSubstr("bf_emma"));
}

TEST_F(CommandLine, DoctorTellsByItsExitStatusWhetherItCanSpeak) {
    const auto preview = run_program({"doctor", "--engine", "espeak", "--data", path("data")});
    EXPECT_EQ(preview.status, 0) << preview.output;
    EXPECT_THAT(preview.output, HasSubstr("Ready to narrate."));
    const auto kokoro = run_program({"doctor", "--engine", "kokoro", "--data", path("data")});
    EXPECT_EQ(kokoro.status, 1);
    EXPECT_THAT(kokoro.output, HasSubstr("missing  Kokoro voice"));
    EXPECT_FALSE(std::filesystem::exists(path("data"))) << "looking changes nothing";
}

TEST_F(CommandLine, WrongUsageIsStatusTwo) {
    EXPECT_EQ(run_program({}).status, 2);
    EXPECT_EQ(run_program({"sing"}).status, 2);
    EXPECT_EQ(run_program({"say"}).status, 2);
    EXPECT_EQ(run_program({"--help"}).status, 0);
}

}  // namespace storyflow::e2e
