#include <gmock/gmock.h>

#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

namespace storyflow::contract {

using story::MediaChanges;
using story::NothingThere;
using story::PublishRefusal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;
using Words = std::vector<story::NarratedWord>;

namespace {

const Words two_words{{.text = "1984,",
                       .spoken = "nineteen eighty-four",
                       .start = 0.125,
                       .end = 1.0,
                       .char_start = 0,
                       .char_end = 5},
                      {.text = "d\u00e9j\u00e0",
                       .spoken = "d\u00e9j\u00e0",
                       .start = 1.1,
                       .end = 1.5,
                       .char_start = 6,
                       .char_end = 10}};

Words numbered_words(int count) {
    Words words;
    for (int i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        words.push_back({.text = number,
                         .spoken = "number " + number,
                         .start = 0.5 * i,
                         .end = 0.5 * i + 0.25,
                         .char_start = 6 * i,
                         .char_end = 6 * i + 5});
    }
    return words;
}

}  // namespace

TEST_P(SegmentMediaContract, KeepsTheVoiceThatIsHeardBesideTheOneAskedFor) {
    const auto segment = make_segment();
    auto draft = draft_for(segment, "incoming/a.wav");
    draft.narration.spoken_voice = "af_heart";
    stores->segment_media().publish_narration(draft);
    EXPECT_EQ(stores->segments().find(segment.id)->narration, draft.narration);
    draft.narration.spoken_voice = std::nullopt;
    stores->segment_media().publish_narration(draft);
    EXPECT_EQ(stores->segments().find(segment.id)->narration, draft.narration);
}

TEST_P(SegmentMediaContract, PublishesANarrationAndOwesItsFile) {
    const auto segment = make_segment();
    stores->clock.advance(std::chrono::seconds(1));
    const auto draft = draft_for(segment, "incoming/a");
    const auto changes = narrate(segment, "incoming/a");
    EXPECT_THAT(changes, ElementsAre(publication("incoming/a", draft.narration.audio_file)));
    EXPECT_EQ(stores->journal().pending(), changes);
    EXPECT_EQ(reread(segment).narration, draft.narration);
    EXPECT_EQ(updated_at(segment.project_id), stores->clock.now());
}

TEST_P(SegmentMediaContract, RefusesANarrationOfARemovedSegment) {
    const auto segment = make_segment();
    stores->segments().remove(segment.id, {});
    const auto refused = stores->segment_media().publish_narration(draft_for(segment, "incoming/a"));
    EXPECT_EQ(std::get<PublishRefusal>(refused), PublishRefusal::segment_gone);
    EXPECT_THAT(stores->journal().pending(), IsEmpty());
}

TEST_P(SegmentMediaContract, RefusesANarrationOfAnOlderText) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    const auto before = reread(segment);
    const auto refused = stores->segment_media().publish_narration(draft_for(segment, "incoming/b"));
    EXPECT_EQ(std::get<PublishRefusal>(refused), PublishRefusal::text_changed);
    EXPECT_EQ(reread(segment), before);
    EXPECT_THAT(stores->journal().pending(), IsEmpty());
}

TEST_P(SegmentMediaContract, RefusesANarrationOfALockedSegment) {
    const auto segment = make_segment();
    lock(segment);
    const auto refused = stores->segment_media().publish_narration(draft_for(segment, "incoming/a"));
    EXPECT_EQ(std::get<PublishRefusal>(refused), PublishRefusal::locked);
    EXPECT_EQ(reread(segment).narration, std::nullopt);
}

TEST_P(SegmentMediaContract, PublishesOverTheLockThatWasOverridden) {
    const auto segment = make_segment();
    lock(segment);
    auto draft = draft_for(segment, "incoming/a");
    draft.overridden_lock = 1;
    EXPECT_TRUE(std::holds_alternative<MediaChanges>(stores->segment_media().publish_narration(draft)));
}

TEST_P(SegmentMediaContract, ALaterLockHoldsAgainstAnOlderOverride) {
    const auto segment = make_segment();
    lock(segment);
    stores->segments().edit(segment.id, {.text_content = {}, .image_prompt = {}, .is_locked = false});
    lock(segment);
    auto draft = draft_for(segment, "incoming/a");
    draft.overridden_lock = 1;
    EXPECT_EQ(std::get<PublishRefusal>(stores->segment_media().publish_narration(draft)),
              PublishRefusal::locked);
}

TEST_P(SegmentMediaContract, RemembersTheItemThatPublished) {
    const auto segment = make_segment();
    auto draft = draft_for(segment, "incoming/a");
    draft.narration.item_id = 7'000'000'000;
    stores->segment_media().publish_narration(draft);
    EXPECT_EQ(reread(segment).narration, draft.narration);
    EXPECT_EQ(support::segments_of(stores->segments(), segment.project_id).front().narration,
              draft.narration);
    stores->segment_media().remove_narration(segment.id);
    EXPECT_EQ(reread(segment).narration, std::nullopt);
    narrate(segment, "incoming/b");
    EXPECT_EQ(reread(segment).narration->item_id, std::nullopt);
}

TEST_P(SegmentMediaContract, PublishesForTheHolderOfTheLeaseAsLongAsTheItemRuns) {
    const auto segment = make_segment();
    const auto claim = claim_item_of(segment);
    auto draft = draft_for(segment, "incoming/a");
    draft.lease = {.item_id = claim.item_id, .number = claim.lease};
    EXPECT_TRUE(std::holds_alternative<MediaChanges>(stores->segment_media().publish_narration(draft)));
    stores->work().finish_item(claim, tasks::CompletedSegment{segment.id, "", 1.0});
    EXPECT_EQ(std::get<PublishRefusal>(stores->segment_media().publish_narration(draft)),
              PublishRefusal::lease_lost);
}

TEST_P(SegmentMediaContract, RefusesANarrationOfWhoLostTheLease) {
    const auto segment = make_segment();
    const auto claim = claim_item_of(segment);
    stores->work().put_back(tasks::Orphans::all_lost);
    auto draft = draft_for(segment, "incoming/a");
    draft.lease = {.item_id = claim.item_id, .number = claim.lease};
    EXPECT_EQ(std::get<PublishRefusal>(stores->segment_media().publish_narration(draft)),
              PublishRefusal::lease_lost);
    stores->work().claim_next("another", std::chrono::seconds(30));
    EXPECT_EQ(std::get<PublishRefusal>(stores->segment_media().publish_narration(draft)),
              PublishRefusal::lease_lost);
    EXPECT_EQ(reread(segment), segment);
    EXPECT_THAT(stores->journal().pending(), IsEmpty());
}

TEST_P(SegmentMediaContract, WhoLostTheLeaseHearsOfThatBeforeAnythingElse) {
    const auto segment = make_segment();
    auto draft = draft_for(segment, "incoming/a");
    draft.lease = {.item_id = 1, .number = 1};
    stores->segments().remove(segment.id, {});
    EXPECT_EQ(std::get<PublishRefusal>(stores->segment_media().publish_narration(draft)),
              PublishRefusal::lease_lost);
}

TEST_P(SegmentMediaContract, ANarrationUnderAnotherNameRemovesThePreviousFile) {
    const auto segment = make_segment();
    auto draft = draft_for(segment, "incoming/a");
    draft.narration.audio_file = "projects/elsewhere.wav";
    stores->segment_media().publish_narration(draft);
    carry_out_all();
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_THAT(narrate(segment, "incoming/b"),
                ElementsAre(publication("incoming/b", target), removal("projects/elsewhere.wav")));
}

TEST_P(SegmentMediaContract, EditingTheTextKeepsTheNarration) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    EXPECT_EQ(reread(segment).narration, draft_for(segment, "").narration);
}

TEST_P(SegmentMediaContract, KeepsTheWordsOfANarrationOverARestart) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", two_words);
    EXPECT_THAT(stores->segment_media().words(segment.id), Optional(two_words));
    stores->reopen();
    EXPECT_THAT(stores->segment_media().words(segment.id), Optional(two_words));
}

TEST_P(SegmentMediaContract, KeepsTheOrderOfManyWords) {
    const auto segment = make_segment();
    const auto words = numbered_words(5'000);
    narrate(segment, "incoming/a", words);
    EXPECT_EQ(stores->segment_media().words(segment.id), words);
}

TEST_P(SegmentMediaContract, TheWordsOfANewNarrationReplaceThoseBefore) {
    const auto project = make_project(2);
    const auto segments = support::segments_of(stores->segments(), project.id);
    narrate(segments[0], "incoming/a", numbered_words(5));
    narrate(segments[1], "incoming/b", numbered_words(3));
    narrate(segments[0], "incoming/c", two_words);
    EXPECT_THAT(stores->segment_media().words(segments[0].id), Optional(two_words));
    EXPECT_THAT(stores->segment_media().words(segments[1].id), Optional(numbered_words(3)));
    narrate(segments[0], "incoming/d", {});
    EXPECT_THAT(stores->segment_media().words(segments[0].id), Optional(IsEmpty()));
}

TEST_P(SegmentMediaContract, ARefusedNarrationLeavesTheWordsAsTheyWere) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", two_words);
    stores->segments().edit(segment.id, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    auto draft = draft_for(segment, "incoming/b");
    draft.words = numbered_words(3);
    stores->segment_media().publish_narration(draft);
    EXPECT_THAT(stores->segment_media().words(segment.id), Optional(two_words));
}

TEST_P(SegmentMediaContract, TheWordsGoWithTheNarration) {
    const auto segment = make_segment();
    EXPECT_THAT(stores->segment_media().words(segment.id), Optional(IsEmpty()));
    narrate(segment, "incoming/a", two_words);
    stores->segment_media().remove_narration(segment.id);
    EXPECT_THAT(stores->segment_media().words(segment.id), Optional(IsEmpty()));
}

TEST_P(SegmentMediaContract, TheWordsGoWithTheSegment) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", two_words);
    EXPECT_TRUE(stores->segments().remove(segment.id, {}));
    EXPECT_FALSE(stores->segment_media().words(segment.id));
}

TEST_P(SegmentMediaContract, TheWordsGoWithTheProject) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a", two_words);
    EXPECT_TRUE(stores->projects().remove(segment.project_id));
    EXPECT_FALSE(stores->segment_media().words(segment.id));
}

TEST_P(SegmentMediaContract, RemovesANarration) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    const auto removed = stores->segment_media().remove_narration(segment.id);
    ASSERT_TRUE(removed);
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_THAT(std::get<MediaChanges>(*removed), ElementsAre(removal(target)));
    auto without = segment;
    without.narration_revision = 1;
    EXPECT_EQ(reread(segment), without);
    EXPECT_TRUE(std::holds_alternative<NothingThere>(*stores->segment_media().remove_narration(segment.id)));
}

TEST_P(SegmentMediaContract, CountsThePublications) {
    const auto segment = make_segment();
    EXPECT_EQ(segment.narration_revision, 0);
    narrate(segment, "incoming/a");
    EXPECT_EQ(reread(segment).narration_revision, 1);
    narrate(segment, "incoming/b");
    stores->segment_media().remove_narration(segment.id);
    EXPECT_EQ(support::segments_of(stores->segments(), segment.project_id).front().narration_revision, 2);
}

TEST_P(SegmentMediaContract, SwitchesTheImageAndKeepsThePreviousFile) {
    const auto segment = make_segment();
    const auto first = stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/a");
    EXPECT_THAT(*first, ElementsAre(publication("incoming/a", "projects/p/images/a.png")));
    carry_out_all();
    const auto second =
        stores->segment_media().set_image(segment.id, "projects/p/images/b.png", "incoming/b");
    EXPECT_THAT(*second, ElementsAre(publication("incoming/b", "projects/p/images/b.png")));
    EXPECT_EQ(reread(segment).image_file, "projects/p/images/b.png");
    EXPECT_EQ(stores->projects().find(segment.project_id)->cover, "projects/p/images/b.png");
    EXPECT_EQ(stores->projects().list({}, 0, 10).projects.front().cover, "projects/p/images/b.png");
}

TEST_P(SegmentMediaContract, RemovesTheImage) {
    const auto segment = make_segment();
    EXPECT_TRUE(std::holds_alternative<NothingThere>(*stores->segment_media().remove_image(segment.id)));
    stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/a");
    carry_out_all();
    const auto removed = stores->segment_media().remove_image(segment.id);
    EXPECT_THAT(std::get<MediaChanges>(*removed), IsEmpty()) << "the file stays for an undo";
    EXPECT_EQ(reread(segment).image_file, std::nullopt);
}

TEST_P(SegmentMediaContract, ALockedSegmentKeepsItsMedia) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/i");
    lock(segment);
    const auto before = reread(segment);
    auto& media = stores->segment_media();
    EXPECT_THROW(media.remove_narration(segment.id), story::SegmentLocked);
    EXPECT_THROW(media.set_image(segment.id, "projects/p/images/b.png", "incoming/b"), story::SegmentLocked);
    EXPECT_THROW(media.remove_image(segment.id), story::SegmentLocked);
    EXPECT_EQ(reread(segment), before);
}

TEST_P(SegmentMediaContract, ReportsAnUnknownSegmentByAbsence) {
    EXPECT_FALSE(stores->segment_media().words(unknown_id));
    EXPECT_FALSE(stores->segment_media().remove_narration(unknown_id));
    EXPECT_FALSE(stores->segment_media().set_image(unknown_id, "projects/p/images/a.png", "incoming/a"));
    EXPECT_FALSE(stores->segment_media().remove_image(unknown_id));
}

INSTANTIATE_TEST_SUITE_P(Store, SegmentMediaContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
