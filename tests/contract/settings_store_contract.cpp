#include <stdexcept>

#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;

namespace {

/// Gives every field a value other than its default.
void change_every_field(story::Settings& settings) {
    settings.default_voice_id = "bm_lewis";
    settings.tts_speed = 0.75;
    settings.tts_engine = "espeak";
    settings.subtitle_font_family = "Roboto";
    settings.subtitle_font_size = 12;
    settings.subtitle_font_color = "#000001";
    settings.subtitle_position = "top";
    settings.subtitle_font = "fonts/a.ttf";
    settings.subtitle_color = "#000002";
    settings.render_width = 640;
    settings.render_height = 480;
    settings.render_fps = 24;
    settings.ken_burns_zoom = 1.1;
    settings.transition_duration = 0.25;
    settings.zoom_intensity = 1.7;
    settings.inter_segment_silence = 0.9;
    settings.scene_silence = 1.1;
    settings.chapter_silence = 3.3;
    settings.subtitles_enabled = false;
    settings.custom_font_file = "fonts/b.ttf";
    settings.logo_enabled = true;
    settings.logo_scale = 0.2;
    settings.logo_position = "top-left";
    settings.logo_opacity = 0.5;
    settings.logo_margin = 7;
    settings.subtitle_words = true;
    settings.subtitle_word_color = "#000003";
    settings.title_card = true;
    settings.end_card = "The end";
    settings.card_seconds = 2.5;
    settings.music_enabled = true;
    settings.music_level = -6.5;
    settings.music_file = "music/a.mp3";
}

}  // namespace

TEST_P(SettingsStoreContract, StartsWithTheDefaultsAndKeepsTheirTime) {
    story::Settings expected;
    expected.created_at = expected.updated_at = stores->clock.now();
    EXPECT_EQ(stores->settings().load(), expected);
    stores->clock.advance(1h);
    EXPECT_EQ(stores->settings().load(), expected);
}

TEST_P(SettingsStoreContract, KeepsEveryFieldOverARestart) {
    story::Settings expected = stores->settings().load();
    stores->clock.advance(1s);
    const auto logo =
        stores->settings_media().add_logo({"a", "logos/a.png", "logos/b.png", "incoming/a"}).logo;
    const auto change = [&logo](story::Settings& settings) {
        change_every_field(settings);
        settings.active_logo = logo.id;
    };
    change(expected);
    expected.updated_at = stores->clock.now();
    EXPECT_EQ(stores->settings().change(change), expected);
    stores->reopen();
    EXPECT_EQ(stores->settings().load(), expected);
}

TEST_P(SettingsStoreContract, CanBeChangedBeforeTheyWereEverLoaded) {
    stores->settings().change([](story::Settings& settings) { settings.tts_speed = 2.0; });
    EXPECT_EQ(stores->settings().load().tts_speed, 2.0);
    EXPECT_EQ(stores->settings().load().default_voice_id, "af_heart");
}

TEST_P(SettingsStoreContract, WritesNothingWhenTheChangeThrows) {
    const auto before = stores->settings().load();
    const auto failing = [](story::Settings& settings) {
        settings.tts_speed = 2.0;
        throw std::invalid_argument("no");
    };
    EXPECT_THROW(stores->settings().change(failing), std::invalid_argument);
    EXPECT_EQ(stores->settings().load(), before);
}

TEST_P(SettingsStoreContract, EachChangeSeesTheOneBefore) {
    stores->settings().change([](story::Settings& settings) { settings.tts_speed = 2.0; });
    const auto both = stores->settings().change([](story::Settings& settings) { settings.logo_margin = 3; });
    EXPECT_EQ(both.tts_speed, 2.0);
    EXPECT_EQ(both.logo_margin, 3);
}

INSTANTIATE_TEST_SUITE_P(Store, SettingsStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
