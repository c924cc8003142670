#include "tasks/live_tasks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tasks/queued_work.hpp"

namespace storyflow::tasks {

namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

/// The event's content in a few words.
std::string words(const TaskEvent& event) {
    if (const auto* const done = std::get_if<CompletedSegment>(&event.what))
        return "done " + done->segment_id;
    if (const auto* const failed = std::get_if<SegmentError>(&event.what))
        return "failed " + failed->segment_id;
    const auto& status = std::get<TaskStatus>(event.what);
    EXPECT_TRUE(status.completed_segments.empty() && status.errors.empty());
    return std::string(to_string(status.state));
}

class LiveTasksTest : public testing::Test {
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
    LiveTasks live_{work_.store, 1};
    std::unique_ptr<TaskEvents::Watch> watch_ =
        live_.events().watch(WatchedProject{"project"}, std::nullopt, [] {});
};

}  // namespace

TEST_F(LiveTasksTest, TakesUpWhatIsStoredWithoutAWord) {
    work_.enqueue(new_task("t", {"a", "b"}));
    finish(CompletedSegment{"a", "", 1.0});
    live_.load();
    EXPECT_EQ(live_.find("t"), work_.status("t"));
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(LiveTasksTest, TellsWhatChangedInItsOrder) {
    work_.enqueue(new_task("t", {"a", "b"}));
    live_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("PENDING"));
    finish(CompletedSegment{"a", "", 1.0});
    finish(ItemFailed{"no"});
    live_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("done a", "failed b", "COMPLETED"));
    EXPECT_EQ(live_.find("t"), work_.status("t"));
}

TEST_F(LiveTasksTest, SaysNothingWhenNothingChanged) {
    work_.enqueue(new_task("t", {"a"}));
    live_.refresh("t");
    static_cast<void>(told());
    live_.refresh("t");
    live_.refresh("unknown");
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(LiveTasksTest, LiveAdditionsAreToldAndDoNotDisturbWhatTheStoreBrings) {
    work_.enqueue(new_task("t", {"a", "b"}));
    live_.refresh("t");
    live_.add("t", CompletedSegment{"live", "", 1.0});
    live_.add("t", SegmentError{"wrong", "no"});
    live_.set_progress("t", 1, 2, "live");
    EXPECT_THAT(told(), ElementsAre("PENDING", "done live", "PENDING", "failed wrong", "PENDING", "PENDING"));
    finish(CompletedSegment{"a", "", 1.0});
    live_.refresh("t");
    EXPECT_THAT(told(), ElementsAre("done a", "PROCESSING"));
    EXPECT_EQ(live_.find("t")->completed_segments.size(), 2U);
}

TEST_F(LiveTasksTest, ForgetsWithoutAWordWhatIsGone) {
    work_.enqueue(new_task("t", {}));
    live_.load();
    work_.clock.advance(seconds(10));
    work_.store.remove_ended(seconds(1));
    live_.refresh("t");
    EXPECT_EQ(live_.find("t"), std::nullopt);
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(LiveTasksTest, KnowsWhereATaskStandsAndWhenItWillBeDone) {
    work_.enqueue(new_task("first", {"a", "b", "c"}));
    work_.enqueue(new_task("second", {"d"}));
    live_.load();
    EXPECT_EQ(live_.outlook("second").queue_position, 3);
    EXPECT_EQ(live_.outlook("second").eta_seconds, std::nullopt) << "nothing was measured";
    const auto claimed = claim();
    work_.clock.advance(seconds(10));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    live_.refresh("first");
    EXPECT_EQ(live_.outlook("second").queue_position, 2);
    EXPECT_DOUBLE_EQ(live_.outlook("second").eta_seconds.value_or(0), 30.0);
    LiveTasks with_two_workers(work_.store, 2);
    with_two_workers.load();
    EXPECT_DOUBLE_EQ(with_two_workers.outlook("second").eta_seconds.value_or(0), 15.0);
    EXPECT_EQ(live_.outlook("first").queue_position, std::nullopt) << "it runs";
    EXPECT_DOUBLE_EQ(live_.outlook("first").eta_seconds.value_or(0), 20.0);
    EXPECT_EQ(live_.outlook("nobody").eta_seconds, std::nullopt);
}

TEST_F(LiveTasksTest, LearnsThePaceFromWhatWasDoneBeforeTheStart) {
    work_.enqueue(new_task("before", {"a"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(5));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    work_.enqueue(new_task("t", {"b"}));
    live_.load();
    EXPECT_DOUBLE_EQ(live_.outlook("t").eta_seconds.value_or(0), 5.0);
}

TEST_F(LiveTasksTest, TellsHowLongTheWorkersTogetherTakeForAText) {
    EXPECT_EQ(live_.seconds_for(100), std::nullopt) << "nothing was measured";
    work_.enqueue(new_task("t", {"a"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(10));
    work_.queue.finish_item(claimed, CompletedSegment{"a", "", 1.0});
    live_.load();
    const auto for_one_worker = live_.seconds_for(100).value();
    EXPECT_GT(for_one_worker, 0.0);
    EXPECT_DOUBLE_EQ(live_.seconds_for(200).value(), 2.0 * for_one_worker);
    LiveTasks with_four_workers(work_.store, 4);
    with_four_workers.load();
    EXPECT_DOUBLE_EQ(with_four_workers.seconds_for(100).value(), for_one_worker / 4.0);
    LiveTasks with_no_worker(work_.store, 0);
    with_no_worker.load();
    EXPECT_DOUBLE_EQ(with_no_worker.seconds_for(100).value(), for_one_worker);
}

TEST_F(LiveTasksTest, FailuresSayNothingAboutThePace) {
    work_.enqueue(new_task("t", {"a", "b"}));
    const auto claimed = claim();
    work_.clock.advance(seconds(5));
    work_.queue.finish_item(claimed, ItemFailed{"no"});
    live_.load();
    EXPECT_EQ(live_.outlook("t").eta_seconds, std::nullopt);
}

}  // namespace storyflow::tasks
