#include "tasks/item_ending.hpp"

#include <gtest/gtest.h>

namespace storyflow::tasks {

namespace {

using namespace std::chrono_literals;

const base::Timestamp now{1'000s};

/// An item that failed once before and may have killed a process.
ItemRecord second_try() {
    ItemRecord item;
    item.attempt = 2;
    item.failures = 1;
    item.is_suspect = true;
    item.error = "The disk was full.";
    return item;
}

ItemRecord ended(ItemRecord item, const ItemOutcome& outcome) {
    end_by(item, outcome, now);
    return item;
}

ItemRecord dead(ItemRecord item, bool by_own_fault) {
    end_by_death(item, by_own_fault);
    return item;
}

ItemRecord cancelled_while_running() {
    auto item = second_try();
    item.cancel_requested = true;
    return item;
}

}  // namespace

TEST(ItemEnding, ACompletedItemIsDoneAndForgetsItsFormerFailure) {
    const CompletedSegment completed{"s", "/media/s.wav", 1.5};
    const auto item = ended(second_try(), completed);
    EXPECT_EQ(item.state, ItemState::done);
    EXPECT_EQ(item.completed, completed);
    EXPECT_EQ(item.error, std::nullopt);
    EXPECT_FALSE(item.is_suspect);
    EXPECT_TRUE(is_finished(item));
    EXPECT_FALSE(waits(item));
}

TEST(ItemEnding, AFailedItemKeepsItsReason) {
    const auto item = ended(second_try(), ItemFailed{"The text is damaged."});
    EXPECT_EQ(item.state, ItemState::failed);
    EXPECT_EQ(item.error, "The text is damaged.");
    EXPECT_FALSE(item.is_suspect);
    EXPECT_TRUE(is_finished(item));
}

TEST(ItemEnding, ACancelledItemNeitherFinishedNorWaits) {
    const auto item = ended(second_try(), ItemCancelled{});
    EXPECT_EQ(item.state, ItemState::cancelled);
    EXPECT_EQ(item.error, std::nullopt);
    EXPECT_FALSE(is_finished(item));
    EXPECT_FALSE(waits(item));
}

TEST(ItemEnding, APostponedItemIsDelayedAndCountsTheFailure) {
    const auto item = ended(second_try(), ItemPostponed{"The disk is full.", 10s});
    EXPECT_EQ(item.state, ItemState::delayed);
    EXPECT_EQ(item.failures, 2);
    EXPECT_EQ(item.error, "The disk is full.");
    EXPECT_EQ(item.not_before, now + 10s);
    EXPECT_FALSE(item.is_suspect);
    EXPECT_TRUE(waits(item));
}

TEST(ItemEnding, ATryThatWasGivenBackDoesNotCountAndProvesNothing) {
    const auto item = ended(second_try(), ItemGivenBack{});
    EXPECT_EQ(item.state, ItemState::queued);
    EXPECT_EQ(item.attempt, 1);
    EXPECT_EQ(item.error, "The disk was full.");
    EXPECT_TRUE(item.is_suspect);
    EXPECT_TRUE(waits(item));
}

TEST(ItemEnding, WorkOfACancelledTaskDoesNotGoOnLater) {
    for (const ItemOutcome& outcome :
         {ItemOutcome(ItemPostponed{"The disk is full.", 10s}), ItemOutcome(ItemGivenBack{})}) {
        const auto item = ended(cancelled_while_running(), outcome);
        EXPECT_EQ(item.state, ItemState::cancelled);
        EXPECT_EQ(item.error, std::nullopt);
        EXPECT_EQ(item.not_before, std::nullopt);
    }
    const auto item = dead(cancelled_while_running(), true);
    EXPECT_EQ(item.state, ItemState::cancelled);
    EXPECT_FALSE(item.is_suspect);
}

TEST(ItemEnding, WorkOfACancelledTaskThatSucceedsIsDone) {
    EXPECT_EQ(ended(cancelled_while_running(), CompletedSegment{}).state, ItemState::done);
}

TEST(ItemEnding, AnItemWhoseWorkerDiedWaitsAgainAsASuspect) {
    const auto item = dead({}, true);
    EXPECT_EQ(item.state, ItemState::queued);
    EXPECT_EQ(item.crashes, 1);
    EXPECT_EQ(item.losses, 0);
    EXPECT_TRUE(item.is_suspect);
    EXPECT_EQ(dead({}, false).losses, 1);
}

TEST(ItemEnding, ASecondCrashPutsTheItemAside) {
    const auto item = dead(dead({}, true), true);
    EXPECT_EQ(item.state, ItemState::failed);
    EXPECT_EQ(item.error, quarantine_reason);
    EXPECT_FALSE(item.is_suspect);
}

TEST(ItemEnding, KillsFromOutsidePutTheItemAsideOnlyAfterManyOfThem) {
    ItemRecord item;
    for (int death = 1; death < most_deaths; ++death) {
        item = dead(item, false);
        EXPECT_EQ(item.state, ItemState::queued);
    }
    EXPECT_EQ(dead(item, false).state, ItemState::failed);
}

TEST(ItemEnding, OnlyUnfinishedWorkMayWaitAgain) {
    EXPECT_TRUE(may_wait_again(ItemPostponed{}));
    EXPECT_TRUE(may_wait_again(ItemGivenBack{}));
    EXPECT_FALSE(may_wait_again(CompletedSegment{}));
    EXPECT_FALSE(may_wait_again(ItemFailed{}));
    EXPECT_FALSE(may_wait_again(ItemCancelled{}));
}

}  // namespace storyflow::tasks
