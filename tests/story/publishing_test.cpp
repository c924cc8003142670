#include "story/publishing.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

namespace {

Segment segment_of(std::int64_t text_revision) {
    Segment segment;
    segment.id = "s";
    segment.text_revision = text_revision;
    return segment;
}

Segment locked_segment(std::int64_t text_revision, std::int64_t lock_revision) {
    auto segment = segment_of(text_revision);
    segment.is_locked = true;
    segment.lock_revision = lock_revision;
    return segment;
}

NarrationDraft draft_of(std::int64_t text_revision, std::optional<std::int64_t> overridden_lock = {}) {
    NarrationDraft draft;
    draft.segment_id = "s";
    draft.narration.text_revision = text_revision;
    draft.overridden_lock = overridden_lock;
    return draft;
}

}  // namespace

TEST(Publishing, ADraftOfTheTextAsItIsMayBePublished) {
    EXPECT_EQ(publish_refusal(segment_of(2), draft_of(2), true), std::nullopt);
}

TEST(Publishing, AnEditedTextAndAMissingSegmentRefuseTheDraft) {
    EXPECT_EQ(publish_refusal(segment_of(3), draft_of(2), true), PublishRefusal::text_changed);
    EXPECT_EQ(publish_refusal(std::nullopt, draft_of(2), true), PublishRefusal::segment_gone);
}

TEST(Publishing, ALockIsOverriddenOnlyByThePermissionForThatLock) {
    const auto locked = locked_segment(2, 5);
    EXPECT_EQ(publish_refusal(locked, draft_of(2), true), PublishRefusal::locked);
    EXPECT_EQ(publish_refusal(locked, draft_of(2, 4), true), PublishRefusal::locked);
    EXPECT_EQ(publish_refusal(locked, draft_of(2, 5), true), std::nullopt);
}

TEST(Publishing, ALostLeaseIsToldBeforeAnythingAboutTheSegment) {
    EXPECT_EQ(publish_refusal(std::nullopt, draft_of(2), false), PublishRefusal::lease_lost);
    EXPECT_EQ(publish_refusal(locked_segment(3, 1), draft_of(2), false), PublishRefusal::lease_lost);
}

TEST(Publishing, OnlyALockedSegmentKeepsItsMedia) {
    EXPECT_NO_THROW(require_unlocked(segment_of(1)));
    EXPECT_THROW(require_unlocked(locked_segment(1, 1)), SegmentLocked);
}

}  // namespace storyflow::story
