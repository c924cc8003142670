#include "api/engine_choice.hpp"

#include "api/api_error.hpp"
#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using EngineChoiceTest = ApiTest;

TEST_F(EngineChoiceTest, UnknownVoicesAndExtremeSpeedsBecomeUsableOnes) {
    story::Settings settings;
    settings.tts_engine = "espeak";
    settings.default_voice_id = "nobody";
    settings.tts_speed = 9.0;
    EXPECT_EQ(rendition_of(settings), (tasks::Rendition{"espeak", "af_bella", 2.0}));
}

TEST_F(EngineChoiceTest, KnownVoicesAndUsualSpeedsAreKept) {
    story::Settings settings;
    settings.default_voice_id = "bf_emma";
    settings.tts_speed = 1.25;
    EXPECT_EQ(rendition_of(settings), (tasks::Rendition{"kokoro", "bf_emma", 1.25}));
}

TEST_F(EngineChoiceTest, MixesOfKnownVoicesAreKept) {
    story::Settings settings;
    settings.default_voice_id = "af_bella(2)+am_adam(1)";
    EXPECT_EQ(rendition_of(settings).voice, "af_bella(2)+am_adam(1)");
    settings.default_voice_id = "af_bella+nobody";
    EXPECT_EQ(rendition_of(settings).voice, "af_bella");
}

TEST_F(EngineChoiceTest, OnlyTheChosenEngineHasToBeAvailable) {
    kokoro_.available = false;
    story::Settings settings;
    EXPECT_THROW(require_available_engine(services_, settings), ApiError);
    settings.tts_engine = "espeak";
    EXPECT_NO_THROW(require_available_engine(services_, settings));
}

}  // namespace storyflow::api
