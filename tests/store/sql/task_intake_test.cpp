#include "store/sql/task_intake.hpp"

#include <gmock/gmock.h>

#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/sql/sql_test.hpp"
#include "tests/store/sql/task_of.hpp"

namespace storyflow::store::sql {

namespace {

class TaskIntakeTest : public SqlTest {
  protected:
    TaskIntake intake_of(const std::vector<std::string>& segment_ids) {
        return database.write(
            [&](Transaction& transaction) { return take_in(transaction, task_of("new", segment_ids)); });
    }
    static std::vector<std::string> fresh_ids(const TaskIntake& intake) {
        std::vector<std::string> ids;
        for (const auto& item : intake.fresh)
            ids.push_back(item.segment_id);
        return ids;
    }

    static std::vector<std::string> holders(const TaskIntake& intake) {
        std::vector<std::string> task_ids;
        for (const auto& joining : intake.joinings)
            task_ids.push_back(joining.active.task_id);
        return task_ids;
    }

    tasks::TaskStore& store = stores->tasks();
    tasks::WorkQueue& queue = stores->work();
};

}  // namespace

TEST_P(TaskIntakeTest, EverythingIsFreshWhenNothingIsActive) {
    const auto intake = intake_of({"b", "a", "b"});
    EXPECT_THAT(fresh_ids(intake), testing::ElementsAre("b", "a"));
    EXPECT_THAT(intake.joinings, testing::IsEmpty());
}

TEST_P(TaskIntakeTest, NamesTheHoldersOfActiveSegments) {
    store.enqueue(task_of("first", {"a", "b"}), 10);
    store.enqueue(task_of("second", {"c"}), 10);
    const auto a = queue.claim_next("worker", std::chrono::seconds(30)).claim.value();
    queue.finish_item(a, tasks::ItemPostponed{"later", std::chrono::seconds(1)});
    queue.claim_next("worker", std::chrono::seconds(30));
    const auto intake = intake_of({"b", "d", "c", "a"});
    EXPECT_THAT(fresh_ids(intake), testing::ElementsAre("d"));
    EXPECT_THAT(holders(intake), testing::ElementsAre("first", "second", "first"));
    EXPECT_EQ(intake.joinings[0].active.state, tasks::ItemState::running);
    EXPECT_EQ(intake.joinings[1].active.state, tasks::ItemState::queued);
    EXPECT_EQ(intake.joinings[2].active.state, tasks::ItemState::delayed);
    EXPECT_FALSE(intake.must_wait);
}

TEST_P(TaskIntakeTest, WhatRunsForACancelledTaskIsToBeWaitedFor) {
    store.enqueue(task_of("first", {"a"}), 10);
    queue.claim_next("worker", std::chrono::seconds(30));
    store.request_cancel("first");
    EXPECT_TRUE(intake_of({"b", "a"}).must_wait);
    EXPECT_FALSE(intake_of({"b"}).must_wait);
}

INSTANTIATE_TEST_SUITE_P(Store, TaskIntakeTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
