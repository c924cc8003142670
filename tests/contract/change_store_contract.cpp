#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using story::ChangeKind;
using story::ChangeOvertaken;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

namespace {

const story::FileCheck all_are_there = [](const std::string&) { return true; };
const story::FileCheck none_is_there = [](const std::string&) { return false; };

const std::vector<story::NarratedWord> one_word{
    {.text = "Text", .spoken = "text", .start = 0.1, .end = 0.5, .char_start = 0, .char_end = 4}};

auto change_of(ChangeKind kind, std::int64_t place, std::int64_t segments) {
    return AllOf(Field(&story::StoryChange::kind, kind), Field(&story::StoryChange::place, place),
                 Field(&story::StoryChange::segments, segments));
}

/// The segment without what only grows.
story::Segment content_of(story::Segment segment) {
    segment.text_revision = segment.lock_revision = segment.narration_revision = 0;
    if (segment.narration) segment.narration->text_revision = 0;
    return segment;
}

std::vector<story::Segment> contents_of(const std::vector<story::Segment>& segments) {
    std::vector<story::Segment> contents;
    for (const auto& segment : segments)
        contents.push_back(content_of(segment));
    return contents;
}

}  // namespace

TEST_P(ChangeStoreContract, AStoryThatWasNotChangedHasNothingToUndo) {
    const auto project = make_project(1);
    EXPECT_THAT(stores->changes().list(project.id)->undoable, IsEmpty());
    EXPECT_THROW(undo(project.id), ChangeOvertaken);
    EXPECT_THROW(redo(project.id), ChangeOvertaken);
    EXPECT_FALSE(stores->changes().list(unknown_id));
    EXPECT_FALSE(stores->changes().undo(unknown_id, {}, all_are_there));
}

TEST_P(ChangeStoreContract, UndoesAndMakesAgainAnEdit) {
    const auto segment = make_segment();
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable,
                ElementsAre(change_of(ChangeKind::text, 1, 1)));
    EXPECT_EQ(undo(segment.project_id).restored, 1);
    EXPECT_EQ(reread(segment).text_content, segment.text_content);
    EXPECT_EQ(reread(segment).text_revision, 3) << "a page that saw the other text must notice";
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, IsEmpty());
    redo(segment.project_id);
    EXPECT_EQ(reread(segment).text_content, "Other");
    EXPECT_THAT(stores->changes().list(segment.project_id)->redoable, IsEmpty());
}

TEST_P(ChangeStoreContract, EditsOfOneSegmentWithinAMinuteAreOneChange) {
    const auto segment = make_segment();
    const auto type = [&](const std::string& text) {
        stores->segments().edit(segment.id, {.text_content = text, .image_prompt = {}, .is_locked = {}});
        stores->clock.advance(std::chrono::seconds(30));
    };
    type("Onc");
    type("Once");
    type("Once upon");
    stores->clock.advance(std::chrono::minutes(2));
    type("Never");
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).text_content, "Once upon");
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).text_content, segment.text_content);
}

TEST_P(ChangeStoreContract, LocksVoicesChaptersAndPausesAreUndoneWithNames) {
    const auto segment = make_segment();
    stores->segments().edit(segment.id, {.text_content = {},
                                         .image_prompt = {},
                                         .is_locked = {},
                                         .voice_id = {{"bm_lewis"}},
                                         .tts_speed = {{1.25}},
                                         .chapter = {{story::ChapterStart{"One", 2}}},
                                         .scene_break = true,
                                         .pause_before = {{2.5}}});
    lock(segment);
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable,
                ElementsAre(change_of(ChangeKind::lock, 1, 1), change_of(ChangeKind::voice, 1, 1)));
    undo(segment.project_id);
    EXPECT_FALSE(reread(segment).is_locked);
    undo(segment.project_id);
    EXPECT_EQ(content_of(reread(segment)), content_of(segment));
    redo(segment.project_id);
    redo(segment.project_id);
    EXPECT_EQ(reread(segment).opening.chapter->title, "One");
    EXPECT_EQ(reread(segment).lock_revision, 2) << "an older override must not hold for it";
}

TEST_P(ChangeStoreContract, EachChoiceOfHowAPictureIsShownIsUndone) {
    const auto segment = make_segment();
    const auto show = [&](story::PictureFit fit) { stores->segments().edit(segment.id, {.image_fit = fit}); };
    show(story::PictureFit::fit);
    show(story::PictureFit::fill);
    EXPECT_THAT(
        stores->changes().list(segment.project_id)->undoable,
        ElementsAre(change_of(ChangeKind::picture_fit, 1, 1), change_of(ChangeKind::picture_fit, 1, 1)));
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).image_fit, story::PictureFit::fit);
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).image_fit, story::PictureFit::fill);
    redo(segment.project_id);
    EXPECT_EQ(reread(segment).image_fit, story::PictureFit::fit);
    stores->segments().remove(segment.id, {});
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).image_fit, story::PictureFit::fit) << "a removed segment comes back with it";
}

TEST_P(ChangeStoreContract, EditsOfOneGroupAreOneChange) {
    const auto project = make_project(3);
    const auto before = support::segments_of(stores->segments(), project.id);
    const auto replace_all = [&](const std::string& text, const story::ChangeGroup& group) {
        for (const auto& segment : before) {
            story::SegmentEdit edit{.text_content = text, .image_prompt = {}, .is_locked = {}};
            edit.group = group;
            stores->segments().edit(segment.id, edit);
        }
    };
    replace_all("Other", "first");
    replace_all("Third", "second");
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::text, 1, 3), change_of(ChangeKind::text, 1, 3)));
    EXPECT_EQ(undo(project.id).restored, 3);
    EXPECT_EQ(reread(before[2]).text_content, "Other");
    undo(project.id);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
    redo(project.id);
    EXPECT_EQ(reread(before[0]).text_content, "Other");
    EXPECT_EQ(reread(before[2]).text_content, "Other");
}

/// A group that went on beneath a later change could not be undone in order.
TEST_P(ChangeStoreContract, AGroupBeginsAnewBehindAnotherChange) {
    const auto project = make_project(3);
    const auto segments = support::segments_of(stores->segments(), project.id);
    const auto edit = [&](std::size_t index, const story::ChangeGroup& group) {
        story::SegmentEdit change{.text_content = "Other", .image_prompt = {}, .is_locked = {}};
        change.group = group;
        stores->segments().edit(segments[index].id, change);
    };
    edit(0, "all");
    edit(1, "");
    edit(2, "all");
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::text, 3, 1), change_of(ChangeKind::text, 2, 1),
                            change_of(ChangeKind::text, 1, 1)));
    undo(project.id);
    edit(2, "all");
    EXPECT_THAT(stores->changes().list(project.id)->undoable, testing::SizeIs(3)) << "an undone one is over";
}

TEST_P(ChangeStoreContract, TypingBehindAGroupIsAChangeOfItsOwn) {
    const auto segment = make_segment();
    story::SegmentEdit replaced{.text_content = "Other", .image_prompt = {}, .is_locked = {}};
    replaced.group = "all";
    stores->segments().edit(segment.id, replaced);
    stores->segments().edit(segment.id, {.text_content = "Typed", .image_prompt = {}, .is_locked = {}});
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).text_content, "Other");
}

TEST_P(ChangeStoreContract, SegmentsThatWereRemovedTogetherComeBackTogether) {
    const auto project = make_project(5);
    const auto segments = support::segments_of(stores->segments(), project.id);
    narrate(segments[2], "incoming/a", one_word);
    carry_out_all();
    const auto before = support::segments_of(stores->segments(), project.id);
    for (const std::size_t index : {3U, 1U, 2U, 4U})
        stores->segments().remove(segments[index].id, {.group = "marked"});
    carry_out_all();
    EXPECT_EQ(undo(project.id).restored, 4);
    carry_out_all();
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
    EXPECT_EQ(stores->segment_media().words(segments[2].id), one_word);
    redo(project.id);
    EXPECT_THAT(support::segments_of(stores->segments(), project.id), testing::SizeIs(1));
}

TEST_P(ChangeStoreContract, RestoresANarrationThatWasReplacedWithItsWords) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", one_word);
    carry_out_all();
    const auto before = reread(segment);
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, IsEmpty())
        << "a first narration takes nothing away";
    auto other = draft_for(segment, "incoming/b");
    other.narration.voice = "af_sky";
    const auto replaced = std::get<story::MediaChanges>(stores->segment_media().publish_narration(other));
    const auto kept = replaced.front().kept;
    EXPECT_THAT(kept, testing::StartsWith("projects/" + segment.project_id + "/kept/"));
    carry_out_all();

    const auto outcome = undo(segment.project_id);
    EXPECT_EQ(outcome.change.kind, ChangeKind::narration);
    ASSERT_THAT(outcome.media, testing::SizeIs(1));
    EXPECT_EQ(outcome.media.front().source, kept);
    EXPECT_EQ(outcome.media.front().target, before.narration->audio_file);
    EXPECT_TRUE(outcome.media.front().source_stays);
    EXPECT_NE(outcome.media.front().kept, kept) << "what is replaced now is kept for the redo";
    EXPECT_EQ(reread(segment).narration, before.narration);
    EXPECT_EQ(stores->segment_media().words(segment.id), one_word);

    carry_out_all();
    redo(segment.project_id);
    EXPECT_EQ(reread(segment).narration, other.narration);
    EXPECT_THAT(*stores->segment_media().words(segment.id), IsEmpty());
    carry_out_all();
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).narration, before.narration);
    EXPECT_EQ(stores->segment_media().words(segment.id), one_word);
}

TEST_P(ChangeStoreContract, RestoresANarrationThatWasRemoved) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", one_word);
    carry_out_all();
    const auto before = reread(segment);
    stores->segment_media().remove_narration(segment.id);
    carry_out_all();
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).narration, before.narration);
    EXPECT_EQ(stores->segment_media().words(segment.id), one_word);
    carry_out_all();
    redo(segment.project_id);
    EXPECT_FALSE(reread(segment).narration);
}

TEST_P(ChangeStoreContract, WaitsForASoundThatIsOnItsWay) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segment_media().remove_narration(segment.id);
    try {
        undo(segment.project_id);
        FAIL() << "the file was not moved yet";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    }
    carry_out_all();
    undo(segment.project_id);
    EXPECT_TRUE(reread(segment).narration);
}

TEST_P(ChangeStoreContract, AnUndoneTextIsFreshAgain) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    undo(segment.project_id);
    const auto now = reread(segment);
    EXPECT_EQ(now.narration->text_revision, now.text_revision);
    redo(segment.project_id);
    EXPECT_NE(reread(segment).narration->text_revision, reread(segment).text_revision);
}

TEST_P(ChangeStoreContract, NarrationsOfOneTaskAreOneChange) {
    const auto project = make_project(2);
    const auto segments = support::segments_of(stores->segments(), project.id);
    for (const auto& segment : segments)
        narrate(segment, "incoming/a" + segment.id);
    carry_out_all();
    const auto before = support::segments_of(stores->segments(), project.id);
    narrate_by_task("task", segments);
    carry_out_all();
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::narration, 1, 2)));
    const auto outcome = undo(project.id);
    EXPECT_EQ(outcome.restored, 2);
    EXPECT_EQ(outcome.left_out, 0);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
}

TEST_P(ChangeStoreContract, ANarrationThatIsAnotherByNowIsLeftOut) {
    const auto project = make_project(2);
    const auto segments = support::segments_of(stores->segments(), project.id);
    for (const auto& segment : segments)
        narrate(segment, "incoming/a" + segment.id);
    carry_out_all();
    narrate_by_task("task", segments);
    carry_out_all();
    stores->journal().withdraw(reread(segments[1]).narration->audio_file, {});
    const auto outcome = undo(project.id);
    EXPECT_EQ(outcome.restored, 1);
    EXPECT_EQ(outcome.left_out, 1);
    EXPECT_FALSE(reread(segments[1]).narration);
}

TEST_P(ChangeStoreContract, ANarrationWhoseSoundIsGoneIsLeftOut) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    narrate_by_task("task", {segment});
    carry_out_all();
    const auto now = reread(segment);
    const auto outcome = stores->changes().undo(segment.project_id, {}, none_is_there);
    EXPECT_EQ(outcome->left_out, 1);
    EXPECT_EQ(reread(segment), now);
}

TEST_P(ChangeStoreContract, APictureStaysUntilItsChangeIsForgotten) {
    const auto segment = make_segment();
    auto& media = stores->segment_media();
    const std::string first = "projects/" + segment.project_id + "/images/a.png";
    const std::string second = "projects/" + segment.project_id + "/images/b.png";
    media.set_image(segment.id, first, "incoming/a");
    media.set_image(segment.id, second, "incoming/b");
    media.remove_image(segment.id);
    carry_out_all();
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).image_file, second);
    undo(segment.project_id);
    EXPECT_EQ(reread(segment).image_file, first);
    redo(segment.project_id);
    EXPECT_EQ(reread(segment).image_file, second);
    const auto forgotten = stores->changes().forget_before(stores->clock.now() + std::chrono::hours(1));
    EXPECT_THAT(forgotten, ElementsAre(removal(first)));
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, IsEmpty());
}

TEST_P(ChangeStoreContract, UndoesASplitAndMakesItAgain) {
    const auto project = make_project(3);
    const auto before = support::segments_of(stores->segments(), project.id);
    const auto split = stores->sequence().split(before[1].id, 4, {});
    const auto after = support::segments_of(stores->segments(), project.id);
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::split, 2, 2)));
    undo(project.id);
    EXPECT_FALSE(stores->segments().find(split->second.id));
    EXPECT_EQ(reread(before[1]).text_content, before[1].text_content);
    redo(project.id);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(after));
}

TEST_P(ChangeStoreContract, ASoundMadeSinceASplitComesBackWithTheSplit) {
    const auto segment = make_segment();
    const auto second = stores->sequence().split(segment.id, 4, {})->second;
    narrate(second, "incoming/a", one_word);
    carry_out_all();
    undo(segment.project_id);
    carry_out_all();
    redo(segment.project_id);
    EXPECT_TRUE(reread(second).narration);
    EXPECT_EQ(stores->segment_media().words(second.id), one_word);
}

TEST_P(ChangeStoreContract, UndoesAMergeWithTheSoundOfTheSecond) {
    const auto project = make_project(3);
    const auto segments = support::segments_of(stores->segments(), project.id);
    narrate(segments[1], "incoming/a", one_word);
    carry_out_all();
    const auto before = support::segments_of(stores->segments(), project.id);
    stores->sequence().merge_next(segments[0].id, {});
    carry_out_all();
    undo(project.id);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
    EXPECT_EQ(stores->segment_media().words(segments[1].id), one_word);
    carry_out_all();
    redo(project.id);
    EXPECT_THAT(support::segments_of(stores->segments(), project.id), testing::SizeIs(2));
}

TEST_P(ChangeStoreContract, ARemovedSegmentComesBackToItsPlace) {
    const auto project = make_project(3);
    const auto segments = support::segments_of(stores->segments(), project.id);
    narrate(segments[1], "incoming/a", one_word);
    carry_out_all();
    const auto before = support::segments_of(stores->segments(), project.id);
    stores->segments().remove(segments[1].id, {});
    carry_out_all();
    undo(project.id);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
    EXPECT_EQ(stores->segment_media().words(segments[1].id), one_word);
}

TEST_P(ChangeStoreContract, ARemovedSegmentComesBackWithoutASoundThatIsGone) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", one_word);
    carry_out_all();
    stores->segments().remove(segment.id, {});
    carry_out_all();
    EXPECT_EQ(stores->changes().undo(segment.project_id, {}, none_is_there)->restored, 1);
    EXPECT_FALSE(reread(segment).narration);
    EXPECT_EQ(reread(segment).text_content, segment.text_content);
}

TEST_P(ChangeStoreContract, UndoesAnInsertionAndAnOrder) {
    const auto project = make_project(3);
    const auto segments = support::segments_of(stores->segments(), project.id);
    stores->segments().reorder(project.id, {segments[2].id, segments[0].id, segments[1].id});
    const auto added =
        stores->sequence().insert(project.id, segments[0].id, {.text_content = "New", .image_prompt = {}});
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::insertion, 3, 1), change_of(ChangeKind::order, 0, 0)));
    undo(project.id);
    EXPECT_FALSE(stores->segments().find(added->id));
    undo(project.id);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(segments));
}

TEST_P(ChangeStoreContract, SegmentsThatWereAddedTogetherAreOneChange) {
    const auto project = make_project(2);
    const auto before = support::segments_of(stores->segments(), project.id);
    auto added = stores->segments().append(project.id, {{"Three", "c"}, {"Four", ""}, {"Five", ""}}).value();
    narrate(added[1], "incoming/a", one_word);
    carry_out_all();
    const auto after = support::segments_of(stores->segments(), project.id);
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::insertion, 3, 3)));
    EXPECT_EQ(undo(project.id).restored, 3);
    carry_out_all();
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(before));
    EXPECT_EQ(redo(project.id).restored, 3);
    EXPECT_EQ(contents_of(support::segments_of(stores->segments(), project.id)), contents_of(after));
    EXPECT_EQ(stores->segment_media().words(added[1].id), one_word) << "with what was narrated since";
}

TEST_P(ChangeStoreContract, AddingNothingIsNoChange) {
    const auto project = make_project(1);
    (void)stores->segments().append(project.id, {});
    EXPECT_THAT(stores->changes().list(project.id)->undoable, IsEmpty());
}

TEST_P(ChangeStoreContract, APictureOfASegmentThatWasAddedStaysUntilItsChangeIsForgotten) {
    const auto project = make_project(1);
    story::NewSegment with_picture{.text_content = "Two", .image_prompt = {}};
    with_picture.id = stores->ids.uuid();
    const std::string picture = "projects/" + project.id + "/images/a.png";
    with_picture.image = {picture, "incoming/a"};
    (void)stores->segments().append(project.id, {with_picture, {"Three", ""}});
    carry_out_all();
    EXPECT_THAT(undo(project.id).media, IsEmpty());
    EXPECT_THAT(stores->changes().forget_before(stores->clock.now() + std::chrono::hours(1)),
                ElementsAre(removal(picture)));
}

TEST_P(ChangeStoreContract, SegmentsThatWereAddedStayIfOneOfThemIsLockedSince) {
    const auto project = make_project(1);
    const auto added = stores->segments().append(project.id, {{"Two", ""}, {"Three", ""}}).value();
    lock(added[1]);
    const auto seen = stores->changes().list(project.id)->undoable;
    ASSERT_THAT(seen, testing::SizeIs(2));
    undo(project.id);
    EXPECT_EQ(undo(project.id).restored, 2) << "unlocked by the undo of the lock";
}

TEST_P(ChangeStoreContract, UndoesANewPronunciation) {
    const auto project = make_project(1);
    const auto before = updated_at(project.id);
    const auto added = stores->pronunciations().add(project.id, "Siobhan", "shivawn").value();
    EXPECT_GT(updated_at(project.id), before);
    const auto list = stores->changes().list(project.id)->undoable;
    ASSERT_THAT(list, ElementsAre(change_of(ChangeKind::pronunciation, 0, 0)));
    EXPECT_EQ(list.front().word, "Siobhan");
    undo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), IsEmpty());
    redo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(added));
}

TEST_P(ChangeStoreContract, UndoesAnotherPronunciationOfAWord) {
    const auto project = make_project(1);
    const auto added = stores->pronunciations().add(project.id, "Siobhan", "shivawn").value();
    const auto edited = stores->pronunciations().edit(added.id, {.word = "Siobhán", .spoken_as = "/x/"});
    EXPECT_EQ(stores->changes().list(project.id)->undoable.front().word, "Siobhán");
    undo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(added));
    redo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(*edited));
    EXPECT_EQ(stores->pronunciations().add(project.id, "Other", "/y/")->revision, 3);
}

TEST_P(ChangeStoreContract, UndoesTheRemovalOfAPronunciationAfterARestart) {
    const auto project = make_project(1);
    const auto added = stores->pronunciations().add(project.id, "Siobhan", "shivawn").value();
    stores->pronunciations().remove(added.id);
    stores->reopen();
    const auto latest = stores->changes().list(project.id)->undoable.front();
    EXPECT_EQ(latest.kind, ChangeKind::pronunciation_removal);
    EXPECT_EQ(latest.word, "Siobhan");
    undo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), ElementsAre(added));
    redo(project.id);
    EXPECT_THAT(stores->pronunciations().list(project.id), IsEmpty());
}

TEST_P(ChangeStoreContract, ARestoredPronunciationIsNewerThanWhatWasNarratedMeanwhile) {
    const auto segment = make_segment();
    const auto& project_id = segment.project_id;
    const auto added = stores->pronunciations().add(project_id, "Siobhan", "shivawn").value();
    stores->pronunciations().edit(added.id, {.word = {}, .spoken_as = "/x/"});
    auto draft = draft_for(segment, "incoming/a");
    draft.dictionary_revision = 2;
    (void)stores->segment_media().publish_narration(draft);
    undo(project_id);
    const auto restored = stores->pronunciations().find(added.id);
    EXPECT_EQ(restored->spoken_as, "shivawn");
    EXPECT_EQ(restored->revision, 3) << "the narration says it the other way";
}

TEST_P(ChangeStoreContract, ARestoredPronunciationIsNewerThanWhatIsJustBeingNarrated) {
    const auto segment = make_segment();
    const auto added = stores->pronunciations().add(segment.project_id, "Siobhan", "shivawn").value();
    stores->pronunciations().edit(added.id, {.word = {}, .spoken_as = "/x/"});
    (void)claim_item_of(segment);
    undo(segment.project_id);
    EXPECT_EQ(stores->pronunciations().find(added.id)->revision, 3);
}

TEST_P(ChangeStoreContract, AWordThatHasAnotherPronunciationByNowIsLeftAsItIs) {
    const auto project = make_project(1);
    const auto added = stores->pronunciations().add(project.id, "Siobhan", "shivawn").value();
    stores->pronunciations().remove(added.id);
    stores->database().write([&](store::sql::Transaction& transaction) {
        transaction.run(R"sql(
            INSERT INTO pronunciations (id, project_id, word, word_key, spoken_as, revision)
            VALUES ('other', $1, 'SIOBHAN', 'siobhan', '/y/', 2)
        )sql",
                        project.id);
    });
    EXPECT_THROW(undo(project.id), ChangeOvertaken);
    EXPECT_THAT(stores->pronunciations().list(project.id), testing::SizeIs(1));
}

TEST_P(ChangeStoreContract, UndoesTheSettingsOfAStory) {
    const auto project = make_project(1);
    stores->projects().edit(project.id, {.title = "Other", .voice_id = {{"bf_emma"}}, .tts_speed = {}});
    EXPECT_THAT(stores->changes().list(project.id)->undoable,
                ElementsAre(change_of(ChangeKind::story, 0, 0)));
    undo(project.id);
    EXPECT_EQ(stores->projects().find(project.id)->project.title, project.title);
    EXPECT_EQ(stores->projects().find(project.id)->project.voice_id, std::nullopt);
    EXPECT_EQ(stores->projects().list({.search = "lighthouse"}, 0, 10).count, 1) << "and is found by it";
}

TEST_P(ChangeStoreContract, TheFirstVoiceOfAStoryThatIsNotNarratedIsNoChange) {
    const auto segment = make_segment();
    const auto set_voice = [&](const std::string& voice) {
        stores->projects().edit(segment.project_id, {.title = {}, .voice_id = {{voice}}, .tts_speed = {}});
    };
    set_voice("bf_emma");
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, IsEmpty());
    narrate(segment, "incoming/a");
    set_voice("af_sky");
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable,
                ElementsAre(change_of(ChangeKind::story, 0, 0)));
}

TEST_P(ChangeStoreContract, RefusesAnUndoOfAnotherChangeThanTheLatest) {
    const auto segment = make_segment();
    lock(segment);
    const auto seen = stores->changes().list(segment.project_id)->undoable.front().id;
    stores->segments().edit(segment.id, {.text_content = {}, .image_prompt = {}, .is_locked = false});
    EXPECT_THROW(stores->changes().undo(segment.project_id, seen, all_are_there), ChangeOvertaken);
    EXPECT_FALSE(reread(segment).is_locked);
    EXPECT_TRUE(stores->changes().undo(segment.project_id, seen + 1, all_are_there));
}

TEST_P(ChangeStoreContract, ANewChangeEndsWhatCouldBeMadeAgain) {
    const auto segment = make_segment();
    lock(segment);
    undo(segment.project_id);
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    EXPECT_THROW(redo(segment.project_id), ChangeOvertaken);
    EXPECT_THAT(stores->changes().list(segment.project_id)->redoable, IsEmpty());
}

TEST_P(ChangeStoreContract, SurvivesARestart) {
    const auto segment = make_segment();
    lock(segment);
    stores->reopen();
    undo(segment.project_id);
    EXPECT_FALSE(reread(segment).is_locked);
}

TEST_P(ChangeStoreContract, ForgetsASoundButNotTheTextsOfItsChange) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segments().remove(segment.id, {});
    carry_out_all();
    const auto sounds = stores->changes().kept_sounds();
    ASSERT_THAT(sounds, testing::SizeIs(1));
    EXPECT_THAT(stores->changes().forget_sounds({sounds[0].file}), ElementsAre(removal(sounds[0].file)));
    EXPECT_THAT(stores->changes().kept_sounds(), IsEmpty());
    undo(segment.project_id);
    EXPECT_FALSE(reread(segment).narration);
}

TEST_P(ChangeStoreContract, AChangeOfNothingButAForgottenSoundIsForgotten) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segment_media().remove_narration(segment.id);
    carry_out_all();
    stores->changes().forget_sounds({stores->changes().kept_sounds().at(0).file});
    EXPECT_THAT(stores->changes().list(segment.project_id)->undoable, IsEmpty());
}

TEST_P(ChangeStoreContract, KeepsSoManyChangesAndNoMore) {
    const auto segment = make_segment();
    for (std::int64_t i = 0; i < story::most_changes + 3; ++i) {
        stores->segments().edit(segment.id,
                                {.text_content = {}, .image_prompt = {}, .is_locked = i % 2 == 0});
    }
    stores->changes().forget_before(stores->clock.now() - std::chrono::hours(24));
    const auto list = stores->changes().list(segment.project_id);
    EXPECT_EQ(list->undoable.size(), static_cast<std::size_t>(story::most_changes));
    EXPECT_EQ(list->undoable.back().id, 4);
}

TEST_P(ChangeStoreContract, ARemovedProjectLeavesNoChanges) {
    const auto segment = make_segment();
    lock(segment);
    stores->projects().remove(segment.project_id);
    EXPECT_FALSE(stores->changes().list(segment.project_id));
    EXPECT_THAT(stores->changes().forget_before(stores->clock.now() + std::chrono::hours(1)), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Store, ChangeStoreContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
