#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `GET /api/segments/{id}/peaks/`: the waveform of the segment's narration, for drawing it.
[[nodiscard]] http::Response get_peaks(const Services& services, const http::Request& request);

}  // namespace storyflow::api
