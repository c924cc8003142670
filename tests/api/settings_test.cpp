#include "api/settings.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {

using SettingsTest = ApiTest;

TEST_F(SettingsTest, ExistWithTheirDefaultsFromTheStart) {
    const auto response = get("/api/settings/");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(response).at("default_voice_id"), "af_heart");
    EXPECT_NE(response.text().find(R"("tts_speed":1.0)"), std::string::npos);
}

TEST_F(SettingsTest, AreChangedAndAnsweredWhole) {
    const auto response = patch("/api/settings/", R"({"tts_speed":1.5,"tts_engine":"espeak"})");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.text(), get("/api/settings/").text());
    EXPECT_EQ(room_.settings.load().tts_speed, 1.5);
    EXPECT_EQ(room_.settings.load().tts_engine, "espeak");
}

TEST_F(SettingsTest, KeepAMixOfVoicesAsItWasWritten) {
    const auto voices = get("/api/settings/voices/").text();
    const auto response = patch("/api/settings/", R"json({"default_voice_id":"af_bella(2)+am_adam(1)"})json");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(object(get("/api/settings/")).at("default_voice_id"), "af_bella(2)+am_adam(1)");
    EXPECT_EQ(get("/api/settings/voices/").text(), voices);
}

TEST_F(SettingsTest, AreChangedAllOrNotAtAll) {
    const auto response = patch("/api/settings/", R"({"tts_speed":1.5,"render_fps":7})");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.text(), R"({"render_fps":["FPS must be one of: 24, 30, 60."]})");
    EXPECT_EQ(room_.settings.load().tts_speed, 1.0);
}

TEST_F(SettingsTest, AreJudgedTogetherWithWhatIsStored) {
    EXPECT_EQ(patch("/api/settings/", R"({"render_width":1080,"render_height":1350})").status, 200);
    EXPECT_EQ(patch("/api/settings/", R"({"render_height":1440})").status, 200);
    EXPECT_EQ(patch("/api/settings/", R"({"render_width":3840})").status, 400);
}

TEST_F(SettingsTest, CountEveryChangeAlsoAnEmptyOne) {
    const auto before = object(get("/api/settings/"));
    room_.clock.advance(std::chrono::seconds(1));
    const auto after = object(patch("/api/settings/", "{}"));
    EXPECT_EQ(after.at("created_at"), before.at("created_at"));
    EXPECT_NE(after.at("updated_at"), before.at("updated_at"));
}

TEST_F(SettingsTest, StayReadableWhateverNumbersAreSent) {
    EXPECT_EQ(patch("/api/settings/", R"({"tts_speed":1e400})").status, 400);
    EXPECT_EQ(patch("/api/settings/", R"({"tts_speed":"inf"})").status, 400);
    EXPECT_EQ(get("/api/settings/").status, 200);
}

}  // namespace storyflow::api
