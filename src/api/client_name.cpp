#include "api/client_name.hpp"

#include <algorithm>
#include <cstddef>

#include "api/api_error.hpp"

namespace storyflow::api {

namespace {

constexpr std::size_t longest_name = 255;

bool is_name(std::string_view text) {
    const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
    return !text.empty() && text.size() <= longest_name && std::ranges::all_of(text, is_visible);
}

}  // namespace

std::optional<std::string> read_client_name(const http::Request& request, std::string_view header) {
    const auto sent = request.headers.find(header);
    if (!sent) return std::nullopt;
    if (!is_name(*sent)) throw field_error(header, "Must be 1 to 255 visible ASCII characters.");
    return std::string(*sent);
}

}  // namespace storyflow::api
