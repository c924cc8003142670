#include "api/request_key.hpp"

#include <utility>

#include "api/client_name.hpp"

namespace storyflow::api {

std::optional<tasks::RequestKey> read_request_key(const http::Request& request, std::string wish) {
    auto name = read_client_name(request, "Idempotency-Key");
    if (!name) return std::nullopt;
    return tasks::RequestKey{.key = *std::move(name), .fingerprint = std::move(wish)};
}

void mark_as_replayed(http::Response& response) {
    response.headers.set("Idempotency-Replayed", "true");
}

}  // namespace storyflow::api
