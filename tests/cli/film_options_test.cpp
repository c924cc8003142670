#include "cli/film_options.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace storyflow::cli {

namespace {

std::string refusal(const FilmArguments& arguments) {
    try {
        (void)style_of(arguments);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "none";
}

}  // namespace

TEST(FilmOptions, BecomeAStyle) {
    const auto style = style_of({.size = "720x1280",
                                 .subtitles = "words",
                                 .position = "top",
                                 .frames_per_second = 24,
                                 .zoom = 1.5,
                                 .transition = 0.0});
    EXPECT_EQ(style.size, (film::FrameSize{720, 1280}));
    EXPECT_EQ(style.timing.frames_per_second, 24);
    EXPECT_EQ(style.subtitles.position, film::SubtitlePosition::top);
    EXPECT_TRUE(style.subtitles.word_colour.has_value());
}

TEST(FilmOptions, AreRefusedByName) {
    for (const auto* size :
         {"1080", "1080x", "x720", "1081x720", "10x10", "99999x720", "axb", "720x720x", "-2x4"})
        EXPECT_THAT(refusal({.size = size}), testing::StartsWith("--size: ")) << size;
    EXPECT_THAT(refusal({.subtitles = "maybe"}), testing::StartsWith("--subtitles: "));
    EXPECT_THAT(refusal({.position = "left"}), testing::StartsWith("--subtitle-position: "));
    EXPECT_THAT(refusal({.frames_per_second = 29}), testing::StartsWith("--fps: "));
}

TEST(FilmOptions, PicturesFillTheFrameUnlessTheyAreToFitIntoIt) {
    EXPECT_EQ(fit_of({}), story::PictureFit::fill);
    EXPECT_EQ(fit_of({.image_fit = "fit"}), story::PictureFit::fit);
    try {
        (void)fit_of({.image_fit = "whole"});
        ADD_FAILURE() << "it was taken";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_STREQ(error.what(), "--image-fit: \"whole\" is not fill or fit");
    }
}

TEST(FilmOptions, CardsAndMusicAreThereWhenTheyAreAskedFor) {
    EXPECT_FALSE(title_card_of({}, "Tale", "A. Author"));
    EXPECT_FALSE(end_card_of({}));
    EXPECT_FALSE(music_of({}));
    const auto title = title_card_of({.has_title_card = true, .card_seconds = 3}, "Tale", "A. Author");
    ASSERT_TRUE(title);
    EXPECT_EQ(title->heading, "Tale");
    EXPECT_EQ(title->line, "A. Author");
    EXPECT_EQ(title->seconds, 3);
    const auto end = end_card_of({.end_card = "The end"});
    ASSERT_TRUE(end);
    EXPECT_EQ(end->heading, "The end");
    EXPECT_EQ(end->seconds, 4);
    const auto music = music_of({.music = "song.ogg", .music_level = -30});
    ASSERT_TRUE(music);
    EXPECT_EQ(music->file, "song.ogg");
    EXPECT_EQ(music->level, -30);
}

}  // namespace storyflow::cli
