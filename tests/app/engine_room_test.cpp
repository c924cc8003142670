#include "app/engine_room.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

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

}  // namespace storyflow::app
