#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/system/models/`: the files of the natural voices. They come from where the server is configured to
/// take them; a client cannot name an address. Where the server cannot fetch: 404.
namespace storyflow::api {

[[nodiscard]] http::Response get_models(const Services& services, const http::Request& request);
/// Starts fetching what is missing, or lets a running fetch go on: 202.
[[nodiscard]] http::Response fetch_models(const Services& services, const http::Request& request);
/// Stops the fetch; what was received is kept.
[[nodiscard]] http::Response stop_fetching_models(const Services& services, const http::Request& request);

}  // namespace storyflow::api
