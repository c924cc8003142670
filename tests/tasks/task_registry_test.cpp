#include "tasks/task_registry.hpp"

#include <gtest/gtest.h>

namespace storyflow::tasks {

namespace {

TaskStatus task(const std::string& id) {
    TaskStatus status;
    status.task_id = id;
    status.progress.total = 4;
    return status;
}

}  // namespace

TEST(TaskRegistry, FindsWhatWasPutAndNothingElse) {
    TaskRegistry registry;
    registry.put(task("a"));
    EXPECT_EQ(registry.find("a"), task("a"));
    EXPECT_EQ(registry.find("b"), std::nullopt);
}

TEST(TaskRegistry, GivesCopiesThatLaterUpdatesDoNotReach) {
    TaskRegistry registry;
    registry.put(task("a"));
    const auto before = registry.find("a");
    registry.update("a", [](TaskStatus& status) { status.errors.push_back({"s", "reason"}); });
    EXPECT_TRUE(before->errors.empty());
    EXPECT_EQ(registry.find("a")->errors.size(), 1U);
}

TEST(TaskRegistry, IgnoresUpdatesOfUnknownTasks) {
    TaskRegistry registry;
    registry.update("a", [](TaskStatus&) { FAIL() << "there is nothing to update"; });
    EXPECT_EQ(registry.find("a"), std::nullopt);
}

TEST(TaskRegistry, ForgetsErasedTasksOnly) {
    TaskRegistry registry;
    registry.put(task("a"));
    registry.put(task("b"));
    registry.erase({"a", "unknown"});
    EXPECT_EQ(registry.find("a"), std::nullopt);
    EXPECT_TRUE(registry.find("b"));
}

TEST(SetProgress, KeepsTheKnownSegmentWhenNoneIsGiven) {
    auto status = task("a");
    set_progress(status, 1, 4, "s1");
    set_progress(status, 2, 4, std::nullopt);
    EXPECT_EQ(status.progress, (Progress{2, 4, 50, "s1"}));
}

}  // namespace storyflow::tasks
