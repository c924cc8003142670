#pragma once

#include <cstdint>
#include <ctime>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "http/byte_range.hpp"
#include "http/message.hpp"

namespace storyflow::http {

/// Identifies the version of a resource for conditional and range requests.
struct Version {
    std::uint64_t size = 0;
    std::string etag;                     ///< strong, with its quotes
    std::optional<std::time_t> modified;  ///< std::nullopt: only the tag is compared
};

using BodyOfRange = std::function<decltype(Response::body)(std::uint64_t offset, std::uint64_t length)>;

/// Answers GET or HEAD as RFC 9110 says: 200, 206 (single range, If-Range), 304 (If-None-Match,
/// If-Modified-Since), 416. Adds ETag, Last-Modified, `Cache-Control: no-cache` and Accept-Ranges to
/// `headers`. `body` makes the body of the selected range.
[[nodiscard]] Response conditional_answer(const Request& request, const Version& version, Headers headers,
                                          const BodyOfRange& body);

}  // namespace storyflow::http
