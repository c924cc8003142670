#include <gmock/gmock.h>

#include "tests/contract/suites.hpp"

namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::CompletedSegment;
using tasks::DueWebhook;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

auto due(const std::string& task_id, int attempts = 0) {
    return testing::FieldsAre(task_id, attempts);
}

}  // namespace

TEST_P(WebhookOutboxContract, TellsOfATaskOnceItHasEnded) {
    enqueue(task_of("t", {"a", "b"}));
    finish(*claim(), CompletedSegment{"a", "/media/a.wav", 1.5});
    EXPECT_THAT(due_now(), IsEmpty());
    finish(*claim(), tasks::ItemFailed{"no voice"});
    EXPECT_THAT(due_now(), ElementsAre(due("t")));
}

TEST_P(WebhookOutboxContract, TellsOfACancelledTask) {
    enqueue(task_of("t", {"a"}));
    cancel("t");
    EXPECT_THAT(due_now(), ElementsAre(due("t")));
}

TEST_P(WebhookOutboxContract, SaysNothingOfATaskThatHadNothingToDo) {
    enqueue(task_of("t", {}));
    EXPECT_THAT(due_now(), IsEmpty());
}

TEST_P(WebhookOutboxContract, HidesWhatIsBeingToldFromOthersForAWhile) {
    end_one("t");
    EXPECT_THAT(due_now(10s), ElementsAre(due("t")));
    EXPECT_THAT(due_now(), IsEmpty());
    stores->clock.advance(11s);
    EXPECT_THAT(due_now(), ElementsAre(due("t"))) << "whoever was telling it is gone";
}

TEST_P(WebhookOutboxContract, WhatWasToldIsToldOnce) {
    end_one("t");
    due_now();
    stores->webhooks().finish_webhook("t");
    stores->clock.advance(1h);
    EXPECT_THAT(due_now(), IsEmpty());
}

TEST_P(WebhookOutboxContract, WhatWasPostponedComesAgainLaterAndKnowsHowOften) {
    end_one("t");
    due_now();
    stores->webhooks().postpone_webhook("t", 5s);
    stores->clock.advance(4s);
    EXPECT_THAT(due_now(), IsEmpty());
    stores->clock.advance(2s);
    EXPECT_THAT(due_now(), ElementsAre(due("t", 1)));
}

TEST_P(WebhookOutboxContract, HandsOutTheOldestFirstAndNoMoreThanWereAskedFor) {
    for (const auto* task : {"first", "second", "third"}) {
        end_one(task);
        stores->clock.advance(1s);
    }
    EXPECT_THAT(stores->webhooks().claim_webhooks(2, 10s), ElementsAre(due("first"), due("second")));
    EXPECT_THAT(due_now(), ElementsAre(due("third")));
}

TEST_P(WebhookOutboxContract, ARestartForgetsNothing) {
    end_one("t");
    stores->reopen();
    EXPECT_THAT(due_now(), ElementsAre(due("t")));
}

TEST_P(WebhookOutboxContract, IsForgottenWithItsTask) {
    end_one("t");
    stores->clock.advance(2h);
    stores->tasks().remove_ended(3600s);
    EXPECT_THAT(due_now(), IsEmpty());
    stores->webhooks().finish_webhook("t");
    stores->webhooks().postpone_webhook("t", 1s);
}

INSTANTIATE_TEST_SUITE_P(Store, WebhookOutboxContract, with_tested_backend(), backend_name);

}  // namespace storyflow::contract
