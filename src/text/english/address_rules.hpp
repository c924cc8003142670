#pragma once

#include <optional>

#include "text/english/reading.hpp"

namespace storyflow::text {

/// anna@example.com
[[nodiscard]] std::optional<Reading> read_email(const Place& place);
/// http://test.net/docs, www.shop.com, blog.example.com/a, localhost:8080.
[[nodiscard]] std::optional<Reading> read_url(const Place& place);
/// 10.0.0.1, 172.16.254.3:443.
[[nodiscard]] std::optional<Reading> read_ip_address(const Place& place);
/// 2.10.3 and any other row of three or more numbers with dots.
[[nodiscard]] std::optional<Reading> read_version(const Place& place);
/// report.pdf, node.js.
[[nodiscard]] std::optional<Reading> read_file_name(const Place& place);

}  // namespace storyflow::text
