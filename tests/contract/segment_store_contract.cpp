#include <gmock/gmock.h>

#include <algorithm>

#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;

namespace {

story::SegmentEdit new_text(const std::string& text) {
    return {.text_content = text, .image_prompt = {}, .is_locked = {}};
}

story::SegmentEdit new_lock(bool is_locked) {
    return {.text_content = {}, .image_prompt = {}, .is_locked = is_locked};
}

std::vector<std::string> ids_of(const std::vector<story::Segment>& segments) {
    std::vector<std::string> ids;
    for (const auto& segment : segments)
        ids.push_back(segment.id);
    return ids;
}

}  // namespace

TEST_P(SegmentStoreContract, ReportsAnUnknownIdByAbsence) {
    EXPECT_FALSE(stores->segments().find(unknown_id));
    EXPECT_TRUE(support::segments_of(stores->segments(), unknown_id).empty());
    EXPECT_FALSE(stores->segments().append(unknown_id, {{"Text", ""}}));
    EXPECT_FALSE(stores->segments().edit(unknown_id, new_text("Text")));
    EXPECT_FALSE(stores->segments().reorder(unknown_id, {}));
    EXPECT_FALSE(stores->segments().remove(unknown_id, {}));
}

TEST_P(SegmentStoreContract, ANewSegmentHasNeitherMediaNorLock) {
    const auto segment = make_segment();
    EXPECT_EQ(stores->segments().find(segment.id), segment);
    EXPECT_EQ(segment.narration, std::nullopt);
    EXPECT_EQ(segment.image_file, std::nullopt);
    EXPECT_FALSE(segment.is_locked);
    EXPECT_EQ(segment.text_revision, 1);
    EXPECT_EQ(segment.lock_revision, 0);
}

TEST_P(SegmentStoreContract, AppendsBehindTheHighestIndexAlsoWhenThereAreGaps) {
    const auto project = make_project(3);
    stores->segments().remove(support::segments_of(stores->segments(), project.id)[1].id, {});
    const auto added = stores->segments().append(project.id, {{"A", "a"}, {"B", "b"}});
    ASSERT_TRUE(added);
    EXPECT_EQ(added->at(0).sequence_index, 3);
    EXPECT_EQ(added->at(1).sequence_index, 4);
    EXPECT_EQ(added->at(1).text_content, "B");
    EXPECT_EQ(support::segments_of(stores->segments(), project.id).back(), added->at(1));
}

TEST_P(SegmentStoreContract, AppendsToAnEmptyProjectFromZero) {
    const auto added = stores->segments().append(make_project().id, {{"A", ""}});
    EXPECT_EQ(added->front().sequence_index, 0);
}

TEST_P(SegmentStoreContract, KeepsVoiceAndSpeedOfASegment) {
    const auto added = stores->segments().append(
        make_project().id,
        {{.text_content = "A", .image_prompt = {}, .voice_id = "bm_lewis", .tts_speed = 0.75},
         {.text_content = "B", .image_prompt = {}}});
    ASSERT_TRUE(added);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->voice_id, "bm_lewis");
    EXPECT_EQ(stores->segments().find(added->at(0).id)->tts_speed, 0.75);
    EXPECT_EQ(stores->segments().find(added->at(1).id)->voice_id, std::nullopt);

    story::SegmentEdit change;
    change.voice_id = std::optional<std::string>();
    change.tts_speed = 1.1;
    stores->segments().edit(added->at(0).id, change);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->voice_id, std::nullopt);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->tts_speed, 1.1);
}

TEST_P(SegmentStoreContract, KeepsTheChapterTheSceneAndThePauseThatBeginWithASegment) {
    const story::Opening chapter{.chapter = story::ChapterStart{"Part \u201cOne\u201d", 2}, .pause = 1.25};
    const auto added = stores->segments().append(
        make_project().id, {{.text_content = "A", .image_prompt = {}, .opening = chapter},
                            {.text_content = "B", .image_prompt = {}, .opening = {.scene_break = true}}});
    ASSERT_TRUE(added);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->opening, chapter);
    EXPECT_EQ(stores->segments().find(added->at(1).id)->opening, story::Opening{.scene_break = true});

    story::SegmentEdit change;
    change.chapter = std::optional<story::ChapterStart>();
    change.pause_before = std::optional<double>();
    stores->segments().edit(added->at(0).id, change);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->opening, story::Opening{});
}

TEST_P(SegmentStoreContract, KeepsHowThePictureIsShown) {
    const auto added = stores->segments().append(
        make_project().id, {{.text_content = "A", .image_prompt = {}, .image_fit = story::PictureFit::fit},
                            {.text_content = "B", .image_prompt = {}}});
    ASSERT_TRUE(added);
    EXPECT_EQ(stores->segments().find(added->at(0).id)->image_fit, story::PictureFit::fit);
    EXPECT_EQ(stores->segments().find(added->at(1).id)->image_fit, story::PictureFit::fill);
    const auto read = updated_at(added->at(0).project_id);
    stores->clock.advance(1s);
    stores->segments().edit(added->at(1).id, {.image_fit = story::PictureFit::fit});
    EXPECT_EQ(stores->segments().find(added->at(1).id)->image_fit, story::PictureFit::fit);
    EXPECT_GT(updated_at(added->at(0).project_id), read)
        << "a film that was made before is older than the story";
}

TEST_P(SegmentStoreContract, EditsOnlyWhatTheChangeNames) {
    const auto segment = make_segment();
    const auto edited = stores->segments().edit(segment.id, new_text("New text"));
    ASSERT_TRUE(edited);
    EXPECT_EQ(edited->text_content, "New text");
    EXPECT_EQ(edited->text_revision, segment.text_revision + 1);
    EXPECT_EQ(edited->image_prompt, segment.image_prompt);
    EXPECT_EQ(stores->segments().find(segment.id), edited);
}

TEST_P(SegmentStoreContract, ALockedSegmentRefusesTextButMayBeUnlocked) {
    const auto segment = make_segment();
    const auto locked = stores->segments().edit(segment.id, new_lock(true));
    EXPECT_EQ(locked->lock_revision, 1);
    EXPECT_THROW(stores->segments().edit(segment.id, new_text("Other")), story::SegmentLocked);
    EXPECT_EQ(stores->segments().find(segment.id), locked);
    EXPECT_FALSE(stores->segments().edit(segment.id, new_lock(false))->is_locked);
}

TEST_P(SegmentStoreContract, AnEditMadeOnAnOlderTextIsRefusedAndChangesNothing) {
    const auto segment = make_segment();
    const auto theirs = stores->segments().edit(segment.id, new_text("Theirs"));
    auto mine = new_text("Mine");
    mine.made_on = {segment.text_revision};
    const auto updated = updated_at(segment.project_id);
    stores->clock.advance(1s);
    try {
        stores->segments().edit(segment.id, mine);
        ADD_FAILURE() << "the edit was taken";
    } catch (const story::TextChangedSince& conflict) {
        EXPECT_EQ(conflict.now(), theirs);
    }
    EXPECT_EQ(stores->segments().find(segment.id), theirs);
    EXPECT_EQ(updated_at(segment.project_id), updated);
    mine.made_on = {theirs->text_revision};
    EXPECT_EQ(stores->segments().edit(segment.id, mine)->text_content, "Mine");
}

TEST_P(SegmentStoreContract, EveryChangeMovesTheProjectsTimeOfUpdate) {
    const auto project = make_project(2);
    const auto ids = ids_of(support::segments_of(stores->segments(), project.id));
    const auto moves = [&](const std::function<void()>& change) {
        stores->clock.advance(1s);
        change();
        return updated_at(project.id) == stores->clock.now();
    };
    EXPECT_TRUE(moves([&] { stores->segments().append(project.id, {{"Text", ""}}); }));
    EXPECT_TRUE(moves([&] { stores->segments().edit(ids[0], new_text("Other")); }));
    EXPECT_TRUE(moves([&] { stores->segments().remove(ids[0], {}); }));
    const auto left = ids_of(support::segments_of(stores->segments(), project.id));
    EXPECT_TRUE(moves([&] { stores->segments().reorder(project.id, left); }));
    EXPECT_FALSE(moves([&] { stores->segments().edit(ids[1], {}); }));
}

TEST_P(SegmentStoreContract, ReordersAndRenumbersFromZero) {
    const auto project = make_project(4);
    stores->segments().remove(support::segments_of(stores->segments(), project.id)[0].id, {});
    auto order = ids_of(support::segments_of(stores->segments(), project.id));
    std::reverse(order.begin(), order.end());
    EXPECT_TRUE(stores->segments().reorder(project.id, order));
    const auto segments = support::segments_of(stores->segments(), project.id);
    EXPECT_EQ(ids_of(segments), order);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].sequence_index, static_cast<std::int64_t>(i));
    }
}

TEST_P(SegmentStoreContract, RefusesAnOrderThatDoesNotNameEachSegmentOnce) {
    const auto project = make_project(3);
    const auto before = support::segments_of(stores->segments(), project.id);
    const auto ids = ids_of(before);
    EXPECT_FALSE(stores->segments().reorder(project.id, {ids[0], ids[1]}));
    EXPECT_FALSE(stores->segments().reorder(project.id, {ids[0], ids[1], ids[1]}));
    EXPECT_FALSE(stores->segments().reorder(project.id, {ids[0], ids[1], ids[2], ids[2]}));
    EXPECT_FALSE(stores->segments().reorder(project.id, {ids[0], ids[1], unknown_id}));
    EXPECT_FALSE(stores->segments().reorder(project.id, {}));
    EXPECT_EQ(support::segments_of(stores->segments(), project.id), before);
}

TEST_P(SegmentStoreContract, RemovesALockedSegmentToo) {
    const auto segment = make_segment();
    stores->segments().edit(segment.id, new_lock(true));
    EXPECT_EQ(stores->segments().remove(segment.id, {}), story::MediaChanges{});
    EXPECT_FALSE(stores->segments().find(segment.id));
}

INSTANTIATE_TEST_SUITE_P(Store, SegmentStoreContract, with_tested_backend(), backend_name);

TEST_P(SegmentStoreContract, ATextThatWasNotSeenIsNotRemoved) {
    const auto segment = make_segment();
    try {
        stores->segments().remove(segment.id, {.seen = {{segment.text_revision + 1}}});
        FAIL() << "the segment is gone";
    } catch (const story::TextChangedSince& conflict) {
        EXPECT_EQ(conflict.now(), segment);
    }
    EXPECT_EQ(stores->segments().find(segment.id), segment);
    EXPECT_TRUE(stores->segments().remove(segment.id, {.seen = {{segment.text_revision}}}));
    EXPECT_FALSE(stores->segments().find(segment.id));
}

}  // namespace storyflow::contract
