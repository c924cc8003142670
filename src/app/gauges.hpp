#pragma once

#include <cstdint>
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

/// The memory of this process, without that of its child processes, a gauge with the version as label, and
/// how many processes of the eSpeak program were lost.
[[nodiscard]] std::vector<metrics::Gauge> process_gauges(std::uint64_t lost_espeak_processes);

}  // namespace storyflow::app
