#include <gmock/gmock.h>

#include "tests/contract/owed_changes.hpp"
#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using testing::ElementsAre;
using testing::FieldsAre;
using Action = story::MediaChange::Action;

TEST_P(MediaJournalContract, ACompletedChangeIsNoLongerOwed) {
    const auto segment = make_segment();
    const auto id = narrate(segment, "incoming/a").front().id;
    EXPECT_TRUE(stores->journal().is_pending(id));
    EXPECT_TRUE(stores->journal().complete(id));
    EXPECT_FALSE(stores->journal().is_pending(id));
    EXPECT_FALSE(stores->journal().complete(id));
}

TEST_P(MediaJournalContract, TheNumberOfAChangeIsNeverUsedAgain) {
    const auto segment = make_segment();
    const auto first = narrate(segment, "incoming/a").front().id;
    complete_all();
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

TEST_P(MediaJournalContract, RemovingASegmentOwesTheRemovalOfAllItHad) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    complete_all();
    stores->segment_media().set_image(segment.id, "projects/p/images/a.png", "incoming/i");
    const auto changes = stores->segments().remove(segment.id);
    EXPECT_THAT(*changes, ElementsAre(removal("incoming/i"), removal("projects/p/images/a.png"),
                                      removal(draft_for(segment, "").narration.audio_file)));
    EXPECT_EQ(stores->journal().pending(), *changes);
}

TEST_P(MediaJournalContract, RemovingAProjectDiscardsWhatWasStillToBePublishedInIt) {
    const auto segment = make_segment();
    const auto other = make_segment();
    narrate(segment, "incoming/a");
    const auto kept = narrate(other, "incoming/b");
    const auto changes = *stores->projects().remove(segment.project_id);
    const auto tree = FieldsAre(testing::Gt(0), Action::remove_tree, "projects/" + segment.project_id, "");
    EXPECT_THAT(changes, ElementsAre(removal("incoming/a"), tree));
    EXPECT_THAT(stores->journal().pending(), ElementsAre(kept.front(), changes[0], changes[1]));
}

TEST_P(MediaJournalContract, ANewNarrationReplacesOneThatIsStillToBePublished) {
    const auto segment = make_segment();
    const auto first = narrate(segment, "incoming/a");
    const auto second = narrate(segment, "incoming/b");
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_FALSE(stores->journal().is_pending(first.front().id));
    EXPECT_THAT(second, ElementsAre(removal("incoming/a"), publication("incoming/b", target)));
    EXPECT_EQ(stores->journal().pending(), second);
}

TEST_P(MediaJournalContract, RemovingANarrationTakesBackItsPublication) {
    const auto segment = make_segment();
    const auto published = narrate(segment, "incoming/a");
    stores->segment_media().remove_narration(segment.id);
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_FALSE(stores->journal().is_pending(published.front().id));
    EXPECT_THAT(stores->journal().pending(), ElementsAre(removal("incoming/a"), removal(target)));
}

TEST_P(MediaJournalContract, ANewNarrationTakesBackTheRemovalOfItsFile) {
    const auto segment = make_segment();
    narrate(segment, "incoming/a");
    complete_all();
    stores->segment_media().remove_narration(segment.id);
    narrate(segment, "incoming/b");
    const auto target = draft_for(segment, "").narration.audio_file;
    EXPECT_THAT(stores->journal().pending(), ElementsAre(publication("incoming/b", target)));
}

}  // namespace storyflow::contract
