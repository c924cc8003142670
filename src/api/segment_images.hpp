#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

namespace storyflow::api {

/// `POST /api/segments/{id}/upload-image/`: the file field `image`, JPEG, PNG or WebP. The previous image is
/// removed only after the new one is on the disk.
[[nodiscard]] http::Response upload_image(const Services& services, const http::Request& request);
/// `DELETE /api/segments/{id}/remove-image/`.
[[nodiscard]] http::Response remove_image(const Services& services, const http::Request& request);

}  // namespace storyflow::api
