#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/settings/`.
namespace storyflow::api {

[[nodiscard]] http::Response get_settings(const Services& services, const http::Request& request);
/// Changes all given fields, or none if one is wrong.
[[nodiscard]] http::Response update_settings(const Services& services, const http::Request& request);

}  // namespace storyflow::api
