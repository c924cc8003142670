#pragma once

#include <string>

#include "tasks/task.hpp"
#include "tasks/work_queue.hpp"

/// How log lines name a task and one of its items, always with the request that started the task if it is
/// known, so that a search for the request's id finds all of its work. Control characters become '?'. Pure.
namespace storyflow::tasks {

/// "Task t (request r)", or "Task t" for a task that was started without a request.
[[nodiscard]] std::string log_name(const TaskStatus& task);

/// "Task t (request r), segment s".
[[nodiscard]] std::string log_name(const ItemClaim& item);

}  // namespace storyflow::tasks
