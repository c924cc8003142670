#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Finished narrations from workers that do not share the server's file system. These operations need the API
/// key; a server without a key answers 403.
namespace storyflow::api {

/// `PUT /api/deliveries/{name}/`: stores the body, a WAV file, under `incoming/`, from which nothing is
/// served.
[[nodiscard]] http::Response put_delivery(const Services& services, const http::Request& request);
/// `DELETE /api/deliveries/{name}/`: removes a file that was not published.
[[nodiscard]] http::Response delete_delivery(const Services& services, const http::Request& request);
/// `POST /api/deliveries/settle/`: carries out the journal entries of the file `target`; 503 if one remains.
[[nodiscard]] http::Response settle_delivery(const Services& services, const http::Request& request);

}  // namespace storyflow::api
