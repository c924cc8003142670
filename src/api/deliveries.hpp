#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Finished narrations of workers that do not share the server's file system. Only for holders of the API
/// key; without one these operations answer 403.
namespace storyflow::api {

/// `PUT /api/deliveries/{name}/`: keeps the body, a WAV file, where nothing is served from.
[[nodiscard]] http::Response put_delivery(const Services& services, const http::Request& request);
/// `DELETE /api/deliveries/{name}/`: it was not published.
[[nodiscard]] http::Response delete_delivery(const Services& services, const http::Request& request);
/// `POST /api/deliveries/settle/`: carries out what is owed of the file `target`; 503 when something still
/// is.
[[nodiscard]] http::Response settle_delivery(const Services& services, const http::Request& request);

}  // namespace storyflow::api
