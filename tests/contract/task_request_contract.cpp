#include <gmock/gmock.h>

#include "tests/contract/suites.hpp"
#include "tests/support/segments_of.hpp"

/// Repeated requests, and requests for segments that have changed meanwhile.
namespace storyflow::contract {

using namespace std::chrono_literals;
using tasks::Priority;
using tasks::TaskState;

namespace {

tasks::NewTask with_key(tasks::NewTask task, const std::string& key, const std::string& fingerprint) {
    task.request_key = {key, fingerprint};
    return task;
}

tasks::NewItem decided_on(const story::Segment& segment) {
    tasks::NewItem item{.segment_id = segment.id};
    item.decided_on = {segment.text_revision, segment.lock_revision, segment.is_locked};
    return item;
}

}  // namespace

TEST_P(TaskStoreContract, ARepeatedRequestGetsItsTaskAlsoAfterARestart) {
    const auto first = enqueue(with_key(task_of("t", {"a", "b"}), "key", "print"));
    EXPECT_TRUE(first.is_new);
    EXPECT_FALSE(first.is_repeated);
    complete(*claim());
    stores->reopen();
    const auto again = enqueue(with_key(task_of("u", {"a", "b"}), "key", "print"));
    EXPECT_TRUE(again.is_repeated);
    EXPECT_FALSE(again.is_new);
    EXPECT_EQ(again.added, 0);
    EXPECT_EQ(again.status, status("t"));
    EXPECT_EQ(again.status.progress.current, 1);
    EXPECT_FALSE(stores->tasks().find("u"));
}

TEST_P(TaskStoreContract, ARepeatedRequestGetsItsTaskAlsoWhenItHasEndedOrTheQueueIsFull) {
    enqueue(with_key(task_of("t", {"a"}), "key", "print"));
    complete(*claim());
    const auto again = enqueue(with_key(task_of("u", {"x", "y"}), "key", "print"), 1);
    EXPECT_TRUE(again.is_repeated);
    EXPECT_EQ(again.status.state, TaskState::completed);
}

TEST_P(TaskStoreContract, ARequestKeyForSomethingElseIsRefused) {
    enqueue(with_key(task_of("t", {"a"}), "key", "print"));
    EXPECT_THROW(enqueue(with_key(task_of("u", {"b"}), "key", "other print")), tasks::RequestKeyReused);
    EXPECT_TRUE(enqueue(with_key(task_of("v", {"b"}), "other key", "print")).is_new);
}

TEST_P(TaskStoreContract, ARequestThatJoinedAnotherTaskIsRepeatedWithThatTask) {
    enqueue(task_of("t", {"a"}));
    EXPECT_FALSE(enqueue(with_key(task_of("u", {"a"}), "key", "print")).is_new);
    complete(*claim());
    const auto again = enqueue(with_key(task_of("v", {"a"}), "key", "print"));
    EXPECT_TRUE(again.is_repeated);
    EXPECT_EQ(again.status.task_id, "t");
}

TEST_P(TaskStoreContract, TheRequestThatStartedATaskIsStillKnownAfterARestart) {
    auto task = task_of("t", {"a", "b"});
    task.request_id = "r-1";
    const auto queued = enqueue(task).status;
    EXPECT_EQ(queued.request_id, "r-1");
    EXPECT_EQ(queued.engine, task.rendition.engine);
    EXPECT_EQ(claim()->request_id, "r-1");
    stores->reopen();
    EXPECT_EQ(status("t").request_id, "r-1");
    EXPECT_EQ(claim()->request_id, "r-1");
}

TEST_P(TaskStoreContract, ARequestThatJoinsATaskDoesNotBecomeTheOneThatStartedIt) {
    auto first = task_of("t", {"a"});
    first.request_id = "r-1";
    enqueue(first);
    auto later = task_of("u", {"a"});
    later.request_id = "r-2";
    EXPECT_EQ(enqueue(later).status.request_id, "r-1");
    EXPECT_EQ(claim()->request_id, "r-1");
}

TEST_P(TaskStoreContract, ARefusedRequestDoesNotUseItsKeyUp) {
    EXPECT_THROW(enqueue(with_key(task_of("t", {"a", "b"}), "key", "print"), 1), base::Error);
    EXPECT_TRUE(enqueue(with_key(task_of("t", {"a", "b"}), "key", "print"), 2).is_new);
}

TEST_P(TaskStoreContract, RequestKeysAreForgottenWithTheirTasks) {
    enqueue(with_key(task_of("t", {}), "key", "print"));
    stores->clock.advance(2h);
    stores->tasks().remove_ended(1h);
    EXPECT_TRUE(enqueue(with_key(task_of("u", {}), "key", "other print")).is_new);
}

TEST_P(TaskStoreContract, ADecisionOnWhatStillHoldsIsAccepted) {
    const auto segment = make_segment();
    auto task = task_of("t", {}, Priority::batch, segment.project_id);
    task.items.push_back(decided_on(segment));
    const auto result = enqueue(task);
    EXPECT_FALSE(result.is_outdated);
    EXPECT_EQ(result.added, 1);
}

TEST_P(TaskStoreContract, ADecisionOnWhatHasChangedIsVoidAltogether) {
    const auto project = make_project(2);
    const auto segments = support::segments_of(stores->segments(), project.id);
    auto task = with_key(task_of("t", {"joined"}, Priority::interactive, project.id), "key", "print");
    for (const auto& segment : segments)
        task.items.push_back(decided_on(segment));
    enqueue(task_of("batch", {"joined"}));
    const auto expect_outdated = [&] {
        const auto result = enqueue(task);
        EXPECT_TRUE(result.is_outdated);
        EXPECT_FALSE(result.is_new);
        EXPECT_EQ(result.added, 0);
        EXPECT_FALSE(stores->tasks().find("t"));
        EXPECT_EQ(status("batch").version, 1);
    };
    const auto& changing = segments[1].id;
    stores->segments().edit(changing, {.text_content = {}, .image_prompt = {}, .is_locked = true});
    expect_outdated();
    stores->segments().edit(changing, {.text_content = {}, .image_prompt = {}, .is_locked = false});
    expect_outdated();  // the next lock may have another reason
    task.items.back() = decided_on(*stores->segments().find(changing));
    stores->segments().edit(changing, {.text_content = "Other", .image_prompt = {}, .is_locked = {}});
    expect_outdated();
    stores->segments().remove(changing, {});
    expect_outdated();
    task.items.pop_back();
    EXPECT_TRUE(enqueue(task).is_new);
}

TEST_P(TaskStoreContract, ARepeatedRequestIsAnsweredAlsoWhenItsDecisionIsOutdated) {
    const auto segment = make_segment();
    auto task = with_key(task_of("t", {}, Priority::batch, segment.project_id), "key", "print");
    task.items.push_back(decided_on(segment));
    enqueue(task);
    stores->segments().remove(segment.id, {});
    EXPECT_TRUE(enqueue(task).is_repeated);
}

TEST_P(TaskStoreContract, AnOutdatedDecisionIsNamedBeforeAFullQueue) {
    const auto segment = make_segment();
    auto task = task_of("t", {"a"}, Priority::batch, segment.project_id);
    task.items.push_back(decided_on(segment));
    stores->segments().remove(segment.id, {});
    EXPECT_TRUE(enqueue(task, 0).is_outdated);
}

}  // namespace storyflow::contract
