#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tasks/live_tasks.hpp"
#include "tests/tasks/scripted_task_store.hpp"

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

/// Live tasks with a store whose answers the test chooses.
class LiveTasksRecords : public testing::Test {
  protected:
    /// Makes the store return `delta` for a refresh, which follows at once.
    void tell(TaskDelta delta) {
        const std::string id = delta.head.task_id;
        told_ = std::move(delta);
        live_.refresh(id);
    }
    /// The `known_finished` that `LiveTasks` passes to the store with its next request.
    std::size_t known_finished(const std::string& id) {
        tell({head(id, 1, 0), {}});  // an older version, which changes nothing
        return asked_with_;
    }
    std::vector<std::string> listed(const TaskFilter& filter = {}, std::size_t offset = 0,
                                    std::size_t limit = 9) {
        return ids(live_.list(filter, offset, limit));
    }

    std::optional<TaskDelta> told_;
    std::size_t asked_with_ = 0;
    ScriptedTaskStore store_{[this](std::string_view, std::size_t known_finished) {
        asked_with_ = known_finished;
        return told_;
    }};
    LiveTasks live_{store_, 1};
};

}  // namespace

TEST_F(LiveTasksRecords, FindWhatTheStoreToldAndNothingElse) {
    tell({head("a"), {}});
    EXPECT_EQ(live_.find("a"), head("a"));
    EXPECT_EQ(live_.find("b"), std::nullopt);
}

TEST_F(LiveTasksRecords, AppendWhatFinished) {
    tell({head("a"), {done("s1")}});
    EXPECT_EQ(known_finished("a"), 1U);
    tell({head("a", 1, 2), {failed("s2"), done("s3")}});
    EXPECT_EQ(known_finished("a"), 3U);
    EXPECT_THAT(live_.find("a")->completed_segments,
                ElementsAre(CompletedSegment{"s1", "", 1.0}, CompletedSegment{"s3", "", 1.0}));
    EXPECT_THAT(live_.find("a")->errors, ElementsAre(SegmentError{"s2", "no"}));
}

TEST_F(LiveTasksRecords, TellHowLongTheListsOfATaskAreWithoutThem) {
    tell({head("a"), {done("s1"), failed("s2")}});
    live_.add("a", CompletedSegment{"s3", "", 1.0});
    const auto found = live_.head("a").value();
    EXPECT_EQ(found.listed, 3U);
    EXPECT_THAT(found.status.completed_segments, IsEmpty());
    EXPECT_THAT(found.status.errors, IsEmpty());
    EXPECT_EQ(found.status.version, live_.find("a")->version);
    EXPECT_EQ(live_.head("b"), std::nullopt);
}

TEST_F(LiveTasksRecords, IgnoreOldNews) {
    tell({head("a", 1, 5), {}});
    const auto newest = live_.events().newest();
    tell({head("a", 1, 5), {}});
    tell({head("a", 1, 4), {done("s")}});
    EXPECT_EQ(live_.events().newest(), newest) << "nothing is published";
    EXPECT_EQ(known_finished("a"), 0U);
    EXPECT_EQ(live_.find("a")->version, 5);
}

TEST_F(LiveTasksRecords, GiveCopiesThatLaterChangesDoNotReach) {
    tell({head("a"), {}});
    const auto before = live_.find("a");
    live_.add("a", SegmentError{"s", "reason"});
    EXPECT_TRUE(before->errors.empty());
    EXPECT_EQ(live_.find("a")->errors.size(), 1U);
}

TEST_F(LiveTasksRecords, KeepLiveAdditionsApartFromWhatTheStoreKnows) {
    tell({head("a"), {}});
    live_.add("a", CompletedSegment{"live", "", 1.0});
    EXPECT_EQ(known_finished("a"), 0U);
    const auto newest = live_.events().newest();
    tell({head("a", 1, 2), {done("stored")}});
    EXPECT_GT(live_.events().newest(), newest) << "newer than what the store told before";
    EXPECT_EQ(known_finished("a"), 1U);
    EXPECT_EQ(live_.find("a")->completed_segments.size(), 2U);
}

TEST_F(LiveTasksRecords, RaiseTheVersionWithEveryChange) {
    tell({head("a"), {}});
    live_.add("a", SegmentError{"s", "reason"});
    EXPECT_EQ(live_.find("a")->version, 2);
    tell({head("a", 1, 2), {}});
    EXPECT_EQ(live_.find("a")->version, 3);
    live_.set_progress("a", 1, 4, std::nullopt);
    EXPECT_EQ(live_.find("a")->version, 4);
}

TEST_F(LiveTasksRecords, AddNothingToUnknownOrEndedTasks) {
    auto ended = head("ended");
    ended.state = TaskState::completed;
    tell({ended, {}});
    const auto newest = live_.events().newest();
    live_.add("ended", SegmentError{"s", "late"});
    live_.set_progress("unknown", 1, 2, std::nullopt);
    EXPECT_EQ(live_.events().newest(), newest) << "nothing is published";
    EXPECT_EQ(live_.find("ended"), ended);
    EXPECT_EQ(live_.find("unknown"), std::nullopt);
}

TEST_F(LiveTasksRecords, KeepTheKnownSegmentWhenProgressNamesNone) {
    tell({head("a"), {}});
    live_.set_progress("a", 1, 4, "s1");
    live_.set_progress("a", 2, 4, std::nullopt);
    EXPECT_EQ(live_.find("a")->progress, (Progress{2, 4, 50, "s1"}));
}

TEST_F(LiveTasksRecords, LoseForgottenTasksOnly) {
    tell({head("a", 1), {}});
    tell({head("b", 2), {}});
    live_.forget("a");
    live_.forget("unknown");
    EXPECT_EQ(live_.find("a"), std::nullopt);
    EXPECT_THAT(live_.ids(), ElementsAre("b"));
    EXPECT_THAT(listed(), ElementsAre("b"));
    EXPECT_EQ(live_.outlook("b").queue_position, 0);
}

TEST_F(LiveTasksRecords, AreListedInPagesWithTheNewestFirst) {
    tell({head("c", 9), {}});
    tell({head("a", 10), {done("s")}});
    tell({head("b", 11), {}});
    const auto page = live_.list({}, 1, 1);
    EXPECT_EQ(page.count, 3);
    EXPECT_THAT(ids(page), ElementsAre("a"));
    EXPECT_THAT(page.tasks[0].completed_segments, IsEmpty());
    EXPECT_THAT(listed(), ElementsAre("b", "a", "c"));
    EXPECT_THAT(listed({}, 3), IsEmpty());
}

TEST_F(LiveTasksRecords, AreListedOnlyAsFarAsTheyAreWanted) {
    auto other = head("other", 1);
    other.project_id = "q";
    auto ended = head("ended", 2);
    ended.state = TaskState::failed;
    tell({other, {}});
    tell({ended, {}});
    tell({head("waiting", 3), {}});
    EXPECT_THAT(listed({.project_id = "p"}), ElementsAre("waiting", "ended"));
    EXPECT_THAT(listed({.state = TaskState::failed}), ElementsAre("ended"));
    EXPECT_EQ(live_.list({.project_id = "q", .state = TaskState::failed}, 0, 9).count, 0);
}

TEST_F(LiveTasksRecords, CountWhatComesBeforeATask) {
    auto measured = head("one second for each character", 0);
    measured.state = TaskState::completed;
    auto begun = head("begun", 1);
    begun.state = TaskState::processing;
    begun.progress.current = 1;
    begun.characters_done = 150;
    auto urgent = head("urgent", 9);
    urgent.priority = Priority::interactive;
    auto item = done("s");
    item.characters = 100;
    item.seconds = 100.0;
    tell({measured, {item}});
    tell({begun, {}});
    tell({head("second", 2), {}});
    tell({head("third", 3), {}});
    tell({urgent, {}});
    EXPECT_EQ(live_.outlook("second").queue_position, 4 + 3);
    EXPECT_DOUBLE_EQ(live_.outlook("second").eta_seconds.value_or(0), (400 + 250) + 400);
    EXPECT_EQ(live_.outlook("begun").queue_position, std::nullopt) << "it does not wait";
    EXPECT_EQ(live_.outlook("urgent").queue_position, 0);
}

TEST_F(LiveTasksRecords, WaitForNoEndedOrCancelledTask) {
    tell({head("ended", 1), {}});
    tell({head("cancelled", 2), {}});
    tell({head("waiting", 3), {}});
    EXPECT_EQ(live_.outlook("waiting").queue_position, 8);
    auto ended = head("ended", 1, 2);
    ended.state = TaskState::completed;
    auto cancelled = head("cancelled", 2, 2);
    cancelled.cancel_requested = true;
    tell({ended, {}});
    tell({cancelled, {}});
    EXPECT_EQ(live_.outlook("waiting").queue_position, 0);
    EXPECT_EQ(live_.outlook("ended").queue_position, std::nullopt);
    EXPECT_EQ(live_.outlook("cancelled").queue_position, std::nullopt);
    EXPECT_TRUE(live_.is_ended("ended"));
    EXPECT_TRUE(live_.is_cancelled("cancelled"));
}

}  // namespace storyflow::tasks
