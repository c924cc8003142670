#include "api/request_key.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "api/api_error.hpp"

namespace storyflow::api {

namespace {

constexpr std::string_view header = "Idempotency-Key";
constexpr std::size_t longest_key = 255;

bool is_key(std::string_view text) {
    const auto is_visible = [](char c) { return c > ' ' && c <= '~'; };
    return !text.empty() && text.size() <= longest_key && std::ranges::all_of(text, is_visible);
}

}  // namespace

std::optional<tasks::RequestKey> read_request_key(const http::Request& request, std::string wish) {
    const auto sent = request.headers.find(header);
    if (!sent) return std::nullopt;
    if (!is_key(*sent)) throw field_error(header, "Must be 1 to 255 visible ASCII characters.");
    return tasks::RequestKey{.key = std::string(*sent), .fingerprint = std::move(wish)};
}

void mark_as_replayed(http::Response& response) {
    response.headers.set("Idempotency-Replayed", "true");
}

}  // namespace storyflow::api
