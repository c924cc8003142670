#include "tasks/attempt.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "tests/support/scripted_processor.hpp"

namespace storyflow::tasks {

namespace {

using support::ScriptedProcessor;

Attempt attempt_at(const ScriptedProcessor::Work& work) {
    ScriptedProcessor processor;
    processor.work(work);
    return attempt(processor, ItemClaim{}, std::stop_token{});
}

template <typename Thrown>
Attempt attempt_that_throws(const Thrown& thrown) {
    return attempt_at([&](const ItemClaim&) -> ItemOutcome { throw thrown; });
}

std::string reason(const ItemOutcome& outcome) {
    return std::get<ItemFailed>(outcome).reason;
}

bool may_pass(const ItemOutcome& outcome) {
    return std::get<ItemFailed>(outcome).may_pass;
}

const Attempt succeeded{CompletedSegment{"s", "", 1.0}, false};
const Attempt gave_up{ItemFailed{"stopped"}, true};
const Attempt disk_full{ItemFailed{"the disk is full", true}, true};
const Attempt broken{ItemFailed{"broken"}, false};

std::optional<ItemOutcome> outcome_after(const Attempt& attempt, GiveUp why, int failures = 0) {
    ItemClaim claim;
    claim.failures = failures;
    return outcome_of(attempt, why, claim, RetryPolicy{.most_failures = 3});
}

template <typename Outcome>
bool is(const std::optional<ItemOutcome>& outcome) {
    return outcome && std::holds_alternative<Outcome>(*outcome);
}

}  // namespace

TEST(Attempt, PassesOnWhatTheProcessorReturns) {
    const auto result = attempt_at([](const ItemClaim&) { return CompletedSegment{"s", "url", 2.0}; });
    EXPECT_EQ(std::get<CompletedSegment>(result.outcome), (CompletedSegment{"s", "url", 2.0}));
    EXPECT_FALSE(result.is_unfinished);
}

TEST(Attempt, AnExceptionIsAFailureWithoutItsWords) {
    const auto result = attempt_that_throws(std::runtime_error("vector::_M_range_check"));
    EXPECT_EQ(reason(result.outcome).find("vector"), std::string::npos) << reason(result.outcome);
    EXPECT_FALSE(may_pass(result.outcome));
    EXPECT_FALSE(result.is_unfinished);
    EXPECT_FALSE(reason(attempt_that_throws(42).outcome).empty());
}

TEST(Attempt, ALackOfMemoryMayPassAndIsSaidInPlainWords) {
    const auto result = attempt_that_throws(std::bad_alloc());
    EXPECT_NE(reason(result.outcome).find("Out of memory"), std::string::npos) << reason(result.outcome);
    EXPECT_TRUE(may_pass(result.outcome));
    EXPECT_TRUE(result.is_unfinished);
}

TEST(Attempt, WhatIsUnavailableMayPass) {
    const auto result = attempt_that_throws(base::Error(base::ErrorKind::unavailable, "the engine restarts"));
    EXPECT_TRUE(may_pass(result.outcome));
    EXPECT_TRUE(result.is_unfinished);
}

TEST(Attempt, OtherErrorsDoNotPass) {
    EXPECT_FALSE(may_pass(attempt_that_throws(base::Error(base::ErrorKind::conflict, "locked")).outcome));
}

TEST(Attempt, GivingUpIsUnfinished) {
    const auto result = attempt_that_throws(base::Error(base::ErrorKind::cancelled, "stopped"));
    EXPECT_FALSE(may_pass(result.outcome));
    EXPECT_TRUE(result.is_unfinished);
}

TEST(Attempt, DoesNotBeginWhatWasStopped) {
    ScriptedProcessor processor;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(attempt(processor, ItemClaim{}, stop.get_token()).is_unfinished);
    EXPECT_TRUE(processor.begun().empty());
}

TEST(Settle, FinishedWorkCountsWhateverIsToBeGivenUp) {
    for (const auto why : {GiveUp::no, GiveUp::pool_stops, GiveUp::task_cancelled})
        EXPECT_TRUE(is<CompletedSegment>(outcome_after(succeeded, why)));
    EXPECT_TRUE(is<ItemFailed>(outcome_after(broken, GiveUp::task_cancelled)));
}

TEST(Settle, NothingIsToldOfWorkWhoseLeaseIsLost) {
    EXPECT_FALSE(outcome_after(succeeded, GiveUp::lease_lost));
    EXPECT_FALSE(outcome_after(gave_up, GiveUp::lease_lost));
}

TEST(Settle, UnfinishedWorkOfACancelledTaskIsCancelled) {
    EXPECT_TRUE(is<ItemCancelled>(outcome_after(gave_up, GiveUp::task_cancelled)));
    EXPECT_TRUE(is<ItemCancelled>(outcome_after(disk_full, GiveUp::task_cancelled)));
}

TEST(Settle, UnfinishedWorkOfAPoolThatStopsIsGivenBack) {
    EXPECT_TRUE(is<ItemGivenBack>(outcome_after(gave_up, GiveUp::pool_stops)));
    EXPECT_TRUE(is<ItemGivenBack>(outcome_after(disk_full, GiveUp::pool_stops)));
}

TEST(Settle, GivingUpUnaskedIsAFailure) {
    EXPECT_TRUE(is<ItemFailed>(outcome_after(gave_up, GiveUp::no)));
}

TEST(Settle, WhatMayPassIsPostponedUntilTheLastTry) {
    const auto first = outcome_after(disk_full, GiveUp::no, 0);
    ASSERT_TRUE(is<ItemPostponed>(first));
    EXPECT_EQ(std::get<ItemPostponed>(*first).reason, "the disk is full");
    EXPECT_EQ(std::get<ItemPostponed>(*first).delay, RetryPolicy{}.delay_after(1));
    const auto second = outcome_after(disk_full, GiveUp::no, 1);
    ASSERT_TRUE(is<ItemPostponed>(second));
    EXPECT_EQ(std::get<ItemPostponed>(*second).delay, RetryPolicy{}.delay_after(2));
    const auto third = outcome_after(disk_full, GiveUp::no, 2);
    ASSERT_TRUE(is<ItemFailed>(third));
    EXPECT_EQ(reason(*third), "the disk is full");
}

}  // namespace storyflow::tasks
