#include "tasks/task_registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::tasks {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TaskStatus head(const std::string& id, std::int64_t number = 1, std::int64_t version = 1) {
    TaskStatus status;
    status.task_id = id;
    status.project_id = "p";
    status.number = number;
    status.version = version;
    status.progress.total = 4;
    status.characters = 400;
    return status;
}

FinishedItem done(const std::string& segment) {
    return {.segment_id = segment, .completed = CompletedSegment{segment, "", 1.0}};
}

FinishedItem failed(const std::string& segment) {
    return {.segment_id = segment, .error = "no"};
}

std::vector<std::string> ids(const TaskPage& page) {
    std::vector<std::string> ids;
    for (const auto& task : page.tasks)
        ids.push_back(task.task_id);
    return ids;
}

}  // namespace

TEST(TaskRegistry, FindsWhatWasAppliedAndNothingElse) {
    TaskRegistry registry;
    EXPECT_EQ(registry.apply({head("a"), {}}), head("a"));
    EXPECT_EQ(registry.find("a"), head("a"));
    EXPECT_EQ(registry.find("b"), std::nullopt);
}

TEST(TaskRegistry, AppendsWhatFinished) {
    TaskRegistry registry;
    registry.apply({head("a"), {done("s1")}});
    EXPECT_EQ(registry.known_finished("a"), 1U);
    registry.apply({head("a", 1, 2), {failed("s2"), done("s3")}});
    EXPECT_EQ(registry.known_finished("a"), 3U);
    EXPECT_THAT(registry.find("a")->completed_segments,
                ElementsAre(CompletedSegment{"s1", "", 1.0}, CompletedSegment{"s3", "", 1.0}));
    EXPECT_THAT(registry.find("a")->errors, ElementsAre(SegmentError{"s2", "no"}));
}

TEST(TaskRegistry, TellsHowLongTheListsOfATaskAreWithoutThem) {
    TaskRegistry registry;
    registry.apply({head("a"), {done("s1"), failed("s2")}});
    registry.add("a", CompletedSegment{"s3", "", 1.0});
    const auto found = registry.head("a").value();
    EXPECT_EQ(found.listed, 3U);
    EXPECT_THAT(found.status.completed_segments, IsEmpty());
    EXPECT_THAT(found.status.errors, IsEmpty());
    EXPECT_EQ(found.status.version, registry.find("a")->version);
    EXPECT_EQ(registry.head("b"), std::nullopt);
}

TEST(TaskRegistry, IgnoresOldNews) {
    TaskRegistry registry;
    registry.apply({head("a", 1, 5), {}});
    EXPECT_EQ(registry.apply({head("a", 1, 5), {}}), std::nullopt);
    EXPECT_EQ(registry.apply({head("a", 1, 4), {done("s")}}), std::nullopt);
    EXPECT_EQ(registry.known_finished("a"), 0U);
    EXPECT_EQ(registry.find("a")->version, 5);
}

TEST(TaskRegistry, GivesCopiesThatLaterChangesDoNotReach) {
    TaskRegistry registry;
    registry.apply({head("a"), {}});
    const auto before = registry.find("a");
    registry.add("a", SegmentError{"s", "reason"});
    EXPECT_TRUE(before->errors.empty());
    EXPECT_EQ(registry.find("a")->errors.size(), 1U);
}

TEST(TaskRegistry, KeepsLiveAdditionsApartFromWhatTheStoreKnows) {
    TaskRegistry registry;
    registry.apply({head("a"), {}});
    registry.add("a", CompletedSegment{"live", "", 1.0});
    EXPECT_EQ(registry.known_finished("a"), 0U);
    ASSERT_TRUE(registry.apply({head("a", 1, 2), {done("stored")}}))
        << "newer than what the store told before";
    EXPECT_EQ(registry.known_finished("a"), 1U);
    EXPECT_EQ(registry.find("a")->completed_segments.size(), 2U);
}

TEST(TaskRegistry, EveryChangeRaisesTheVersion) {
    TaskRegistry registry;
    registry.apply({head("a"), {}});
    EXPECT_EQ(registry.add("a", SegmentError{"s", "reason"})->version, 2);
    EXPECT_EQ(registry.apply({head("a", 1, 2), {}})->version, 3);
    EXPECT_EQ(registry.set_progress("a", 1, 4, std::nullopt)->version, 4);
}

TEST(TaskRegistry, AddsNothingToUnknownOrEndedTasks) {
    TaskRegistry registry;
    auto ended = head("ended");
    ended.state = TaskState::completed;
    registry.apply({ended, {}});
    EXPECT_EQ(registry.add("ended", SegmentError{"s", "late"}), std::nullopt);
    EXPECT_EQ(registry.set_progress("unknown", 1, 2, std::nullopt), std::nullopt);
    EXPECT_EQ(registry.find("ended"), ended);
}

TEST(TaskRegistry, ProgressKeepsTheKnownSegmentWhenNoneIsGiven) {
    TaskRegistry registry;
    registry.apply({head("a"), {}});
    registry.set_progress("a", 1, 4, "s1");
    EXPECT_EQ(registry.set_progress("a", 2, 4, std::nullopt)->progress, (Progress{2, 4, 50, "s1"}));
}

TEST(TaskRegistry, ForgetsErasedTasksOnly) {
    TaskRegistry registry;
    registry.apply({head("a", 1), {}});
    registry.apply({head("b", 2), {}});
    registry.erase("a");
    registry.erase("unknown");
    EXPECT_EQ(registry.find("a"), std::nullopt);
    EXPECT_THAT(registry.ids(), ElementsAre("b"));
    EXPECT_THAT(ids(registry.list({}, 0, 9)), ElementsAre("b"));
    EXPECT_EQ(registry.standing("b")->items_before, 0);
}

TEST(TaskRegistry, ListsTheNewestFirstInPages) {
    TaskRegistry registry;
    registry.apply({head("c", 9), {}});
    registry.apply({head("a", 10), {done("s")}});
    registry.apply({head("b", 11), {}});
    const auto page = registry.list({}, 1, 1);
    EXPECT_EQ(page.count, 3);
    EXPECT_THAT(ids(page), ElementsAre("a"));
    EXPECT_THAT(page.tasks[0].completed_segments, IsEmpty());
    EXPECT_THAT(ids(registry.list({}, 0, 9)), ElementsAre("b", "a", "c"));
    EXPECT_THAT(ids(registry.list({}, 3, 9)), IsEmpty());
}

TEST(TaskRegistry, ListsOnlyWhatIsWanted) {
    TaskRegistry registry;
    auto other = head("other", 1);
    other.project_id = "q";
    auto ended = head("ended", 2);
    ended.state = TaskState::failed;
    registry.apply({other, {}});
    registry.apply({ended, {}});
    registry.apply({head("waiting", 3), {}});
    EXPECT_THAT(ids(registry.list({.project_id = "p"}, 0, 9)), ElementsAre("waiting", "ended"));
    EXPECT_THAT(ids(registry.list({.state = TaskState::failed}, 0, 9)), ElementsAre("ended"));
    EXPECT_EQ(registry.list({.project_id = "q", .state = TaskState::failed}, 0, 9).count, 0);
}

TEST(TaskRegistry, CountsWhatComesBeforeATask) {
    TaskRegistry registry;
    auto begun = head("begun", 1);
    begun.state = TaskState::processing;
    begun.progress.current = 1;
    begun.characters_done = 150;
    auto urgent = head("urgent", 9);
    urgent.priority = Priority::interactive;
    registry.apply({begun, {}});
    registry.apply({head("second", 2), {}});
    registry.apply({head("third", 3), {}});
    registry.apply({urgent, {}});
    const auto second = registry.standing("second");
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->is_waiting);
    EXPECT_EQ(second->items_before, 4 + 3);
    EXPECT_EQ(second->characters_before, 400 + 250);
    EXPECT_EQ(second->characters_left, 400);
    EXPECT_FALSE(registry.standing("begun")->is_waiting);
    EXPECT_EQ(registry.standing("urgent")->items_before, 0);
}

TEST(TaskRegistry, NobodyWaitsForEndedOrCancelledTasks) {
    TaskRegistry registry;
    registry.apply({head("ended", 1), {}});
    registry.apply({head("cancelled", 2), {}});
    registry.apply({head("waiting", 3), {}});
    EXPECT_EQ(registry.standing("waiting")->items_before, 8);
    auto ended = head("ended", 1, 2);
    ended.state = TaskState::completed;
    auto cancelled = head("cancelled", 2, 2);
    cancelled.cancel_requested = true;
    registry.apply({ended, {}});
    registry.apply({cancelled, {}});
    EXPECT_EQ(registry.standing("waiting")->items_before, 0);
    EXPECT_EQ(registry.standing("ended"), std::nullopt);
    EXPECT_EQ(registry.standing("cancelled"), std::nullopt);
    EXPECT_TRUE(registry.is_ended("ended"));
    EXPECT_TRUE(registry.is_cancelled("cancelled"));
}

}  // namespace storyflow::tasks
