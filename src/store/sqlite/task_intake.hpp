#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "tasks/task_store.hpp"

namespace storyflow::store {

/// What of a new task is really new.
struct TaskIntake {
    std::vector<tasks::NewItem> fresh;  ///< each segment once
    std::int64_t already_active = 0;
    bool must_wait = false;   ///< a segment still runs for a cancelled task
    std::string last_holder;  ///< the task that holds the last of the active ones
};

/// Sorts the items of a task by whether another task has their segment queued or running already. Such a
/// queued item gets the higher of both priorities and the later permission to narrate a locked segment.
[[nodiscard]] TaskIntake take_in(Connection& connection, const tasks::NewTask& task);

}  // namespace storyflow::store
