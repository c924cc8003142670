#pragma once

#include <chrono>

#include "http/exchange.hpp"

namespace storyflow::support {

/// A successful request for project 17 that took 30 milliseconds.
inline http::Exchange sample_exchange() {
    return {.method = "GET",
            .path = "/api/projects/17/",
            .route = "/api/projects/{id}/",
            .request_id = "abc",
            .client = "192.0.2.7",
            .key = "",
            .subject = "17",
            .status = 200,
            .bytes = 12,
            .complete = true,
            .duration = std::chrono::milliseconds(30)};
}

}  // namespace storyflow::support
