#include "tasks/log_name.hpp"

#include <gtest/gtest.h>

namespace storyflow::tasks {

TEST(LogName, OfATaskHasTheRequestThatStartedIt) {
    TaskStatus task{.task_id = "t", .request_id = "r-1"};
    EXPECT_EQ(log_name(task), "Task t (request r-1)");
    task.request_id.clear();
    EXPECT_EQ(log_name(task), "Task t");
}

TEST(LogName, OfAnItemHasItsTaskAndRequest) {
    ItemClaim item;
    item.task_id = "t";
    item.segment_id = "s";
    EXPECT_EQ(log_name(item), "Task t, segment s");
    item.request_id = "r-1";
    EXPECT_EQ(log_name(item), "Task t (request r-1), segment s");
}

TEST(LogName, CannotForgeALine) {
    EXPECT_EQ(log_name(TaskStatus{.task_id = "t", .request_id = "r\nerror"}), "Task t (request r?error)");
}

}  // namespace storyflow::tasks
