#include "story/rendition.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

TEST(ChosenRendition, IsThatOfTheSettingsUnlessTheProjectSaysMore) {
    Settings settings;
    settings.tts_engine = "espeak";
    settings.default_voice_id = "bm_lewis";
    settings.tts_speed = 1.25;
    Project project;
    EXPECT_EQ(chosen_rendition(project, settings), (Rendition{"espeak", "bm_lewis", 1.25}));
    project.voice_id = "bf_emma";
    EXPECT_EQ(chosen_rendition(project, settings), (Rendition{"espeak", "bf_emma", 1.25}));
    project.tts_speed = 0.75;
    EXPECT_EQ(chosen_rendition(project, settings), (Rendition{"espeak", "bf_emma", 0.75}));
    project.voice_id.reset();
    EXPECT_EQ(chosen_rendition(project, settings), (Rendition{"espeak", "bm_lewis", 0.75}));
}

}  // namespace storyflow::story
