#pragma once

#include <span>
#include <string_view>

#include "http/message.hpp"

namespace storyflow::http {

/// How the bytes of a body are compressed (RFC 9110, section 8.4.1).
enum class ContentCoding { identity, gzip, brotli };

/// The name in `Content-Encoding`: "gzip", "br"; "identity" for none.
[[nodiscard]] std::string_view to_string(ContentCoding coding);

/// The coding among `offered` that the client's `Accept-Encoding` weighs highest (RFC 9110, section 12.5.3);
/// of equal ones the first. `identity` if the client accepts none of them or prefers `identity`, and without
/// the field: most clients that send none cannot decompress.
[[nodiscard]] ContentCoding choose_coding(const Request& request, std::span<const ContentCoding> offered);

}  // namespace storyflow::http
