#pragma once

#include <cstdint>
#include <optional>

#include "tasks/task.hpp"

/// For stores: how an active item changes when another task asks for its segment too. Pure.
namespace storyflow::tasks {

/// With what priority and permission an item waits.
struct ItemTerms {
    int priority = 0;
    std::optional<std::int64_t> overridden_lock;

    bool operator==(const ItemTerms&) const = default;
};

/// The terms after a task of this priority asked for `wanted`: the higher of both priorities, and the later
/// permission to narrate a locked segment. A running item keeps its terms.
[[nodiscard]] ItemTerms joined(const ItemTerms& terms, ItemState state, Priority priority,
                               const NewItem& wanted);

}  // namespace storyflow::tasks
