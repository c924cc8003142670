#include "tasks/task.hpp"

#include <algorithm>
#include <array>

namespace storyflow::tasks {

namespace {

constexpr std::array all_states{TaskState::pending, TaskState::processing, TaskState::completed,
                                TaskState::failed, TaskState::cancelled};

constexpr std::array all_item_states{ItemState::queued, ItemState::delayed, ItemState::running,
                                     ItemState::done,   ItemState::failed,  ItemState::cancelled};

template <typename State, std::size_t count>
std::optional<State> find_state(const std::array<State, count>& states, std::string_view word) {
    for (const State state : states) {
        if (to_string(state) == word) return state;
    }
    return std::nullopt;
}

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
    return find_state(all_states, word);
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

std::string_view to_string(ItemState state) {
    switch (state) {
        case ItemState::queued:
            return "QUEUED";
        case ItemState::delayed:
            return "DELAYED";
        case ItemState::running:
            return "RUNNING";
        case ItemState::done:
            return "DONE";
        case ItemState::failed:
            return "FAILED";
        case ItemState::cancelled:
            return "CANCELLED";
    }
    return {};
}

std::optional<ItemState> parse_item_state(std::string_view word) {
    return find_state(all_item_states, word);
}

}  // namespace storyflow::tasks
