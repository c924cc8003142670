#include "film/film_order_file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::film {

namespace {

FilmOrder full_order(const std::filesystem::path& folder) {
    FilmOrder order;
    order.title = "Zwei \"Schritte\"";
    order.scenes = {{.narration = folder / "1.wav",
                     .picture = folder / "1.jpg",
                     .script = "One\nstep.",
                     .words = {{"One", "one", 0.125, 0.5, 0, 3}, {"step", "step", 0.5, 0.75, 4, 8}},
                     .title = "1. One",
                     .pause_before = 1.4},
                    {.narration = folder / "2.wav",
                     .picture = folder / "1.jpg",
                     .script = "",
                     .words = {},
                     .title = "",
                     .fit = story::PictureFit::fit},
                    {.narration = folder / "3.wav", .picture = "", .script = "", .words = {}, .title = ""}};
    order.author = "Ada";
    order.style = {.size = {1080, 1350},
                   .zoom = 1.7,
                   .timing = {.frames_per_second = 24, .transition = 0.25},
                   .subtitles = {.size = 60.5,
                                 .colour = 0x12AB34,
                                 .position = SubtitlePosition::top,
                                 .word_colour = 0xFFD54A},
                   .logo = {.width_share = 0.3, .opacity = 0.5, .margin = 7, .corner = Corner::top_left}};
    order.pause = 0.45;
    order.draw_subtitles = false;
    order.logo = folder / "logo.png";
    order.preset = "medium";
    order.quality = 18;
    order.title_card = Card{"Zwei \"Schritte\"", "Ada", 2.5};
    order.end_card = Card{"Ende", "", 3.0};
    order.music = Music{folder / "song.mp3", -12.5};
    return order;
}

}  // namespace

TEST(FilmOrderFile, GivesBackEverythingThatDecidesTheFilm) {
    const auto order = full_order("/here");
    const auto read = parse_order(order_text(order, "/here"), "/there");
    EXPECT_EQ(read.title, order.title);
    ASSERT_EQ(read.scenes.size(), 3U);
    EXPECT_EQ(read.scenes[0].narration, "/there/1.wav");
    EXPECT_EQ(read.scenes[1].picture, "/there/1.jpg");
    EXPECT_EQ(read.scenes[2].picture, "");
    EXPECT_EQ(read.author, "Ada");
    EXPECT_EQ(read.scenes[0].script, order.scenes[0].script);
    EXPECT_EQ(read.scenes[0].words, order.scenes[0].words);
    EXPECT_EQ(read.scenes[0].title, "1. One");
    EXPECT_EQ(read.scenes[0].pause_before, 1.4);
    EXPECT_FALSE(read.scenes[1].pause_before);
    EXPECT_EQ(read.scenes[0].fit, story::PictureFit::fill);
    EXPECT_EQ(read.scenes[1].fit, story::PictureFit::fit);
    EXPECT_EQ(read.logo, "/there/logo.png");
    EXPECT_FALSE(read.font);
    ASSERT_TRUE(read.title_card);
    EXPECT_EQ(read.title_card->heading, order.title);
    EXPECT_EQ(read.title_card->line, "Ada");
    EXPECT_EQ(read.title_card->seconds, 2.5);
    ASSERT_TRUE(read.end_card);
    EXPECT_EQ(read.end_card->heading, "Ende");
    ASSERT_TRUE(read.music);
    EXPECT_EQ(read.music->file, "/there/song.mp3");
    EXPECT_EQ(read.music->level, -12.5);
    EXPECT_EQ(order_text(read, "/there"), order_text(order, "/here")) << "and so all of the rest";
}

TEST(FilmOrderFile, KeepsTheStyle) {
    const auto style = parse_order(order_text(full_order("/a"), "/a"), "/a").style;
    EXPECT_EQ(style.size, (FrameSize{1080, 1350}));
    EXPECT_EQ(style.zoom, 1.7);
    EXPECT_EQ(style.timing.frames_per_second, 24);
    EXPECT_EQ(style.timing.transition, 0.25);
    EXPECT_EQ(style.subtitles.colour, 0x12AB34U);
    EXPECT_EQ(style.subtitles.word_colour, 0xFFD54AU);
    EXPECT_EQ(style.subtitles.position, SubtitlePosition::top);
    EXPECT_EQ(style.logo.corner, Corner::top_left);
    EXPECT_EQ(style.logo.margin, 7);
}

TEST(FilmOrderFile, AnOrderOfAnEarlierVersionHasNeitherCardsNorMusic) {
    auto text = order_text(full_order("/a"), "/a");
    text.resize(text.find(R"(,"title_card")"));
    const auto read = parse_order(text + "}", "/a");
    EXPECT_EQ(read.quality, 18);
    EXPECT_FALSE(read.title_card);
    EXPECT_FALSE(read.end_card);
    EXPECT_FALSE(read.music);
}

TEST(FilmOrderFile, PicturesFillTheFramesOfAnOrderOfAnEarlierVersion) {
    auto text = order_text(full_order("/a"), "/a");
    for (const std::string fit : {R"(,"fit":"fill")", R"(,"fit":"fit")", R"(,"fit":"fill")"})
        text.erase(text.find(fit), fit.size());
    const auto read = parse_order(text, "/a");
    EXPECT_EQ(read.scenes[1].pause_before, std::nullopt);
    EXPECT_EQ(read.scenes[1].fit, story::PictureFit::fill);
}

TEST(FilmOrderFile, OtherTextIsRefused) {
    for (const auto* text : {"", "{}", R"({"title": "t", "scenes": [{}]})"})
        EXPECT_THROW((void)parse_order(text, "/a"), base::Error) << text;
}

}  // namespace storyflow::film
