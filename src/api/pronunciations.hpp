#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/projects/{id}/pronunciations/` and `/api/pronunciations/`: how a project wants its words to be said.
namespace storyflow::api {

/// All of the project, by word.
[[nodiscard]] http::Response list_pronunciations(const Services& services, const http::Request& request);
/// 409 when the project has one for the word or cannot take more.
[[nodiscard]] http::Response create_pronunciation(const Services& services, const http::Request& request);
[[nodiscard]] http::Response get_pronunciation(const Services& services, const http::Request& request);
/// 409 when the project has another one for the word.
[[nodiscard]] http::Response update_pronunciation(const Services& services, const http::Request& request);
[[nodiscard]] http::Response delete_pronunciation(const Services& services, const http::Request& request);

}  // namespace storyflow::api
