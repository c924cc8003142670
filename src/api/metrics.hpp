#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// Answers GET /metrics with the counters and gauges of `SystemFacts::measures`, in Prometheus' text format
/// 0.0.4.
[[nodiscard]] http::Response get_metrics(const Services& services, const http::Request& request);

}  // namespace storyflow::api
