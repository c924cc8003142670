#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storyflow::http {

/// The name in a Host header, in lower case, without port, brackets and one trailing dot; std::nullopt if
/// malformed.
[[nodiscard]] std::optional<std::string> host_name_of(std::string_view host_header);

/// The comparable form of a host name or address: lower case, without brackets.
[[nodiscard]] std::string normalized_host(std::string_view host);

[[nodiscard]] bool is_address_literal(const std::string& host);

}  // namespace storyflow::http
