#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tasks/task.hpp"

namespace storyflow::tasks {

/// A filter of tasks; a field that is std::nullopt matches all.
struct TaskFilter {
    std::optional<std::string> project_id;
    std::optional<TaskState> state;
};

/// A task without its lists, which may be long.
struct TaskHead {
    TaskStatus status;       ///< its lists are empty
    std::size_t listed = 0;  ///< number of entries in the lists together

    bool operator==(const TaskHead&) const = default;
};

struct TaskPage {
    std::int64_t count = 0;         ///< of all tasks that match
    std::vector<TaskStatus> tasks;  ///< without their lists
};

}  // namespace storyflow::tasks
