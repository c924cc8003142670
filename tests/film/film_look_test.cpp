#include "film/film_look.hpp"

#include <gtest/gtest.h>

namespace storyflow::film {

namespace {

const std::filesystem::path media = "/data/media";
const story::Logo logo{.id = "1", .name = "brand", .file = "logos/brand.png", .uploaded_at = {}};

story::Settings with_uploaded_font() {
    story::Settings settings;
    settings.custom_font_file = "fonts/Inter.ttf";
    settings.subtitle_font = "fonts/Inter.ttf";
    return settings;
}

}  // namespace

TEST(FilmLook, OfTheDefaultsIsTheFilmsOwnWithRobotoAndWithoutALogo) {
    const auto look = look_of({}, std::nullopt, media);
    EXPECT_EQ(look.style.size, (FrameSize{1920, 1080}));
    EXPECT_EQ(look.style.timing.frames_per_second, 30);
    EXPECT_DOUBLE_EQ(look.style.timing.transition, 0.5);
    EXPECT_DOUBLE_EQ(look.style.zoom, 1.3);
    EXPECT_DOUBLE_EQ(look.style.subtitles.size, 48);
    EXPECT_EQ(look.style.subtitles.colour, 0xFFFFFFU);
    EXPECT_EQ(look.style.subtitles.position, SubtitlePosition::bottom);
    EXPECT_DOUBLE_EQ(look.pause, 0.3);
    EXPECT_TRUE(look.draw_subtitles);
    EXPECT_EQ(look.logo, std::nullopt);
    EXPECT_EQ(look.font, std::nullopt);
    EXPECT_EQ(look.style.subtitles.word_colour, std::nullopt);
    EXPECT_FALSE(look.has_title_card);
    EXPECT_EQ(look.end_card, "");
    EXPECT_FALSE(look.music);
}

TEST(FilmLook, TakesEveryFieldThatFilmsShow) {
    story::Settings settings;
    settings.render_width = 864;
    settings.render_height = 1080;
    settings.render_fps = 24;
    settings.transition_duration = 1.5;
    settings.inter_segment_silence = 0.7;
    settings.subtitles_enabled = false;
    settings.subtitle_font_size = 72;
    settings.subtitle_color = "#fE9";
    settings.subtitle_position = "top";
    settings.logo_scale = 0.25;
    settings.logo_opacity = 0.5;
    settings.logo_margin = 7;
    settings.logo_position = "top-left";
    const auto look = look_of(settings, std::nullopt, media);
    EXPECT_EQ(look.style.size, (FrameSize{864, 1080}));
    EXPECT_EQ(look.style.timing.frames_per_second, 24);
    EXPECT_DOUBLE_EQ(look.style.timing.transition, 1.5);
    EXPECT_DOUBLE_EQ(look.pause, 0.7);
    EXPECT_FALSE(look.draw_subtitles);
    EXPECT_DOUBLE_EQ(look.style.subtitles.size, 72);
    EXPECT_EQ(look.style.subtitles.colour, 0xFFEE99U);
    EXPECT_EQ(look.style.subtitles.position, SubtitlePosition::top);
    EXPECT_DOUBLE_EQ(look.style.logo.width_share, 0.25);
    EXPECT_DOUBLE_EQ(look.style.logo.opacity, 0.5);
    EXPECT_EQ(look.style.logo.margin, 7);
    EXPECT_EQ(look.style.logo.corner, Corner::top_left);
}

TEST(FilmLook, ReadsColoursOfThreeAndOfSixDigits) {
    const auto colour = [](const std::string& text) {
        story::Settings settings;
        settings.subtitle_color = text;
        return look_of(settings, std::nullopt, media).style.subtitles.colour;
    };
    EXPECT_EQ(colour("#0a1B2c"), 0x0A1B2CU);
    EXPECT_EQ(colour("#08f"), 0x0088FFU);
    EXPECT_EQ(colour("#12345"), 0xFFFFFFU);
    EXPECT_EQ(colour("#12345g"), 0xFFFFFFU);
    EXPECT_EQ(colour(""), 0xFFFFFFU);
}

TEST(FilmLook, HasCardsAndTheColourOfWordsWhenTheyAreSwitchedOn) {
    story::Settings settings;
    settings.subtitle_words = true;
    settings.subtitle_word_color = "#0af";
    settings.title_card = true;
    settings.end_card = "The end";
    settings.card_seconds = 2.5;
    const auto look = look_of(settings, {}, media);
    EXPECT_EQ(look.style.subtitles.word_colour, 0x00AAFFU);
    EXPECT_TRUE(look.has_title_card);
    EXPECT_EQ(look.end_card, "The end");
    EXPECT_DOUBLE_EQ(look.card_seconds, 2.5);
}

TEST(FilmLook, PlaysTheMusicThatIsThereAndSwitchedOn) {
    story::Settings settings;
    settings.music_level = -6.0;
    settings.music_enabled = true;
    EXPECT_FALSE(look_of(settings, {}, media).music) << "there is none";
    settings.music_file = "music/song.mp3";
    const auto look = look_of(settings, {}, media);
    ASSERT_TRUE(look.music);
    EXPECT_EQ(look.music->file, media / "music/song.mp3");
    EXPECT_DOUBLE_EQ(look.music->level, -6.0);
    settings.music_enabled = false;
    EXPECT_FALSE(look_of(settings, {}, media).music);
}

TEST(FilmLook, HoldsTheZoomToOneToTwo) {
    const auto zoom = [](double intensity) {
        story::Settings settings;
        settings.zoom_intensity = intensity;
        return look_of(settings, std::nullopt, media).style.zoom;
    };
    EXPECT_DOUBLE_EQ(zoom(-99), 1.0);
    EXPECT_DOUBLE_EQ(zoom(1.7), 1.7);
    EXPECT_DOUBLE_EQ(zoom(5), 2.0);
}

TEST(FilmLook, ShowsTheActiveLogoOnlyIfItIsSwitchedOn) {
    story::Settings settings;
    EXPECT_EQ(look_of(settings, logo, media).logo, std::nullopt);
    settings.logo_enabled = true;
    EXPECT_EQ(look_of(settings, logo, media).logo, media / "logos/brand.png");
    EXPECT_EQ(look_of(settings, std::nullopt, media).logo, std::nullopt);
}

TEST(FilmLook, UsesTheUploadedFontWhileTheSettingsNameIt) {
    EXPECT_EQ(look_of(with_uploaded_font(), {}, media).font, media / "fonts/Inter.ttf");
    auto settings = with_uploaded_font();
    settings.subtitle_font = "";
    EXPECT_EQ(look_of(settings, {}, media).font, std::nullopt) << "set back to the default";
    settings.subtitle_font = "/media/fonts/Inter.ttf";
    EXPECT_EQ(look_of(settings, {}, media).font, media / "fonts/Inter.ttf");
}

TEST(FilmLook, NeverReadsAPathThatAClientWrote) {
    auto settings = with_uploaded_font();
    for (const auto* path : {"/etc/passwd", "../../storyflow.db", "fonts/../../x.ttf", "fonts/"}) {
        settings.subtitle_font = path;
        EXPECT_EQ(look_of(settings, {}, media).font, std::nullopt) << path;
    }
    settings.subtitle_font = "/tmp/evil/Inter.ttf";
    EXPECT_EQ(look_of(settings, {}, media).font, media / "fonts/Inter.ttf")
        << "the name counts, not the path";
    settings.custom_font_file.reset();
    EXPECT_EQ(look_of(settings, {}, media).font, std::nullopt);
}

}  // namespace storyflow::film
