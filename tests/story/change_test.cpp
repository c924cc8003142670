#include "story/change.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {
namespace {

Segment spoken(const std::string& text, std::int64_t revision) {
    Segment segment{.id = "s", .project_id = "p", .text_content = text, .opening = {}};
    segment.text_revision = revision;
    segment.narration = Narration{.audio_file = "a.wav",
                                  .duration = 1.0,
                                  .engine = "espeak",
                                  .voice = "bf_emma",
                                  .speed = 1.0,
                                  .text_revision = 1,
                                  .item_id = {}};
    return segment;
}

TEST(Change, EveryKindHasAWordOfItsOwn) {
    for (int i = 0; i <= static_cast<int>(ChangeKind::pronunciation_removal); ++i) {
        const auto kind = static_cast<ChangeKind>(i);
        EXPECT_EQ(change_kind_of(to_string(kind)), kind);
    }
    EXPECT_EQ(change_kind_of("other"), std::nullopt);
}

TEST(Change, RestoresOnlyWhatTheChangeTouched) {
    const auto before = spoken("One", 1);
    auto after = before;
    after.text_content = "Two";
    after.text_revision = 2;
    auto now = after;
    now.voice_id = "af_sky";
    const auto result = restored(now, after, before);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->text_content, "One");
    EXPECT_EQ(result->voice_id, "af_sky");
    EXPECT_EQ(result->text_revision, 3);
}

TEST(Change, RefusesWhatWasChangedSince) {
    const auto before = spoken("One", 1);
    const auto after = spoken("Two", 2);
    EXPECT_EQ(restored(spoken("Three", 3), after, before), std::nullopt);
    EXPECT_TRUE(restored(spoken("One", 3), after, before)) << "it is as wanted already";
}

TEST(Change, IsRefusedInASegmentThatWasLockedSince) {
    const auto before = spoken("One", 1);
    const auto after = spoken("Two", 2);
    auto now = after;
    now.is_locked = true;
    EXPECT_THROW(static_cast<void>(restored(now, after, before)), SegmentLocked);
    EXPECT_FALSE(restored(now, now, after)->is_locked) << "a lock itself is undone";
}

TEST(Change, ASoundIsFreshForTheTextThatItWasMadeFrom) {
    const auto before = spoken("One", 1);
    auto after = before;
    after.text_content = "Two";
    after.text_revision = 2;
    const auto undone = restored(after, after, before);
    EXPECT_EQ(undone->narration->text_revision, undone->text_revision);
    const auto made_again = restored(*undone, before, after);
    EXPECT_NE(made_again->narration->text_revision, made_again->text_revision);
}

TEST(Change, ARestoredSoundOfAnotherTextStaysStale) {
    auto before = spoken("One", 1);
    auto after = before;
    after.narration->voice = "af_sky";
    auto now = after;
    now.text_content = "Two";
    now.text_revision = 2;
    const auto result = restored(now, after, before);
    EXPECT_EQ(result->narration->voice, "bf_emma");
    EXPECT_EQ(result->narration->text_revision, 1);
}

TEST(Change, ARevisionAloneIsNoOtherSound) {
    const auto one = spoken("One", 1);
    auto other = one;
    other.narration->text_revision = 7;
    EXPECT_TRUE(have_same_sound(one, other));
    other.narration->duration = 2.0;
    EXPECT_FALSE(have_same_sound(one, other));
    other.narration.reset();
    EXPECT_FALSE(have_same_sound(one, other));
}

TEST(Change, ALockGivesAnEditItsName) {
    const auto before = spoken("One", 1);
    auto after = before;
    after.voice_id = "af_sky";
    EXPECT_EQ(kind_of_edit(before, after), ChangeKind::voice);
    auto with_pause = before;
    with_pause.opening.pause = 2.0;
    EXPECT_EQ(kind_of_edit(before, with_pause), ChangeKind::opening);
    after.text_content = "Two";
    EXPECT_EQ(kind_of_edit(before, after), ChangeKind::text);
    after.is_locked = true;
    EXPECT_EQ(kind_of_edit(before, after), ChangeKind::lock);
    EXPECT_EQ(kind_of_edit(after, before), ChangeKind::unlock);
}

TEST(Change, HowAPictureIsShownIsRestoredLikeThePicture) {
    const auto before = spoken("One", 1);
    auto after = before;
    after.image_fit = PictureFit::fit;
    EXPECT_EQ(kind_of_edit(before, after), ChangeKind::picture_fit);
    auto now = after;
    now.image_file = "b.png";
    EXPECT_EQ(restored(now, after, before)->image_fit, PictureFit::fill);
    EXPECT_EQ(restored(now, after, before)->image_file, "b.png") << "a newer picture stays";
    EXPECT_EQ(restored(before, before, after)->image_fit, PictureFit::fit);
    after.voice_id = "af_sky";
    EXPECT_EQ(kind_of_edit(before, after), ChangeKind::voice) << "which is more";
}

TEST(Change, RestoresAStoryFieldByField) {
    Project before;
    before.title = "One";
    Project after = before;
    after.title = "Two";
    Project now = after;
    now.voice_id = "bf_emma";
    EXPECT_EQ(restored(now, after, before)->title, "One");
    EXPECT_EQ(restored(now, after, before)->voice_id, "bf_emma");
    now.title = "Three";
    EXPECT_EQ(restored(now, after, before), std::nullopt);
}

}  // namespace
}  // namespace storyflow::story
