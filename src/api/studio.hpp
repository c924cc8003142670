#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// The studio: a web page and its files, built into the program. All answer 404 and say how to build it when
/// it is not there.
namespace storyflow::api {

/// `GET /`, `/projects/{id}`, `/settings`: the one page, which finds out itself what to show.
[[nodiscard]] http::Response get_studio_page(const Services& services, const http::Request& request);
/// `GET /assets/{path}`: files whose names change with their content, to be kept for ever.
[[nodiscard]] http::Response get_studio_asset(const Services& services, const http::Request& request);
/// `GET /favicon.svg`.
[[nodiscard]] http::Response get_studio_icon(const Services& services, const http::Request& request);

}  // namespace storyflow::api
