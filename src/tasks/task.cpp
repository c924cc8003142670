#include "tasks/task.hpp"

#include <algorithm>
#include <array>

namespace storyflow::tasks {

namespace {

constexpr std::array all_states{TaskState::pending, TaskState::processing, TaskState::completed,
                                TaskState::failed, TaskState::cancelled};

}  // namespace

std::string_view to_string(TaskState state) {
    switch (state) {
        case TaskState::pending:
            return "PENDING";
        case TaskState::processing:
            return "PROCESSING";
        case TaskState::completed:
            return "COMPLETED";
        case TaskState::failed:
            return "FAILED";
        case TaskState::cancelled:
            return "CANCELLED";
    }
    return {};
}

std::optional<TaskState> parse_task_state(std::string_view word) {
    const auto* const found = std::ranges::find(all_states, word, to_string);
    return found == all_states.end() ? std::nullopt : std::optional(*found);
}

bool is_end_state(TaskState state) {
    return state == TaskState::completed || state == TaskState::failed || state == TaskState::cancelled;
}

TaskState end_state(bool cancel_requested, std::int64_t succeeded, std::int64_t failed) {
    if (cancel_requested) return TaskState::cancelled;
    return succeeded == 0 && failed > 0 ? TaskState::failed : TaskState::completed;
}

int percentage(std::int64_t current, std::int64_t total) {
    if (total <= 0) return 0;
    const auto percent = 100.0L * static_cast<long double>(current) / static_cast<long double>(total);
    return static_cast<int>(std::clamp(percent, 0.0L, 100.0L));
}

}  // namespace storyflow::tasks
