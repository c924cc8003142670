#include <gmock/gmock.h>

#include <stdexcept>

#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using testing::ElementsAre;
using testing::FieldsAre;
using Action = story::MediaChange::Action;

TEST_P(MediaJournalContract, AChangeThatWasCarriedOutIsNoLongerOwed) {
    const auto change = narrate(make_segment(), "incoming/a").front();
    EXPECT_TRUE(is_pending(change));
    int carried_out = 0;
    EXPECT_TRUE(stores->journal().carry_out(change, [&] { ++carried_out; }));
    EXPECT_FALSE(is_pending(change));
    EXPECT_FALSE(stores->journal().carry_out(change, [&] { ++carried_out; }));
    EXPECT_EQ(carried_out, 1);
}

TEST_P(MediaJournalContract, AChangeThatCouldNotBeCarriedOutStaysOwed) {
    const auto change = narrate(make_segment(), "incoming/a").front();
    const auto failing = [] { throw std::runtime_error("no space"); };
    EXPECT_THROW(stores->journal().carry_out(change, failing), std::runtime_error);
    EXPECT_TRUE(is_pending(change));
    EXPECT_TRUE(stores->journal().carry_out(change, [] {}));
}

TEST_P(MediaJournalContract, AReplacedChangeIsNotCarriedOut) {
    const auto segment = make_segment();
    const auto replaced = narrate(segment, "incoming/a").front();
    narrate(segment, "incoming/b");
    EXPECT_FALSE(stores->journal().carry_out(replaced, [] { FAIL() << "was carried out"; }));
}

/// Another thread changes the story while the file is being moved.
TEST_P(MediaJournalContract, AChangeThatIsReplacedWhileItIsCarriedOutLeavesTheLaterOneOwed) {
    const auto segment = make_segment();
    const auto change = narrate(segment, "incoming/a").front();
    stores->journal().carry_out(change, [&] {
        in_parallel(1, [&](int) { EXPECT_TRUE(stores->segments().remove(segment.id, {})); });
    });
    EXPECT_FALSE(is_pending(change));
    EXPECT_THAT(stores->journal().pending(), ElementsAre(removal("incoming/a"), removal(change.target)));
}

TEST_P(MediaJournalContract, AChangeThatFailsBecauseItWasReplacedIsNoFailure) {
    const auto segment = make_segment();
    const auto change = narrate(segment, "incoming/a").front();
    const auto was_owed = stores->journal().carry_out(change, [&] {
        in_parallel(1, [&](int) { EXPECT_TRUE(stores->segments().remove(segment.id, {})); });
        throw std::runtime_error("incoming/a is gone");
    });
    EXPECT_FALSE(was_owed);
}

TEST_P(MediaJournalContract, TheNumberOfAChangeIsNeverUsedAgain) {
    const auto segment = make_segment();
    const auto first = narrate(segment, "incoming/a").front().id;
    carry_out_all();
    stores->reopen();
    EXPECT_GT(narrate(segment, "incoming/b").front().id, first);
}

TEST_P(MediaJournalContract, RemembersWhatIsOwedOverARestart) {
    const auto segment = make_segment();
    const auto changes = narrate(segment, "incoming/a");
    stores->reopen();
    EXPECT_EQ(stores->journal().pending(), changes);
    EXPECT_EQ(reread(segment).narration, draft_for(segment, "").narration);
}

TEST_P(MediaJournalContract, RemovingASegmentOwesTheRemovalOfItsNarration) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/i");
    const auto changes = stores->segments().remove(segment.id, {});
    EXPECT_THAT(*changes, ElementsAre(removal(draft_for(segment, "").narration.audio_file)));
    EXPECT_THAT(stores->journal().pending(),
                ElementsAre(publication("incoming/i", "projects/p/images/a.png"), changes->front()));
}

TEST_P(MediaJournalContract, RemovingAProjectDiscardsWhatWasStillToBePublishedInIt) {
    const auto segment = make_segment();
    const auto other = make_segment();
    narrate(segment, "incoming/a");
    const auto kept = narrate(other, "incoming/b");
    const auto changes = *stores->projects().remove(segment.project_id);
    const auto tree =
        FieldsAre(testing::Gt(0), Action::remove_tree, "projects/" + segment.project_id, "", "", false);
    EXPECT_THAT(changes, ElementsAre(removal("incoming/a"), tree));
    EXPECT_THAT(stores->journal().pending(), ElementsAre(kept.front(), changes[0], changes[1]));
}

TEST_P(MediaJournalContract, ANewNarrationReplacesOneThatIsStillToBePublished) {
    const auto segment = make_segment();
    const auto first = narrate(segment, "incoming/a");
    const auto second = narrate(segment, "incoming/b");
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_FALSE(is_pending(first.front()));
    EXPECT_THAT(second, ElementsAre(removal("incoming/a"), publication("incoming/b", target)));
    EXPECT_EQ(stores->journal().pending(), second);
}

TEST_P(MediaJournalContract, RemovingANarrationTakesBackItsPublication) {
    const auto segment = make_segment();
    const auto published = narrate(segment, "incoming/a");
    stores->segment_media().remove_narration(segment.id);
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_FALSE(is_pending(published.front()));
    EXPECT_THAT(stores->journal().pending(), ElementsAre(removal("incoming/a"), removal(target)));
}

TEST_P(MediaJournalContract, ANewNarrationTakesBackTheRemovalOfItsFile) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    stores->segment_media().remove_narration(segment.id);
    narrate(segment, "incoming/b");
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_THAT(stores->journal().pending(), ElementsAre(publication("incoming/b", target)));
}

TEST_P(MediaJournalContract, WithdrawingALostPublicationLetsGoOfItsNarrationAndWords) {
    const auto segment = make_segment();
    const auto other = make_segment();
    const auto lost = narrate(segment, "incoming/a", {{.text = "Text", .spoken = "text"}}).front();
    const auto kept = narrate(other, "incoming/b").front();
    EXPECT_TRUE(stores->journal().withdraw(lost.target, lost.id));
    EXPECT_FALSE(reread(segment).narration);
    EXPECT_THAT(stores->segment_media().words(segment.id).value(), testing::IsEmpty());
    EXPECT_TRUE(reread(other).narration);
    EXPECT_THAT(stores->journal().pending(), ElementsAre(kept));
}

TEST_P(MediaJournalContract, WithdrawingALostPictureLetsGoOfItAndOfNothingElse) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    carry_out_all();
    const auto lost =
        stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/i")->front();
    EXPECT_TRUE(stores->journal().withdraw(lost.target, lost.id));
    EXPECT_FALSE(reread(segment).image_file);
    EXPECT_TRUE(reread(segment).narration);
}

TEST_P(MediaJournalContract, WhatIsNoLongerOwedIsNotWithdrawn) {
    const auto segment = make_segment();
    const auto replaced = narrate(segment, "incoming/a").front();
    narrate(segment, "incoming/b");
    EXPECT_FALSE(stores->journal().withdraw(replaced.target, replaced.id));
    carry_out_all();
    EXPECT_FALSE(stores->journal().withdraw(replaced.target, replaced.id));
    EXPECT_TRUE(reread(segment).narration);
}

TEST_P(MediaJournalContract, AFileOfWhichSomethingIsOwedIsNotWithdrawn) {
    const auto segment = make_segment();
    const auto owed = narrate(segment, "incoming/a").front();
    EXPECT_FALSE(stores->journal().withdraw(owed.target, std::nullopt));
    carry_out_all();
    EXPECT_TRUE(reread(segment).narration);
    EXPECT_TRUE(stores->journal().withdraw(owed.target, std::nullopt));
    EXPECT_FALSE(reread(segment).narration);
    EXPECT_FALSE(stores->journal().withdraw(owed.target, std::nullopt)) << "nothing names it any more";
}

INSTANTIATE_TEST_SUITE_P(Store, MediaJournalContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
