#include "api/engine_choice.hpp"

#include "api/api_error.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using EngineChoiceTest = ApiTest;

TEST_F(EngineChoiceTest, ExtremeSpeedsBecomeUsableOnes) {
    story::Settings settings;
    settings.tts_engine = "espeak";
    settings.tts_speed = 9.0;
    EXPECT_EQ(task_rendition(engines_, {}, settings), (tasks::Rendition{"espeak", "af_heart", 2.0}));
}

TEST_F(EngineChoiceTest, KnownVoicesAndUsualSpeedsAreKept) {
    story::Settings settings;
    settings.default_voice_id = "bf_emma";
    settings.tts_speed = 1.25;
    EXPECT_EQ(task_rendition(engines_, {}, settings), (tasks::Rendition{"kokoro", "bf_emma", 1.25}));
}

TEST_F(EngineChoiceTest, MixesAndVoicesThatAreGoneAreKept) {
    story::Settings settings;
    settings.default_voice_id = "af_bella(2)+am_adam(1)";
    EXPECT_EQ(task_rendition(engines_, {}, settings).voice, "af_bella(2)+am_adam(1)");
    settings.default_voice_id = "af_bella+nobody";
    EXPECT_EQ(task_rendition(engines_, {}, settings).voice, "af_bella+nobody")
        << "the narration says that it is gone";
}

TEST_F(EngineChoiceTest, AProjectsOwnVoiceAndSpeedComeFirst) {
    story::Settings settings;
    story::Project project;
    project.voice_id = "bf_emma";
    EXPECT_EQ(task_rendition(engines_, project, settings), (tasks::Rendition{"kokoro", "bf_emma", 1.0}));
    project.tts_speed = 1.5;
    EXPECT_EQ(task_rendition(engines_, project, settings), (tasks::Rendition{"kokoro", "bf_emma", 1.5}));
}

TEST_F(EngineChoiceTest, WhatAProjectAsksForIsWhatATaskWouldGet) {
    for (const auto* voice : {"bf_emma", "nobody", "af_bella(2)+am_adam(1)"}) {
        for (const double speed : {0.1, 1.25, 9.0}) {
            story::Project project;
            project.voice_id = voice;
            project.tts_speed = speed;
            const auto own = own_rendition(project);
            EXPECT_EQ(task_rendition(engines_, project, {}),
                      (tasks::Rendition{"kokoro", own.voice.value(), own.speed.value()}));
        }
    }
}

TEST_F(EngineChoiceTest, WhatAProjectAsksForIsFoundByItsId) {
    const auto project = room_.projects.create({.title = "x", .segments = {}});
    EXPECT_EQ(own_rendition(services_, project.id), story::OwnRendition{});
    room_.projects.edit(project.id, {.title = {}, .voice_id = "bm_lewis", .tts_speed = {}});
    EXPECT_EQ(own_rendition(services_, project.id), (story::OwnRendition{.voice = "bm_lewis", .speed = {}}));
    EXPECT_EQ(own_rendition(services_, unknown_id), story::OwnRendition{});
}

TEST_F(EngineChoiceTest, ATaskHasOneEngineWhateverBecomesAvailableLater) {
    const story::Settings settings;
    EXPECT_EQ(settings.tts_engine, "auto");
    EXPECT_EQ(task_rendition(engines_, {}, settings).engine, "kokoro");
}

TEST_F(EngineChoiceTest, OnlyTheChosenEngineHasToBeAvailable) {
    kokoro_.available = false;
    story::Settings settings;
    EXPECT_THROW(require_available_engine(services_, settings.tts_engine), ApiError);
    settings.tts_engine = "espeak";
    EXPECT_NO_THROW(require_available_engine(services_, settings.tts_engine));
}

}  // namespace storyflow::api
