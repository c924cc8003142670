#include "api/batch_selection.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "api/api_error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::api {

namespace {

const story::OwnRendition own{"af_bella", 1.0};

story::Segment segment(std::string id, std::string text, bool locked = false, bool narrated = false) {
    story::Segment made;
    made.id = std::move(id);
    made.text_content = std::move(text);
    made.is_locked = locked;
    made.lock_revision = locked ? 4 : 0;
    if (narrated) {
        made.narration = story::Narration{
            .audio_file = "a.wav", .engine = "kokoro", .voice = "af_bella", .text_revision = 1};
    }
    return made;
}

const std::vector<story::Segment> one_of_each{segment("empty", " \n", true, true),
                                              segment("locked", "a", true, true),
                                              segment("narrated", "b", false, true), segment("new", "c")};

BatchWishes wishes(const boost::json::object& fields) {
    support::ToneEngine kokoro("kokoro");
    support::ToneEngine hibari("hibari");
    return read_batch_wishes(fields, speech::Engines({&kokoro, &hibari}));
}

}  // namespace

TEST(BatchSelection, CountsEachSegmentForTheFirstReasonThatFits) {
    const auto selection = select_for_batch(one_of_each, own, {});
    EXPECT_EQ(selection.skipped_empty, 1);
    EXPECT_EQ(selection.skipped_locked, 1);
    EXPECT_EQ(selection.skipped_existing, 1);
    EXPECT_EQ(selection.total(), 4);
    ASSERT_EQ(selection.to_process(), 1);
    EXPECT_EQ(selection.items[0].segment_id, "new");
}

TEST(BatchSelection, RemembersTheLockThatTheUserOverrides) {
    const auto selection =
        select_for_batch(one_of_each, own, {.skip_locked = false, .force_regenerate = true});
    ASSERT_EQ(selection.to_process(), 3);
    EXPECT_EQ(selection.items[0].segment_id, "locked");
    EXPECT_EQ(selection.items[0].overridden_lock, 4);
    EXPECT_EQ(selection.items[1].overridden_lock, std::nullopt);
}

TEST(BatchSelection, SaysOfEachSegmentWhatItWasLikeAndHowMuchWorkItIs) {
    auto changed = segment("changed", "Žluť", true);
    changed.text_revision = 7;
    const auto selection = select_for_batch({changed}, own, {.skip_locked = false});
    ASSERT_EQ(selection.to_process(), 1);
    const tasks::SegmentRevision as_it_was{.text = 7, .lock = 4, .is_locked = true};
    EXPECT_EQ(selection.items[0].decided_on, as_it_was);
    EXPECT_EQ(selection.items[0].characters, 4);
}

TEST(BatchSelection, DoesNotNarrateALockedSegmentTwiceUnlessForced) {
    const auto selection = select_for_batch(one_of_each, own, {.skip_locked = false});
    EXPECT_EQ(selection.skipped_existing, 2);
}

TEST(BatchSelection, NarratesWhatIsStaleAgainOnlyWhenAsked) {
    auto edited = segment("edited", "b", false, true);
    ++edited.text_revision;
    const std::vector<story::Segment> segments{segment("fresh", "a", false, true), edited};
    EXPECT_EQ(select_for_batch(segments, own, {}).skipped_existing, 2);
    const auto selection = select_for_batch(segments, own, {.include_stale = true});
    EXPECT_EQ(selection.skipped_existing, 1);
    ASSERT_EQ(selection.to_process(), 1);
    EXPECT_EQ(selection.items[0].segment_id, "edited");
    const story::OwnRendition other_voice{"bf_emma", 1.0};
    EXPECT_EQ(select_for_batch(segments, other_voice, {.include_stale = true}).to_process(), 2);
    EXPECT_EQ(select_for_batch(segments, {}, {.include_stale = true}).to_process(), 1);
}

TEST(BatchSelection, ANarrationWithoutItsFileIsAsGoodAsNone) {
    const auto lacks_file = [](const story::Segment& segment) { return segment.narration.has_value(); };
    const auto selection = select_for_batch(one_of_each, own, {}, lacks_file);
    EXPECT_EQ(selection.skipped_existing, 0);
    EXPECT_EQ(selection.skipped_locked, 1);
    ASSERT_EQ(selection.to_process(), 2);
    EXPECT_EQ(selection.items[0].segment_id, "narrated");
    EXPECT_EQ(characters_ahead(segment("narrated", "b", false, true), own, true), 1);
    EXPECT_EQ(characters_ahead(segment("locked", "b", true, true), own, true), 0);
}

TEST(BatchSelection, LeavesLockedSegmentsAloneAlsoWhenTheyAreStale) {
    auto edited = segment("edited", "b", true, true);
    ++edited.text_revision;
    EXPECT_EQ(select_for_batch({edited}, own, {.include_stale = true}).skipped_locked, 1);
    EXPECT_EQ(select_for_batch({edited}, own, {.skip_locked = false, .include_stale = true}).to_process(), 1);
}

TEST(BatchSelection, TheWorkAheadIsWhatIsMissingOrStaleAndUnlocked) {
    auto edited = segment("edited", "Žluť", false, true);
    ++edited.text_revision;
    EXPECT_EQ(characters_ahead(edited, own, false), 4);
    EXPECT_EQ(characters_ahead(segment("new", "abc"), own, false), 3);
    EXPECT_EQ(characters_ahead(segment("fresh", "x", false, true), own, false), 0);
    EXPECT_EQ(characters_ahead(segment("blank", "  "), own, false), 0);
    EXPECT_EQ(characters_ahead(segment("locked", "xyz", true), own, false), 0);
}

TEST(BatchSelection, WishesMayBeWordsAndNullMeansTheDefault) {
    const auto sent = wishes({{"skip_locked", nullptr}, {"force_regenerate", "on"}});
    EXPECT_TRUE(sent.skip_locked);
    EXPECT_TRUE(sent.force_regenerate);
    EXPECT_FALSE(wishes({{"skip_locked", "false"}}).skip_locked);
    EXPECT_FALSE(wishes({}).force_regenerate);
    EXPECT_FALSE(wishes({}).include_stale);
    EXPECT_TRUE(wishes({{"include_stale", true}}).include_stale);
}

TEST(BatchSelection, TakesDraftsWhenItIsAskedTo) {
    auto draft = segment("draft", "a", false, true);
    draft.narration->engine = "hibari";
    auto locked = segment("locked draft", "b", true, true);
    locked.narration->engine = "hibari";
    const std::vector<story::Segment> segments{draft, locked, segment("final", "c", false, true)};
    EXPECT_EQ(select_for_batch(segments, own, {}).to_process(), 0);
    const auto selection = select_for_batch(segments, own, {.include_drafts = true, .engine = {}});
    ASSERT_EQ(selection.to_process(), 1);
    EXPECT_EQ(selection.items.front().segment_id, "draft");
    EXPECT_EQ(selection.skipped_locked, 1);
}

TEST(BatchSelection, AnEngineCanBeAskedForAndDraftsAskForTheFinalOne) {
    EXPECT_EQ(wishes({}).engine, std::nullopt);
    EXPECT_EQ(wishes({{"engine", nullptr}}).engine, std::nullopt);
    EXPECT_EQ(wishes({{"engine", "hibari"}}).engine, "hibari");
    EXPECT_EQ(wishes({{"engine", "auto"}}).engine, "auto");
    EXPECT_EQ(wishes({{"include_drafts", true}}).engine, "kokoro");
    EXPECT_EQ(wishes({{"include_drafts", true}, {"engine", "kokoro"}}).engine, "kokoro");
    EXPECT_THROW(static_cast<void>(wishes({{"engine", "festival"}})), ApiError);
    EXPECT_THROW(static_cast<void>(wishes({{"include_drafts", true}, {"engine", "hibari"}})), ApiError);
}

TEST(BatchSelection, WishesThatAreNoBooleansAreRefused) {
    EXPECT_THROW(static_cast<void>(wishes({{"skip_locked", "maybe"}})), ApiError);
    EXPECT_THROW(static_cast<void>(wishes({{"force_regenerate", boost::json::array{}}})), ApiError);
    EXPECT_THROW(static_cast<void>(wishes({{"include_stale", 2}})), ApiError);
}

}  // namespace storyflow::api
