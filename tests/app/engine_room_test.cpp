#include "app/engine_room.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

TEST(EngineRoom, HoldsBothEngines) {
    EngineRoom room(Config{});
    EXPECT_EQ(room.engines().find("kokoro").name(), "kokoro");
    EXPECT_EQ(room.engines().find("hibari").name(), "hibari");
    EXPECT_EQ(room.engines().find("espeak").name(), "espeak");
}

TEST(EngineRoom, GivesNoEngineThatCannotSpeakAndSaysWhatToDo) {
    EngineRoom room(Config{});
    try {
        Config config;
        config.engine = "kokoro";
        (void)room.ready_engine(config);
        FAIL() << "it was asked for by name and cannot speak";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("--engine auto"), std::string::npos);
    }
}

TEST(EngineRoom, SpeaksWithTheBuiltInVoiceWithoutKokorosFiles) {
    EngineRoom room(Config{});
    EXPECT_EQ(room.ready_engine(Config{}).name(), "hibari");
}

TEST(EngineRoom, TellsWhatKokoroReads) {
    text::SpokenText chunk;
    chunk.words.push_back({.text = "hey", .phonemes = "hˈA"});
    EXPECT_EQ(kokoro_phonemes(chunk), "hˈA");
    EXPECT_EQ(kokoro_token_ids(chunk).size(), 3U);
}

TEST(EngineRoom, LooksForTheEspeakProgramBesideTheRunningOne) {
    EXPECT_EQ(espeak_program().filename(), "storyflow-espeak");
    EXPECT_EQ(espeak_program().parent_path(), std::filesystem::read_symlink("/proc/self/exe").parent_path());
}

TEST(EngineRoom, FindsTheEspeakProgramWhereAPackageInstallsIt) {
    const support::TemporaryDirectory directory;
    const auto program = directory.path() / "usr/bin/storyflow";
    const auto beside = directory.path() / "usr/bin/storyflow-espeak";
    const auto installed = directory.path() / "usr/lib/storyflow/storyflow-espeak";
    EXPECT_EQ(espeak_program_of(program), beside);
    std::filesystem::create_directories(installed.parent_path());
    std::ofstream(installed) << "x";
    EXPECT_EQ(espeak_program_of(program), installed);
    std::filesystem::create_directories(beside.parent_path());
    std::ofstream(beside) << "x";
    EXPECT_EQ(espeak_program_of(program), beside) << "a build is not mixed with what is installed";
}

}  // namespace storyflow::app
