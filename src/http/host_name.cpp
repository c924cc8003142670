#include "http/host_name.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "http/ascii.hpp"

namespace storyflow::http {

namespace {

bool is_port(std::string_view text) {
    constexpr std::size_t most_digits = 5;
    if (text.size() < 2 || text.size() > 1 + most_digits || text.front() != ':') return false;
    std::uint16_t port = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data() + 1, end, port);
    return fault == std::errc() && rest == end;
}

bool is_address(int family, const std::string& text) {
    in6_addr address{};
    return ::inet_pton(family, text.c_str(), &address) == 1;
}

bool is_name_character(char c) {
    return is_alphanumeric(c) || c == '.' || c == '-' || c == '_';
}

}  // namespace

std::optional<std::string> host_name_of(std::string_view host_header) {
    const bool bracketed = !host_header.empty() && host_header.front() == '[';
    const std::size_t closing = host_header.find(']');
    if (bracketed && closing == std::string_view::npos) return std::nullopt;
    const std::size_t end = bracketed ? closing + 1 : std::min(host_header.find(':'), host_header.size());
    const std::string_view port = host_header.substr(end);
    if (!port.empty() && !is_port(port)) return std::nullopt;
    std::string name = normalized_host(host_header.substr(0, end));
    if (bracketed) return is_address(AF_INET6, name) ? std::optional(name) : std::nullopt;
    if (name.ends_with('.')) name.pop_back();
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_name_character)) return std::nullopt;
    return name;
}

std::string normalized_host(std::string_view host) {
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    return to_lower(host);
}

bool is_address_literal(const std::string& host) {
    return is_address(AF_INET, host) || is_address(AF_INET6, host);
}

}  // namespace storyflow::http
