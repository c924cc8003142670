#pragma once

#include <vector>

#include "base/clock.hpp"
#include "metrics/measures.hpp"
#include "tasks/task.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::app {

/// How many segments of these tasks are unfinished, and since when the oldest task waits, by priority. Pure.
[[nodiscard]] std::vector<metrics::Gauge> queue_gauges(const std::vector<tasks::TaskStatus>& unfinished,
                                                       base::Timestamp now);

/// The tasks that are not at their end, without their lists.
[[nodiscard]] std::vector<tasks::TaskStatus> unfinished_tasks(const tasks::TaskManager& tasks);

/// The memory that this process has, without that of its helpers; the version as a label.
[[nodiscard]] std::vector<metrics::Gauge> process_gauges();

}  // namespace storyflow::app
