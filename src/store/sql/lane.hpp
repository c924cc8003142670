#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "store/sql/transaction.hpp"
#include "tasks/work_queue.hpp"

namespace storyflow::store::sql {

/// The items of one project that are queued with one priority.
struct Lane {
    int priority = 0;
    std::string project_id;

    auto operator<=>(const Lane&) const = default;
};

/// The lane in the next two columns of the row.
inline Lane read_lane(Query& row) {
    return {.priority = row.take<int>(), .project_id = row.take<std::string>()};
}

/// Which QUEUED items may be handed out.
struct Claimable {
    bool suspects = true;  ///< false: none that was running when a process died
    tasks::KindsOfWork kinds = {};

    /// Whether every QUEUED item may be handed out.
    [[nodiscard]] bool is_any() const { return suspects && !kinds; }
};

/// The item to be handed out next, and its lane.
struct NextItem {
    std::int64_t id = 0;
    Lane lane;
};

}  // namespace storyflow::store::sql
