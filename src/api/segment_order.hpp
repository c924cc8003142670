#pragma once

#include <string>
#include <vector>

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/segments/reorder/`: numbers all segments of a project anew.
[[nodiscard]] http::Response reorder_segments(const Services& services, const http::Request& request);

/// Why `order` does not name each of `existing` exactly once, as sentences joined by "; "; empty if it does.
/// Ids are compared as text. Pure.
[[nodiscard]] std::string order_faults(const std::vector<std::string>& order,
                                       const std::vector<std::string>& existing);

}  // namespace storyflow::api
