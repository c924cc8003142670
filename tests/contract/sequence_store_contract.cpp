#include <gmock/gmock.h>

#include "story/split_merge.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> SequenceStoreContract::scripts(const std::string& project_id) {
    std::vector<std::string> texts;
    for (const auto& segment : support::segments_of(stores->segments(), project_id)) {
        EXPECT_EQ(segment.sequence_index, std::ssize(texts));
        texts.push_back(segment.text_content);
    }
    return texts;
}

story::Project SequenceStoreContract::make_story(const std::vector<std::string>& texts) {
    story::NewProject project{.title = "The Lighthouse", .segments = {}};
    for (const auto& text : texts)
        project.segments.push_back({text, ""});
    return stores->projects().create(project);
}

TEST_P(SequenceStoreContract, ReportsWhatIsUnknownByAbsence) {
    const auto project = make_story({"One."});
    const auto elsewhere = make_segment();
    EXPECT_FALSE(stores->sequence().insert(unknown_id, std::nullopt, {"Text", ""}));
    EXPECT_FALSE(stores->sequence().insert(project.id, unknown_id, {"Text", ""}));
    EXPECT_FALSE(stores->sequence().insert(project.id, elsewhere.id, {"Text", ""}));
    EXPECT_FALSE(stores->sequence().split(unknown_id, 1, {}));
    EXPECT_FALSE(stores->sequence().merge_next(unknown_id, {}));
    EXPECT_THAT(scripts(project.id), ElementsAre("One."));
}

TEST_P(SequenceStoreContract, InsertsDirectlyBehindASegment) {
    const auto project = make_story({"One.", "Two.", "Three."});
    const auto first = support::segments_of(stores->segments(), project.id)[0];
    const auto added = stores->sequence().insert(project.id, first.id, {"New.", "a picture"});
    ASSERT_TRUE(added);
    EXPECT_EQ(added->sequence_index, 1);
    EXPECT_EQ(added->image_prompt, "a picture");
    EXPECT_EQ(stores->segments().find(added->id), added);
    EXPECT_THAT(scripts(project.id), ElementsAre("One.", "New.", "Two.", "Three."));
}

TEST_P(SequenceStoreContract, InsertsInFrontOfAllAndBehindTheLast) {
    const auto project = make_story({"One."});
    stores->sequence().insert(project.id, std::nullopt, {"Zero.", ""});
    const auto last = support::segments_of(stores->segments(), project.id).back();
    stores->sequence().insert(project.id, last.id, {"Two.", ""});
    EXPECT_THAT(scripts(project.id), ElementsAre("Zero.", "One.", "Two."));
    const auto empty = make_project();
    EXPECT_EQ(stores->sequence().insert(empty.id, std::nullopt, {"First.", ""})->sequence_index, 0);
}

TEST_P(SequenceStoreContract, LeavesTheSegmentsOfOtherProjectsWhereTheyAre) {
    const auto other = make_story({"A", "B"});
    const auto before = support::segments_of(stores->segments(), other.id);
    const auto project = make_story({"One. Two.", "Three."});
    const auto first = support::segments_of(stores->segments(), project.id)[0];
    stores->sequence().insert(project.id, std::nullopt, {"Zero.", ""});
    stores->sequence().split(first.id, 5, {});
    stores->sequence().merge_next(first.id, {});
    EXPECT_EQ(support::segments_of(stores->segments(), other.id), before);
}

TEST_P(SequenceStoreContract, SplitsASegmentInTwoNeighbours) {
    const auto project = make_story({"Zero.", "Žluť one. Two.", "Three."});
    const auto whole = support::segments_of(stores->segments(), project.id)[1];
    const auto split = stores->sequence().split(whole.id, 9, {});
    ASSERT_TRUE(split);
    EXPECT_EQ(split->first.id, whole.id);
    EXPECT_EQ(split->first.text_revision, whole.text_revision + 1);
    EXPECT_EQ(split->second.sequence_index, 2);
    EXPECT_EQ(split->second.narration, std::nullopt);
    EXPECT_EQ(stores->segments().find(whole.id), split->first);
    EXPECT_EQ(stores->segments().find(split->second.id), split->second);
    EXPECT_THAT(scripts(project.id), ElementsAre("Zero.", "Žluť one.", "Two.", "Three."));
}

TEST_P(SequenceStoreContract, TheSecondHalfOfASegmentKeepsItsVoice) {
    const auto added = stores->segments().append(
        make_project().id,
        {{.text_content = "One. Two.", .image_prompt = {}, .voice_id = "bm_lewis", .tts_speed = 0.75}});
    const auto split = stores->sequence().split(added->front().id, 4, {});
    ASSERT_TRUE(split);
    EXPECT_EQ(split->second.voice_id, "bm_lewis");
    EXPECT_EQ(stores->segments().find(split->second.id)->tts_speed, 0.75);
}

TEST_P(SequenceStoreContract, PlacesInTheSourceFollowTheirTexts) {
    story::NewProject wanted{.title = "Tale", .segments = {{"One. Two.", ""}, {"Three.", ""}}};
    wanted.segments[0].source_place = "a#/4/2";
    wanted.segments[1].source_place = "a#/4/4";
    const auto project = stores->projects().create(wanted);
    const auto first = support::segments_of(stores->segments(), project.id)[0];
    const auto split = stores->sequence().split(first.id, 5, {});
    ASSERT_TRUE(split);
    EXPECT_EQ(split->second.source_place, "a#/4/2");
    static_cast<void>(stores->sequence().merge_next(split->second.id, {}));
    EXPECT_EQ(stores->segments().find(split->second.id)->source_place, "a#/4/2\na#/4/4");
    static_cast<void>(stores->sequence().merge_next(first.id, {}));
    EXPECT_EQ(stores->segments().find(first.id)->source_place, "a#/4/2\na#/4/4");
}

TEST_P(SequenceStoreContract, TheFirstHalfKeepsPictureAndNarration) {
    const auto segment = support::segments_of(stores->segments(), make_story({"One. Two."}).id)[0];
    stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/a");
    stores->segments().edit(segment.id, {.image_fit = story::PictureFit::fit});
    narrate(segment, "incoming/b");
    const auto before = reread(segment);
    const auto split = stores->sequence().split(segment.id, 4, {}).value();
    EXPECT_EQ(split.first.image_file, before.image_file);
    EXPECT_EQ(split.first.narration, before.narration);
    EXPECT_EQ(split.first.image_fit, story::PictureFit::fit);
    EXPECT_EQ(split.second.image_file, std::nullopt);
    EXPECT_EQ(reread(split.second).image_fit, story::PictureFit::fill);
}

TEST_P(SequenceStoreContract, ARefusedSplitChangesNothing) {
    const auto project = make_story({"One.  ", "Two."});
    const auto before = support::segments_of(stores->segments(), project.id);
    EXPECT_THROW(stores->sequence().split(before[0].id, 0, {}), story::SplitRefused);
    EXPECT_THROW(stores->sequence().split(before[0].id, 4, {}), story::SplitRefused);
    EXPECT_THROW(stores->sequence().split(before[0].id, 6, {}), story::SplitRefused);
    EXPECT_EQ(support::segments_of(stores->segments(), project.id), before);
    lock(before[0]);
    EXPECT_THROW(stores->sequence().split(before[0].id, 2, {}), story::SegmentLocked);
    EXPECT_THAT(scripts(project.id), ElementsAre("One.  ", "Two."));
}

TEST_P(SequenceStoreContract, MergesWithTheNextSegmentWhateverItsNumber) {
    const auto project = make_story({"One.", "gone", "Two.", "Three."});
    const auto segments = support::segments_of(stores->segments(), project.id);
    stores->segments().remove(segments[1].id, {});
    const auto merging = stores->sequence().merge_next(segments[0].id, {}).value();
    const auto& merged = std::get<story::MergedSegment>(merging);
    EXPECT_EQ(merged.segment.text_content, "One. Two.");
    EXPECT_EQ(merged.segment.text_revision, segments[0].text_revision + 1);
    EXPECT_EQ(merged.removed_id, segments[2].id);
    EXPECT_THAT(merged.changes, IsEmpty());
    EXPECT_EQ(stores->segments().find(segments[0].id), merged.segment);
    EXPECT_FALSE(stores->segments().find(segments[2].id));
    EXPECT_THAT(support::segments_of(stores->segments(), project.id), SizeIs(2));
}

TEST_P(SequenceStoreContract, MergingOwesTheRemovalOfTheNextOnesNarration) {
    const auto segments = support::segments_of(stores->segments(), make_story({"One.", "Two."}).id);
    stores->segment_media().set_image(segments[0].id, "projects/p/images/a.png", "incoming/a");
    stores->segment_media().set_image(segments[1].id, "projects/p/images/b.png", "incoming/b");
    narrate(segments[0], "incoming/c");
    narrate(segments[1], "incoming/d");
    const auto wav = reread(segments[1]).narration->audio_file;
    carry_out_all();
    const auto merging = stores->sequence().merge_next(segments[0].id, {}).value();
    const auto& merged = std::get<story::MergedSegment>(merging);
    EXPECT_EQ(merged.segment.image_file, "projects/p/images/a.png");
    EXPECT_TRUE(merged.segment.narration);
    std::vector<std::string> removed;
    for (const auto& change : merged.changes) {
        EXPECT_EQ(change.action, story::MediaChange::Action::remove_file);
        EXPECT_TRUE(is_pending(change));
        removed.push_back(change.target);
    }
    EXPECT_THAT(removed, testing::ElementsAre(wav));
}

TEST_P(SequenceStoreContract, MergingTakesThePictureOverWhereThereIsNone) {
    const auto segments = support::segments_of(stores->segments(), make_story({"One.", "Two."}).id);
    stores->segment_media().set_image(segments[1].id, "projects/p/images/b.png", "incoming/b");
    stores->segments().edit(segments[1].id, {.image_fit = story::PictureFit::fit});
    carry_out_all();
    const auto merging = stores->sequence().merge_next(segments[0].id, {}).value();
    EXPECT_EQ(std::get<story::MergedSegment>(merging).segment.image_file, "projects/p/images/b.png");
    EXPECT_THAT(std::get<story::MergedSegment>(merging).changes, IsEmpty());
    EXPECT_EQ(reread(segments[0]).image_file, "projects/p/images/b.png");
    EXPECT_EQ(reread(segments[0]).image_fit, story::PictureFit::fit);
}

TEST_P(SequenceStoreContract, TheLastSegmentHasNothingToMergeWith) {
    const auto segments = support::segments_of(stores->segments(), make_story({"One.", "Two."}).id);
    EXPECT_TRUE(std::holds_alternative<story::NothingThere>(
        stores->sequence().merge_next(segments[1].id, {}).value()));
}

TEST_P(SequenceStoreContract, MergingRespectsTheLockOfEither) {
    const auto project = make_story({"One.", "Two.", "Three."});
    const auto segments = support::segments_of(stores->segments(), project.id);
    lock(segments[1]);
    EXPECT_THROW(stores->sequence().merge_next(segments[0].id, {}), story::SegmentLocked);
    EXPECT_THROW(stores->sequence().merge_next(segments[1].id, {}), story::SegmentLocked);
    EXPECT_THAT(scripts(project.id), ElementsAre("One.", "Two.", "Three."));
}

TEST_P(SequenceStoreContract, EveryChangeMovesTheProjectsTimeOfUpdate) {
    const auto project = make_story({"One. Two."});
    const auto id = support::segments_of(stores->segments(), project.id)[0].id;
    const auto moves = [&](const auto& change) {
        stores->clock.advance(1s);
        change();
        return updated_at(project.id) == stores->clock.now();
    };
    EXPECT_TRUE(moves([&] { stores->sequence().split(id, 4, {}); }));
    EXPECT_TRUE(moves([&] { stores->sequence().merge_next(id, {}); }));
    EXPECT_TRUE(moves([&] { stores->sequence().insert(project.id, id, {"Three.", ""}); }));
}

INSTANTIATE_TEST_SUITE_P(Store, SequenceStoreContract, with_tested_backend(), backend_name);

TEST_P(SequenceStoreContract, ATextThatWasNotSeenIsNeitherSplitNorMerged) {
    const auto project = make_story({"One. Two.", "Three."});
    const auto before = support::segments_of(stores->segments(), project.id);
    EXPECT_THROW(stores->sequence().split(before[0].id, 4, {{7}}), story::TextChangedSince);
    const story::SeenNeighbours first_unseen{.first = {{7}}, .next_id = {}, .next = {}};
    const story::SeenNeighbours another_next{.first = {}, .next_id = before[0].id, .next = {}};
    const story::SeenNeighbours next_unseen{.first = {}, .next_id = {}, .next = {{7}}};
    for (const auto& seen : {first_unseen, another_next, next_unseen})
        EXPECT_THROW(stores->sequence().merge_next(before[0].id, seen), story::TextChangedSince);
    EXPECT_EQ(support::segments_of(stores->segments(), project.id), before);
}

TEST_P(SequenceStoreContract, TextsThatWereSeenAreSplitAndMerged) {
    const auto project = make_story({"One. Two."});
    const auto whole = support::segments_of(stores->segments(), project.id)[0];
    const auto split = stores->sequence().split(whole.id, 4, {{whole.text_revision}}).value();
    const story::SeenNeighbours seen{.first = {{split.first.text_revision}},
                                     .next_id = split.second.id,
                                     .next = {{split.second.text_revision}}};
    EXPECT_TRUE(stores->sequence().merge_next(whole.id, seen));
    EXPECT_THAT(scripts(project.id), ElementsAre("One. Two."));
}

}  // namespace storyflow::contract
