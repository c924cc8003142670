#pragma once

#include <cstddef>

#include "http/memory_budget.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// A request with a share of a small budget.
struct Asked {
    explicit Asked(std::size_t bytes) : budget(bytes) { request.memory = &lease; }

    /// Whether the budget has so many bytes left.
    [[nodiscard]] bool is_left(std::size_t bytes) {
        http::MemoryBudget::Share other(budget);
        return other.grow_to(bytes);
    }

    http::MemoryBudget budget;
    http::MemoryBudget::Share lease{budget};
    http::Request request;
};

}  // namespace storyflow::api
