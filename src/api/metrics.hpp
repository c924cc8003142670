#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// What the server did and how full it is, in Prometheus' text format.
[[nodiscard]] http::Response get_metrics(const Services& services, const http::Request& request);

}  // namespace storyflow::api
