#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "tasks/work_queue.hpp"
#include "tasks/worker_pool.hpp"

namespace storyflow::tasks {

struct TaskManagerOptions {
    WorkerOptions work;
    std::chrono::seconds retention{3600};  ///< how long an ended task is kept
    std::int64_t queue_limit =
        100'000;  ///< waiting items; beyond it `submit_task` throws like `require_room`
    std::chrono::milliseconds cleanup_interval{60'000};
    /// How to treat running items at the start; `expired` if other processes share the database.
    Orphans orphans_at_start = Orphans::all_lost;
    /// How often to look for changes of other processes and for expired leases; std::nullopt if this is the
    /// only process.
    std::optional<std::chrono::milliseconds> sharing_interval;
};

}  // namespace storyflow::tasks
