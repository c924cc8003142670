#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/projects/{id}/pronunciations/` and `/api/pronunciations/`: how words of a project are pronounced.
namespace storyflow::api {

/// All of the project, sorted by word, with how many segments each touches.
[[nodiscard]] http::Response list_pronunciations(const Services& services, const http::Request& request);
/// 409 if the project has a pronunciation of the word already, or has the most that it may have.
[[nodiscard]] http::Response create_pronunciation(const Services& services, const http::Request& request);
[[nodiscard]] http::Response get_pronunciation(const Services& services, const http::Request& request);
/// 409 if the project has another pronunciation of the word.
[[nodiscard]] http::Response update_pronunciation(const Services& services, const http::Request& request);
[[nodiscard]] http::Response delete_pronunciation(const Services& services, const http::Request& request);

}  // namespace storyflow::api
