#include "tasks/task_mirror.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

/// What an event says, in a few words.
std::string words(const TaskEvent& event) {
    if (const auto* const done = std::get_if<CompletedSegment>(&event.what))
        return "done " + done->segment_id;
    if (const auto* const failed = std::get_if<SegmentError>(&event.what))
        return "failed " + failed->segment_id;
    const auto& status = std::get<TaskStatus>(event.what);
    EXPECT_TRUE(status.completed_segments.empty() && status.errors.empty());
    return std::string(to_string(status.state));
}

class TaskMirrorTest : public testing::Test {
  protected:
    ItemClaim claim() { return work_.queue.claim_next("me", seconds(60)).claim.value_or(ItemClaim{}); }
    void finish(const ItemOutcome& outcome) { work_.queue.finish_item(claim(), outcome); }
    std::vector<std::string> told() {
        std::vector<std::string> all;
        for (const auto& event : watch_->take().events)
            all.push_back(words(event));
        return all;
    }

    QueuedWork work_;
    TaskMirror mirror_{work_.store};
    std::unique_ptr<TaskEvents::Watch> watch_ =
        mirror_.events().watch(WatchedProject{"project"}, std::nullopt, [] {});
};

}  // namespace

TEST_F(TaskMirrorTest, TakesUpWhatIsStoredWithoutAWord) {
    work_.enqueue(new_task("t", {"a", "b"}));
    finish(CompletedSegment{"a", "", 1.0});
    mirror_.load();
    EXPECT_EQ(mirror_.registry().find("t"), work_.status("t"));
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TaskMirrorTest, TellsWhatChangedInItsOrder) {
    work_.enqueue(new_task("t", {"a", "b"}));
    mirror_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("PENDING"));
    finish(CompletedSegment{"a", "", 1.0});
    finish(ItemFailed{"no"});
    mirror_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("done a", "failed b", "COMPLETED"));
    EXPECT_EQ(mirror_.registry().find("t"), work_.status("t"));
}

TEST_F(TaskMirrorTest, SaysNothingWhenNothingChanged) {
    work_.enqueue(new_task("t", {"a"}));
    mirror_.refresh("t");
    static_cast<void>(told());
    mirror_.refresh("t");
    mirror_.refresh("unknown");
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TaskMirrorTest, LiveAdditionsAreToldAndDoNotDisturbWhatTheStoreBrings) {
    work_.enqueue(new_task("t", {"a", "b"}));
    mirror_.refresh("t");
    mirror_.add("t", CompletedSegment{"live", "", 1.0});
    mirror_.add("t", SegmentError{"wrong", "no"});
    mirror_.set_progress("t", 1, 2, "live");
    EXPECT_THAT(told(), ElementsAre("PENDING", "done live", "PENDING", "failed wrong", "PENDING", "PENDING"));
    finish(CompletedSegment{"a", "", 1.0});
    mirror_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("done a", "PROCESSING"));
    EXPECT_EQ(mirror_.registry().find("t")->completed_segments.size(), 2U);
}

TEST_F(TaskMirrorTest, ForgetsWithoutAWordWhatIsGone) {
    work_.enqueue(new_task("t", {}));
    mirror_.load();
    work_.clock.advance(seconds(10));
    work_.store.remove_ended(seconds(1));
    mirror_.refresh("t");
    EXPECT_EQ(mirror_.registry().find("t"), std::nullopt);
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(TaskMirrorTest, KnowsWhereATaskStandsAndWhenItWillBeDone) {
    work_.enqueue(new_task("first", {"a", "b", "c"}));
    work_.enqueue(new_task("second", {"d"}));
    mirror_.load();
    EXPECT_EQ(mirror_.outlook("second", 1).queue_position, 3);
    EXPECT_EQ(mirror_.outlook("second", 1).eta_seconds, std::nullopt) << "nothing was measured";
    const auto claimed = claim();
    work_.clock.advance(seconds(10));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    mirror_.refresh("first");
    EXPECT_EQ(mirror_.outlook("second", 1).queue_position, 2);
    EXPECT_DOUBLE_EQ(mirror_.outlook("second", 1).eta_seconds.value_or(0), 30.0);
    EXPECT_DOUBLE_EQ(mirror_.outlook("second", 2).eta_seconds.value_or(0), 15.0);
    EXPECT_EQ(mirror_.outlook("first", 1).queue_position, std::nullopt) << "it runs";
    EXPECT_DOUBLE_EQ(mirror_.outlook("first", 1).eta_seconds.value_or(0), 20.0);
    EXPECT_EQ(mirror_.outlook("nobody", 1).eta_seconds, std::nullopt);
}

TEST_F(TaskMirrorTest, LearnsThePaceFromWhatWasDoneBeforeTheStart) {
    work_.enqueue(new_task("before", {"a"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(5));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    work_.enqueue(new_task("t", {"b"}));
    mirror_.load();
    EXPECT_DOUBLE_EQ(mirror_.outlook("t", 1).eta_seconds.value_or(0), 5.0);
}

TEST_F(TaskMirrorTest, TellsHowLongTheWorkersTogetherTakeForAText) {
    EXPECT_EQ(mirror_.seconds_for(100, 1), std::nullopt) << "nothing was measured";
    work_.enqueue(new_task("t", {"a"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(10));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    mirror_.load();
    const auto for_one_worker = mirror_.seconds_for(100, 1).value();
    EXPECT_GT(for_one_worker, 0.0);
    EXPECT_DOUBLE_EQ(mirror_.seconds_for(200, 1).value(), 2.0 * for_one_worker);
    EXPECT_DOUBLE_EQ(mirror_.seconds_for(100, 4).value(), for_one_worker / 4.0);
    EXPECT_DOUBLE_EQ(mirror_.seconds_for(100, 0).value(), for_one_worker);
}

TEST_F(TaskMirrorTest, FailuresSayNothingAboutThePace) {
    work_.enqueue(new_task("t", {"a", "b"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(5));
    work_.queue.finish_item(claimed, ItemFailed{"no"});
    mirror_.load();
    EXPECT_EQ(mirror_.outlook("t", 1).eta_seconds, std::nullopt);
}

}  // namespace storyflow::tasks
