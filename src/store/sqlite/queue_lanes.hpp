#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

#include "store/sqlite/connection.hpp"

/// Rows of `queue_lanes` and the one row of `queue`, within a transaction of the caller.
namespace storyflow::store {

/// What one project has queued with one priority.
struct Lane {
    int priority = 0;
    std::string project_id;

    auto operator<=>(const Lane&) const = default;
};

/// Shows `visit` the lanes in the order in which it is their turn, until it answers that it has found what it
/// looks for. It must not change them.
void find_in_lanes(Connection& connection, const std::function<bool(const Lane&)>& visit);

/// A lane that is new joins the line at its end.
void add_to_lane(Connection& connection, const Lane& lane, std::int64_t count);
void take_from_lane(Connection& connection, const Lane& lane, std::int64_t count);
/// Takes one, and sends the lane to the end of the line.
void serve_lane(Connection& connection, const Lane& lane);

/// How many items are QUEUED or DELAYED, whatever their lane.
[[nodiscard]] std::int64_t queue_length(Connection& connection);
void add_to_queue_length(Connection& connection, std::int64_t change);

}  // namespace storyflow::store
