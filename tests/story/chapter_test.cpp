#include "story/chapter.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {
namespace {

constexpr Pauses pauses{.segment = 0.3, .scene = 1.4, .chapter = 2.0};

TEST(PauseBefore, IsThatOfTheGreatestDivisionThatBegins) {
    EXPECT_EQ(pause_before({}, pauses), 0.3);
    EXPECT_EQ(pause_before({.scene_break = true}, pauses), 1.4);
    EXPECT_EQ(pause_before({.chapter = ChapterStart{"One", 3}}, pauses), 2.0);
    EXPECT_EQ(pause_before({.chapter = ChapterStart{"One", 1}, .scene_break = true}, pauses), 2.0);
}

TEST(PauseBefore, IsTheSegmentsOwnIfItHasOne) {
    EXPECT_EQ(pause_before({.chapter = ChapterStart{"One", 1}, .pause = 0.0}, pauses), 0.0);
    EXPECT_EQ(pause_before({.pause = 4.5}, pauses), 4.5);
}

TEST(PausesOf, AreThoseOfTheSettings) {
    Settings settings;
    settings.inter_segment_silence = 0.1;
    settings.scene_silence = 0.2;
    settings.chapter_silence = 0.3;
    const auto found = pauses_of(settings);
    EXPECT_EQ(found.segment, 0.1);
    EXPECT_EQ(found.scene, 0.2);
    EXPECT_EQ(found.chapter, 0.3);
}

}  // namespace
}  // namespace storyflow::story
