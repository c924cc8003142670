#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "tasks/task.hpp"

/// Invariants of tasks; each violation is a RapidCheck failure.
namespace storyflow::contract {

/// The state of a task at one moment.
struct SeenTask {
    tasks::TaskStatus status;
    std::vector<tasks::ItemState> items;

    [[nodiscard]] std::int64_t count(tasks::ItemState state) const {
        return std::ranges::count(items, state);
    }
};

inline bool is_waiting(tasks::ItemState state) {
    return state == tasks::ItemState::queued || state == tasks::ItemState::delayed;
}

inline void expect_true_sums(const SeenTask& seen) {
    const auto& status = seen.status;
    RC_ASSERT(std::ssize(seen.items) == status.progress.total);
    RC_ASSERT(seen.count(tasks::ItemState::done) == std::ssize(status.completed_segments));
    RC_ASSERT(seen.count(tasks::ItemState::failed) == std::ssize(status.errors));
    RC_ASSERT(status.progress.current == std::ssize(status.completed_segments) + std::ssize(status.errors));
    RC_ASSERT((status.characters == status.characters_done) ==
              (status.progress.current == status.progress.total));
}

inline void expect_honest_state(const SeenTask& seen) {
    const auto& status = seen.status;
    const bool something_waits = std::ranges::any_of(seen.items, is_waiting);
    const bool something_is_left = something_waits || seen.count(tasks::ItemState::running) > 0;
    RC_ASSERT(tasks::is_end_state(status.state) == !something_is_left);
    RC_ASSERT(status.completed_at.has_value() == !something_is_left);
    if (status.cancel_requested) RC_ASSERT(!something_waits);
    if (something_is_left) return;
    const bool succeeded = !status.completed_segments.empty();
    RC_ASSERT((status.state == tasks::TaskState::cancelled) == status.cancel_requested);
    if (!status.cancel_requested) RC_ASSERT((status.state == tasks::TaskState::completed) == succeeded);
}

/// Checks that `now` is a possible later state than `before`.
inline void expect_successor(const SeenTask& before, const SeenTask& now) {
    const bool has_changed = !(now.status == before.status) || now.items != before.items;
    if (tasks::is_end_state(before.status.state)) RC_ASSERT(!has_changed);
    RC_ASSERT(now.status.version >= before.status.version);
    if (has_changed) RC_ASSERT(now.status.version > before.status.version);
    RC_ASSERT(now.status.progress.current >= before.status.progress.current);
    RC_ASSERT(!before.status.cancel_requested || now.status.cancel_requested);
}

}  // namespace storyflow::contract
