#include "store/sql/owed_changes.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

using Action = story::MediaChange::Action;

class OwedChangesTest : public SqlTest {
  protected:
    /// The changes that one transaction adds to the journal.
    story::MediaChanges owe(const std::function<void(OwedChanges&)>& work) {
        return database.write([&](Transaction& transaction) {
            OwedChanges owed(transaction);
            work(owed);
            return owed.all();
        });
    }
    std::vector<std::string> pending_targets() {
        std::vector<std::string> targets;
        for (const auto& change : database.read(pending_changes))
            targets.push_back(change.target);
        return targets;
    }
};

}  // namespace

TEST_P(OwedChangesTest, ReturnsWhatItWroteIntoTheJournal) {
    const auto changes = owe([](OwedChanges& owed) {
        owed.publish("incoming/1", "a");
        owed.remove_file("b");
        owed.remove_tree("c");
    });
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0], (story::MediaChange{changes[0].id, Action::publish_file, "a", "incoming/1"}));
    EXPECT_EQ(changes[1], (story::MediaChange{changes[1].id, Action::remove_file, "b", ""}));
    EXPECT_EQ(changes[2], (story::MediaChange{changes[2].id, Action::remove_tree, "c", ""}));
    EXPECT_EQ(database.read(pending_changes), changes);
}

TEST_P(OwedChangesTest, AReplacedRemovalLeavesNothingBehind) {
    owe([](OwedChanges& owed) { owed.remove_file("a"); });
    owe([](OwedChanges& owed) { owed.publish("incoming/1", "a"); });
    EXPECT_EQ(pending_targets(), std::vector<std::string>{"a"});
}

TEST_P(OwedChangesTest, WhatAReplacedPublicationWouldHavePublishedIsDiscarded) {
    owe([](OwedChanges& owed) { owed.publish("incoming/1", "a"); });
    owe([](OwedChanges& owed) { owed.remove_file("a"); });
    EXPECT_EQ(pending_targets(), (std::vector<std::string>{"incoming/1", "a"}));
}

TEST_P(OwedChangesTest, KeepsWhatLiesThereUnlessItIsStillOnItsWay) {
    bool is_first_kept = false;
    bool is_second_kept = true;
    owe([&](OwedChanges& owed) { is_first_kept = owed.publish("incoming/1", "a", "kept/1"); });
    const auto changes =
        owe([&](OwedChanges& owed) { is_second_kept = owed.publish("incoming/2", "a", "kept/2"); });
    EXPECT_TRUE(is_first_kept);
    EXPECT_FALSE(is_second_kept);
    EXPECT_EQ(changes.back().kept, "kept/1") << "that is what lies there";
    EXPECT_TRUE(database.read([](Transaction& transaction) { return is_on_its_way(transaction, "kept/1"); }));
    EXPECT_FALSE(
        database.read([](Transaction& transaction) { return is_on_its_way(transaction, "kept/2"); }));
}

TEST_P(OwedChangesTest, AKeptFileThatWasToBePutBackIsNotDiscarded) {
    owe([](OwedChanges& owed) { owed.put_back("kept/1", "a"); });
    const auto changes = owe([](OwedChanges& owed) { owed.remove_file("a"); });
    EXPECT_EQ(pending_targets(), std::vector<std::string>{"a"});
    EXPECT_FALSE(changes.front().source_stays);
}

TEST_P(OwedChangesTest, ATreeReplacesWhatIsBelowItAndNothingBesideIt) {
    owe([](OwedChanges& owed) {
        for (const char* target :
             {"projects/p/audio/s.wav", "projects/p", "projects/p-2/s.wav", "projects/p0", "projects"}) {
            owed.remove_file(target);
        }
    });
    owe([](OwedChanges& owed) { owed.remove_tree("projects/p"); });
    EXPECT_THAT(pending_targets(),
                testing::ElementsAre("projects/p-2/s.wav", "projects/p0", "projects", "projects/p"));
}

INSTANTIATE_TEST_SUITE_P(Store, OwedChangesTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
