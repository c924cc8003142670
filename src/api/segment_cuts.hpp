#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Splits a segment in two, and merges two into one.
namespace storyflow::api {

/// `POST /api/segments/{id}/split/`
[[nodiscard]] http::Response split_segment(const Services& services, const http::Request& request);
/// `POST /api/segments/{id}/merge-next/`
[[nodiscard]] http::Response merge_next_segment(const Services& services, const http::Request& request);

}  // namespace storyflow::api
