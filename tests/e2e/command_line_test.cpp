#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>

#include "audio/level.hpp"
#include "audio/wav.hpp"
#include "tests/e2e/narration_server.hpp"
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
    const auto model =
        run_program({"say", "x", "-o", path("a.wav"), "--models", path("models"), "--engine", "kokoro"});
    EXPECT_EQ(model.status, 1);
    EXPECT_THAT(model.output, HasSubstr("--engine auto"));
    EXPECT_FALSE(std::filesystem::exists(path("a.wav")));
}

TEST_F(CommandLine, SayNamesTheFolderThatIsMissingBeforeItSpeaks) {
    const auto result = run_program({"say", "x", "-o", path("no/such/a.wav"), "--models", path("models")});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.output, HasSubstr("--output: there is no folder " + path("no/such")));
}

TEST_F(CommandLine, NarrateMakesAFolderOfPartsAndOneJoinedFile) {
    const auto story = write("tale.txt", "Text: One small step.\n---\nText: And then another one.\n");
    const auto result =
        run_program({"narrate", story, "-o", path("out"), "--engine", "espeak", "--pause", "0.5"});
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output, HasSubstr("2/2 "));
    const auto first = audio::wav_info(path("out/001.wav"));
    const auto second = audio::wav_info(path("out/002.wav"));
    const auto joined = audio::wav_info(path("out/story.wav")).frames;
    EXPECT_LE(joined, first.frames + 12000 + second.frames);
    EXPECT_GE(joined, first.frames + 12000 + second.frames - 1440)
        << "the pause counts from voice to voice: up to 60 ms of it are in the parts";
}

TEST_F(CommandLine, NarrateWritesAFinishedFile) {
    // ACX's loudness is that of a whole file: of a few words the silence around them would be the greater
    // part.
    std::string text = "Once upon a time";
    for (int i = 0; i < 12; ++i)
        text += ", and the lamp on the shore went out and was lit again";
    const auto story = write("tale.txt", text + ".\n\nThe end.\n");
    const auto result = run_program({"narrate", story, "-o", path("tale.flac"), "--engine", "espeak"});
    EXPECT_EQ(result.status, 0) << result.output;
    EXPECT_THAT(result.output, HasSubstr("tale.flac  "));
    EXPECT_GT(audio::wav_info(path("tale.flac")).duration(), 1.0);
    EXPECT_FALSE(std::filesystem::exists(path("tale.flac.segments")));
    const auto acx =
        run_program({"narrate", story, "-o", path("acx"), "--format", "acx", "--engine", "espeak"});
    EXPECT_EQ(acx.status, 0) << acx.output;
    EXPECT_THAT(acx.output, HasSubstr("ok      RMS -23 to -18 dB"));
    EXPECT_TRUE(std::filesystem::exists(path("acx/01 tale.mp3")));
    const auto unknown = run_program({"narrate", story, "-o", path("tale"), "--format", "mp4"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.output, HasSubstr("--format: there is no \"mp4\""));
}

TEST_F(CommandLine, NarrateNamesWhatIsWrongWithAStory) {
    const auto story = write("tale.json", R"({"segments":[{"text_content":""}]})");
    const auto result = run_program({"narrate", story, "-o", path("out"), "--engine", "espeak"});
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.output, HasSubstr("Segment at index 0 is missing text_content"));
    EXPECT_FALSE(std::filesystem::exists(path("out")));
}

TEST_F(CommandLine, TextShowsWhatIsSaidOneLineForOneLine) {
    const auto result = run_program({"text", "--normalize"}, "It is 1984.\n\n  Dr. Lee\\npaid $3.  \n");
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output, "It is nineteen eighty-four.\n\nDoctor Lee paid three dollars.\n");
}

TEST_F(CommandLine, TextReadsLikeTheAccentOfTheVoice) {
    EXPECT_EQ(run_program({"text", "--normalize", "--voice", "bm_george"}, "101\n").output,
              "one hundred and one\n");
}

TEST_F(CommandLine, TextShowsTheChunksOneLineForOneLine) {
    const std::string sentence = "The lamp burned all night on the coast.";  // 39 characters
    const auto result = run_program({"text", "--chunks", "--engine", "espeak", "--chunk-limit", "50"},
                                    sentence + " " + sentence + "\n\nEnd.\n");
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output, sentence + "\t" + sentence + "\n\nEnd.\n");
}

TEST_F(CommandLine, TextShowsPhonemesAndTokens) {
    const auto phonemes = run_program({"text", "--phonemes"}, "Hello, [Kokoro](/kˈOkəɹO/)!\n");
    EXPECT_EQ(phonemes.output, "həlˈO, kˈOkəɹO!\n");
    const auto tokens = run_program({"text", "--tokens"}, "Hello, [Kokoro](/kˈOkəɹO/)!\n");
    EXPECT_EQ(tokens.output, "50 83 54 156 31 3 16 53 156 31 53 83 123 31 5\n");
}

TEST_F(CommandLine, TextTakesExactlyOneStep) {
    EXPECT_EQ(run_program({"text"}, "").status, 2);
    EXPECT_EQ(run_program({"text", "--tokens", "--chunks"}, "").status, 2);
}

TEST_F(CommandLine, PronunciationsOfAFileAreUsed) {
    const auto names = write("names.txt", "Siobhan = Shi vawn\n");
    EXPECT_EQ(run_program({"text", "--normalize", "--pronunciations", names}, "Siobhan came.\n").output,
              "Shi vawn came.\n");
    const auto wrong =
        run_program({"text", "--normalize", "--pronunciations", write("w.txt", "x = /€/\n")}, "");
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.output, HasSubstr("line 1"));
}

TEST_F(CommandLine, VoicesListsAllTwentyEight) {
    const auto result = run_program({"voices"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(std::ranges::count(result.output, '\n'), 28);
    EXPECT_THAT(result.output, HasSubstr("bf_emma"));
}

TEST_F(CommandLine, DoctorTellsByItsExitStatusWhetherItCanSpeak) {
    const auto preview = run_program({"doctor", "--engine", "espeak", "--data", path("data")});
    EXPECT_EQ(preview.status, 0) << preview.output;
    EXPECT_THAT(preview.output, HasSubstr("Ready to narrate."));
    const auto kokoro = run_program({"doctor", "--engine", "kokoro", "--data", path("data")});
    EXPECT_EQ(kokoro.status, 1);
    EXPECT_THAT(kokoro.output, HasSubstr("missing  Kokoro voice"));
    const auto as_json = run_program({"doctor", "--json", "--engine", "kokoro", "--data", path("data")});
    EXPECT_EQ(as_json.status, 1) << "the same as without --json";
    EXPECT_FALSE(boost::json::parse(as_json.output).at("ready").as_bool());
    EXPECT_FALSE(std::filesystem::exists(path("data"))) << "looking changes nothing";
}

TEST_F(CommandLine, TheManualAndTheCompletionsHaveEveryCommand) {
    const auto manual = run_program({"manual"});
    EXPECT_EQ(manual.status, 0);
    EXPECT_THAT(manual.output, HasSubstr(".SS storyflow model install\n"));
    EXPECT_THAT(manual.output, HasSubstr("STORYFLOW_TASK_RETENTION"));
    const std::vector<std::string> commands{
        "serve",  "worker", "say", "narrate", "film",   "export",         "text",
        "finish", "voices", "mcp", "model",   "doctor", "pronunciations", "completion"};
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const auto script = run_program({"completion", shell});
        EXPECT_EQ(script.status, 0);
        for (const auto& command : commands)
            EXPECT_THAT(script.output, testing::ContainsRegex("[ '\"]" + command)) << shell;
    }
    for (const auto& command : commands)
        EXPECT_THAT(manual.output, HasSubstr(".SS storyflow " + command + "\n"));
    const auto unknown = run_program({"completion", "tcsh"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.output, HasSubstr("\"tcsh\" is not one of bash, zsh, fish"));
}

TEST_F(CommandLine, WrongUsageIsStatusTwo) {
    EXPECT_EQ(run_program({}).status, 2);
    EXPECT_EQ(run_program({"sing"}).status, 2);
    EXPECT_EQ(run_program({"say"}).status, 2);
    EXPECT_EQ(run_program({"--help"}).status, 0);
}

}  // namespace storyflow::e2e
