#include "story/segment.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

namespace {

Segment segment_with(const std::string& text, bool is_locked = false) {
    Segment segment;
    segment.text_content = text;
    segment.image_prompt = "a boat";
    segment.is_locked = is_locked;
    segment.text_revision = 5;
    segment.lock_revision = 2;
    return segment;
}

SegmentEdit new_text(const std::string& text) {
    return {.text_content = text, .image_prompt = {}, .is_locked = {}};
}

SegmentEdit new_lock(bool is_locked) {
    return {.text_content = {}, .image_prompt = {}, .is_locked = is_locked};
}

}  // namespace

TEST(SegmentEdit, ChangesOnlyTheFieldsItNames) {
    Segment segment = segment_with("old");
    edit(segment, {.text_content = {}, .image_prompt = "a harbour", .is_locked = {}});
    Segment expected = segment_with("old");
    expected.image_prompt = "a harbour";
    EXPECT_EQ(segment, expected);
}

TEST(SegmentEdit, SetsAndClearsWhatBeginsWithTheSegment) {
    Segment segment = segment_with("text");
    SegmentEdit change;
    change.chapter = ChapterStart{"The Storm", 2};
    change.scene_break = true;
    change.pause_before = 1.5;
    edit(segment, change);
    EXPECT_EQ(segment.opening, (Opening{ChapterStart{"The Storm", 2}, true, 1.5}));
    segment.is_locked = true;
    EXPECT_THROW(edit(segment, change), SegmentLocked);
    segment.is_locked = false;
    change = {};
    change.chapter = std::optional<ChapterStart>();
    change.scene_break = false;
    change.pause_before = std::optional<double>();
    edit(segment, change);
    EXPECT_EQ(segment, segment_with("text"));
}

TEST(SegmentEdit, SetsAndClearsVoiceAndSpeedOfItsOwn) {
    Segment segment = segment_with("text");
    SegmentEdit change;
    change.voice_id = "bm_lewis";
    change.tts_speed = 0.75;
    edit(segment, change);
    EXPECT_EQ(segment.voice_id, "bm_lewis");
    EXPECT_EQ(segment.tts_speed, 0.75);
    EXPECT_EQ(segment.text_revision, 5) << "the text is the same";
    change.voice_id = std::optional<std::string>();
    change.tts_speed = std::optional<double>();
    edit(segment, change);
    EXPECT_EQ(segment, segment_with("text"));
}

TEST(SegmentEdit, ALockedSegmentKeepsItsVoice) {
    Segment segment = segment_with("text", true);
    SegmentEdit change;
    change.voice_id = "bm_lewis";
    EXPECT_THROW(edit(segment, change), SegmentLocked);
    EXPECT_EQ(segment, segment_with("text", true));
}

TEST(SegmentEdit, ANewTextIsANewRevision) {
    Segment segment = segment_with("old");
    edit(segment, new_text("new"));
    EXPECT_EQ(segment.text_content, "new");
    EXPECT_EQ(segment.text_revision, 6);
}

TEST(SegmentEdit, TheSameTextIsNoNewRevision) {
    Segment segment = segment_with("old");
    edit(segment, new_text("old"));
    EXPECT_EQ(segment, segment_with("old"));
}

TEST(SegmentEdit, LockingIsANewLockRevision) {
    Segment segment = segment_with("text");
    edit(segment, new_lock(true));
    EXPECT_TRUE(segment.is_locked);
    EXPECT_EQ(segment.lock_revision, 3);
}

TEST(SegmentEdit, LockingALockedSegmentChangesNothing) {
    Segment segment = segment_with("text", true);
    edit(segment, new_lock(true));
    EXPECT_EQ(segment, segment_with("text", true));
}

TEST(SegmentEdit, UnlockingIsNoNewLockRevision) {
    Segment segment = segment_with("text", true);
    edit(segment, new_lock(false));
    EXPECT_FALSE(segment.is_locked);
    EXPECT_EQ(segment.lock_revision, 2);
}

TEST(SegmentEdit, MayChangeTheTextAndLockAtOnce) {
    Segment segment = segment_with("old");
    edit(segment, {.text_content = "new", .image_prompt = {}, .is_locked = true});
    EXPECT_EQ(segment.text_content, "new");
    EXPECT_TRUE(segment.is_locked);
}

TEST(SegmentEdit, HowThePictureIsShownIsNoChangeOfTheText) {
    Segment segment = segment_with("old");
    edit(segment, {.image_fit = PictureFit::fit});
    auto expected = segment_with("old");
    expected.image_fit = PictureFit::fit;
    EXPECT_EQ(segment, expected);
    edit(segment, new_text("old"));
    EXPECT_EQ(segment.image_fit, PictureFit::fit) << "it stays until it is changed";
}

TEST(SegmentEdit, ALockedSegmentAcceptsNothingBesideItsLock) {
    Segment segment = segment_with("old", true);
    EXPECT_THROW(edit(segment, {.image_fit = PictureFit::fit}), SegmentLocked);
    EXPECT_THROW(edit(segment, new_text("new")), SegmentLocked);
    EXPECT_THROW(edit(segment, new_text("old")), SegmentLocked);
    EXPECT_THROW(edit(segment, {.text_content = {}, .image_prompt = "b", .is_locked = {}}), SegmentLocked);
    EXPECT_THROW(edit(segment, {.text_content = "new", .image_prompt = {}, .is_locked = false}),
                 SegmentLocked);
    EXPECT_EQ(segment, segment_with("old", true));
}

TEST(SegmentEdit, ALockedSegmentAcceptsAnEmptyEdit) {
    Segment segment = segment_with("old", true);
    EXPECT_NO_THROW(edit(segment, {}));
    EXPECT_EQ(segment, segment_with("old", true));
}

TEST(SegmentEdit, OnATextThatTheUserHasNotSeenIsRefusedWithTheTextOfNow) {
    Segment segment = segment_with("theirs");
    try {
        edit(segment, {.text_content = "mine", .image_prompt = "b", .is_locked = true, .made_on = {{4}}});
        ADD_FAILURE() << "the edit was taken";
    } catch (const TextChangedSince& conflict) {
        EXPECT_EQ(conflict.kind(), base::ErrorKind::precondition_failed);
        EXPECT_EQ(conflict.now(), segment_with("theirs"));
    }
    EXPECT_EQ(segment, segment_with("theirs"));
}

TEST(SegmentEdit, OnATextThatTheUserHasSeenIsTaken) {
    Segment segment = segment_with("old");
    edit(segment, {.text_content = "new", .image_prompt = {}, .is_locked = {}, .made_on = {{2, 5}}});
    EXPECT_EQ(segment.text_content, "new");
    EXPECT_EQ(segment.text_revision, 6);
}

TEST(SegmentEdit, ThatIsSentTwiceIsNoConflict) {
    Segment segment = segment_with("mine");
    edit(segment, {.text_content = "mine", .image_prompt = {}, .is_locked = {}, .made_on = {{4}}});
    EXPECT_EQ(segment, segment_with("mine"));
}

TEST(SegmentEdit, OfTheLockAloneCountsTheTextToo) {
    Segment segment = segment_with("theirs");
    SegmentEdit lock = new_lock(true);
    lock.made_on = {4};
    EXPECT_THROW(edit(segment, lock), TextChangedSince);
    lock.made_on = {5};
    EXPECT_NO_THROW(edit(segment, lock));
    EXPECT_TRUE(segment.is_locked);
}

TEST(SegmentEdit, OnNoRevisionAtAllIsAlwaysRefused) {
    Segment segment = segment_with("theirs");
    SegmentEdit mine = new_text("mine");
    mine.made_on = std::vector<std::int64_t>{};
    EXPECT_THROW(edit(segment, mine), TextChangedSince);
}

}  // namespace storyflow::story
