#pragma once

#include <vector>

#include "base/clock.hpp"
#include "metrics/measures.hpp"
#include "tasks/task.hpp"
#include "tasks/task_manager.hpp"

namespace storyflow::app {

/// How many segments of these tasks are unfinished, and how long the oldest task has waited, by priority.
/// Pure.
[[nodiscard]] std::vector<metrics::Gauge> queue_gauges(const std::vector<tasks::TaskStatus>& unfinished,
                                                       base::Timestamp now);

/// The tasks that have not ended, without their lists.
[[nodiscard]] std::vector<tasks::TaskStatus> unfinished_tasks(const tasks::TaskManager& tasks);

/// The memory of this process, without that of its child processes, and a gauge with the version as label.
[[nodiscard]] std::vector<metrics::Gauge> process_gauges();

}  // namespace storyflow::app
