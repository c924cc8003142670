#pragma once

#include <string>
#include <string_view>

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/segments/{id}/upload-image/`: the file field `image`, JPEG, PNG or WebP. The image that was
/// there before stays until the new one is safe.
[[nodiscard]] http::Response upload_image(const Services& services, const http::Request& request);
/// `DELETE /api/segments/{id}/remove-image/`.
[[nodiscard]] http::Response remove_image(const Services& services, const http::Request& request);

/// ".png" of "Map.PNG": lower case, with the dot, empty when there is none. Pure.
[[nodiscard]] std::string file_extension(std::string_view file_name);

}  // namespace storyflow::api
