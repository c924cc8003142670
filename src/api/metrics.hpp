#pragma once

#include <string>

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// The answer with these measures, in Prometheus' text format 0.0.4.
[[nodiscard]] http::Response metrics_answer(std::string text);

/// Answers GET /metrics with the counters and gauges of `SystemFacts::measures`.
[[nodiscard]] http::Response get_metrics(const Services& services, const http::Request& request);

}  // namespace storyflow::api
