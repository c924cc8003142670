#include "story/split_merge.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

namespace {

Segment with_text(const std::string& text) {
    Segment segment;
    segment.text_content = text;
    segment.text_revision = 3;
    return segment;
}

std::string reason_to_refuse(const std::string& text, std::int64_t at) {
    auto segment = with_text(text);
    try {
        static_cast<void>(split(segment, at));
    } catch (const SplitRefused& refused) {
        EXPECT_EQ(segment, with_text(text));
        return refused.what();
    }
    return "not refused";
}

std::string merged(const std::string& first, const std::string& second) {
    auto segment = with_text(first);
    merge(segment, with_text(second));
    return segment.text_content;
}

}  // namespace

TEST(Split, CutsInFrontOfACodePoint) {
    auto segment = with_text("Žluťoučký kůň 🐎!");
    EXPECT_EQ(split(segment, 14), "🐎!");
    EXPECT_EQ(segment.text_content, "Žluťoučký kůň");
    EXPECT_EQ(segment.text_revision, 4);
}

TEST(Split, LeavesNoBlanksAroundTheCutButThoseAtTheEnds) {
    for (const std::int64_t at : {6, 7, 8, 9}) {
        auto segment = with_text(" Once. \n Twice. ");
        EXPECT_EQ(split(segment, at), "Twice. ") << at;
        EXPECT_EQ(segment.text_content, " Once.") << at;
    }
}

TEST(Split, NamesTheCutsThatThereAre) {
    EXPECT_EQ(reason_to_refuse("abc", 0), "Must be from 1 to 2.");
    EXPECT_EQ(reason_to_refuse("abc", 3), "Must be from 1 to 2.");
    EXPECT_EQ(reason_to_refuse("abc", -5), "Must be from 1 to 2.");
    EXPECT_EQ(reason_to_refuse("žž", 2), "Must be from 1 to 1.");
    EXPECT_EQ(reason_to_refuse("a", 1), "A text of fewer than two characters cannot be split.");
    EXPECT_EQ(reason_to_refuse("", 0), "A text of fewer than two characters cannot be split.");
}

TEST(Split, WantsTextOnBothSides) {
    EXPECT_EQ(reason_to_refuse("  ab", 1), "There must be text on both sides of the cut.");
    EXPECT_EQ(reason_to_refuse("ab \n", 2), "There must be text on both sides of the cut.");
}

TEST(Split, IsRefusedByALock) {
    auto segment = with_text("One. Two.");
    segment.is_locked = true;
    EXPECT_THROW(static_cast<void>(split(segment, 4)), SegmentLocked);
    EXPECT_THROW(static_cast<void>(split(segment, 99)), SegmentLocked);
}

TEST(Merge, JoinsTheTextsWithOneBlank) {
    EXPECT_EQ(merged("One.", "Two."), "One. Two.");
    EXPECT_EQ(merged(" One. \n", "  Two. "), " One. Two. ");
}

TEST(Merge, UndoesASplit) {
    auto segment = with_text("One. Two.");
    merge(segment, with_text(split(segment, 5)));
    EXPECT_EQ(segment.text_content, "One. Two.");
}

TEST(Merge, WithABlankOneChangesNothing) {
    auto segment = with_text("One.");
    merge(segment, with_text(" \n"));
    EXPECT_EQ(segment, with_text("One."));
    EXPECT_EQ(merged(" ", "Two."), "Two.");
}

TEST(Merge, KeepsItsOwnPictureAndPromptAndTakesThoseThatItLacks) {
    auto next = with_text("Two.");
    next.image_file = "b.png";
    next.image_prompt = "b";
    auto bare = with_text("One.");
    merge(bare, next);
    EXPECT_EQ(bare.image_file, "b.png");
    EXPECT_EQ(bare.image_prompt, "b");
    auto furnished = with_text("One.");
    furnished.image_file = "a.png";
    furnished.image_prompt = "a";
    merge(furnished, next);
    EXPECT_EQ(furnished.image_file, "a.png");
    EXPECT_EQ(furnished.image_prompt, "a");
}

TEST(Merge, HowAPictureIsShownGoesWithThePicture) {
    auto next = with_text("Two.");
    next.image_file = "b.png";
    next.image_fit = PictureFit::fit;
    auto bare = with_text("One.");
    merge(bare, next);
    EXPECT_EQ(bare.image_fit, PictureFit::fit);
    auto furnished = with_text("One.");
    furnished.image_file = "a.png";
    merge(furnished, next);
    EXPECT_EQ(furnished.image_fit, PictureFit::fill);
    auto chosen = with_text("One.");
    chosen.image_fit = PictureFit::fit;
    merge(chosen, with_text("Two."));
    EXPECT_EQ(chosen.image_fit, PictureFit::fit) << "no picture came that has another";
}

TEST(Merge, KeepsThePlacesOfBothEachOnce) {
    auto first = with_text("One.");
    first.source_place = "a#/4/2";
    auto next = with_text("Two.");
    next.source_place = "a#/4/2\na#/4/4";
    merge(first, next);
    EXPECT_EQ(first.source_place, "a#/4/2\na#/4/4");
    next.source_place = "b#" + std::string(longest_source_place, 'x');
    merge(first, next);
    EXPECT_EQ(first.source_place, "a#/4/2\na#/4/4");
}

TEST(Merge, IsRefusedByALockOfEither) {
    auto segment = with_text("One.");
    auto locked = with_text("Two.");
    locked.is_locked = true;
    EXPECT_THROW(merge(segment, locked), SegmentLocked);
    EXPECT_THROW(merge(locked, segment), SegmentLocked);
}

TEST(SeenNeighbours, AreAsTheirUserSawThem) {
    auto first = with_text("One.");
    auto next = with_text("Two.");
    next.id = "next";
    next.text_revision = 5;
    EXPECT_NO_THROW(require_seen(first, next, {}));
    EXPECT_NO_THROW(require_seen(first, next, {.first = {{3}}, .next_id = "next", .next = {{4, 5}}}));
}

TEST(SeenNeighbours, AreRefusedWithTheOneThatIsAnother) {
    auto first = with_text("One.");
    auto next = with_text("Two.");
    next.id = "next";
    const auto other_than = [&](const SeenNeighbours& seen) {
        try {
            require_seen(first, next, seen);
        } catch (const TextChangedSince& conflict) {
            return conflict.now().text_content;
        }
        return std::string("not refused");
    };
    EXPECT_EQ(other_than({.first = {{2}}, .next_id = {}, .next = {}}), "One.");
    EXPECT_EQ(other_than({.first = {{3}}, .next_id = "elsewhere", .next = {}}), "Two.");
    EXPECT_EQ(other_than({.first = {}, .next_id = {}, .next = {{2}}}), "Two.");
    EXPECT_EQ(other_than({.first = {}, .next_id = {}, .next = std::vector<std::int64_t>{}}), "Two.");
}

}  // namespace storyflow::story
