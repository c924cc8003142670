#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/settings/logos/`.
namespace storyflow::api {

/// `GET`: all logos, the newest first.
[[nodiscard]] http::Response list_logos(const Services& services, const http::Request& request);
/// `POST`: the file field `file`, a JPEG, PNG or WebP picture of at most 5 MB that films can show.
[[nodiscard]] http::Response upload_logo(const Services& services, const http::Request& request);
/// `DELETE /api/settings/logos/{logo_id}/`. If it is the active logo, films show none from then on.
[[nodiscard]] http::Response delete_logo(const Services& services, const http::Request& request);

}  // namespace storyflow::api
