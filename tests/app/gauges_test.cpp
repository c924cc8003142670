#include "app/gauges.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace storyflow::app {
namespace {

using tasks::Priority;

tasks::TaskStatus task(Priority priority, std::int64_t total, std::int64_t done, int created_second) {
    tasks::TaskStatus status;
    status.priority = priority;
    status.progress = {.current = done, .total = total};
    status.created_at = base::Timestamp(std::chrono::seconds(created_second));
    return status;
}

double value(const std::vector<metrics::Gauge>& gauges, const std::string& name, const std::string& label) {
    for (const auto& gauge : gauges)
        if (gauge.name == name && gauge.label_value == label) return gauge.value;
    ADD_FAILURE() << "there is no " << name << " of " << label;
    return 0.0;
}

}  // namespace

TEST(Gauges, OfTheQueueAreByPriority) {
    const std::vector<tasks::TaskStatus> unfinished = {task(Priority::batch, 10, 4, 100),
                                                       task(Priority::batch, 3, 0, 140),
                                                       task(Priority::interactive, 1, 0, 190)};
    const auto gauges = queue_gauges(unfinished, base::Timestamp(std::chrono::seconds(200)));
    EXPECT_EQ(value(gauges, "storyflow_queue_items", "batch"), 9);
    EXPECT_EQ(value(gauges, "storyflow_queue_items", "interactive"), 1);
    EXPECT_EQ(value(gauges, "storyflow_queue_oldest_seconds", "batch"), 100);
    EXPECT_EQ(value(gauges, "storyflow_queue_oldest_seconds", "interactive"), 10);
}

TEST(Gauges, OfAnEmptyQueueAreThereAndZero) {
    const auto gauges = queue_gauges({}, base::Timestamp(std::chrono::seconds(200)));
    EXPECT_EQ(gauges.size(), 4U);
    EXPECT_EQ(value(gauges, "storyflow_queue_oldest_seconds", "batch"), 0);
}

TEST(Gauges, TellTheMemoryOfThisProcess) {
    EXPECT_GT(value(process_gauges(0), "storyflow_memory_bytes", ""), 1'000'000);
}

TEST(Gauges, TellHowManyEspeakProcessesWereLost) {
    EXPECT_EQ(value(process_gauges(3), "storyflow_espeak_lost_processes_total", ""), 3);
}

}  // namespace storyflow::app
