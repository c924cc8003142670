#pragma once

#include "http/message.hpp"

namespace storyflow::http {

/// Whether the client accepts a body compressed by gzip (RFC 9110, section 12.5.3). False without an
/// `Accept-Encoding` field: most clients that send none cannot decompress.
[[nodiscard]] bool accepts_gzip(const Request& request);

}  // namespace storyflow::http
