#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// The studio: a web page and its files, built into the program. If it was built without them, all answer 404
/// with how to build it.
namespace storyflow::api {

/// `GET /`, `/projects/{id}`, its film, `/films`, `/settings`: always the same page, whose script reads the
/// address.
[[nodiscard]] http::Response get_studio_page(const Services& services, const http::Request& request);
/// `GET /assets/{path}`: files whose names change with their content, so clients may cache them for ever.
[[nodiscard]] http::Response get_studio_asset(const Services& services, const http::Request& request);
/// `GET /favicon.svg`.
[[nodiscard]] http::Response get_studio_icon(const Services& services, const http::Request& request);

}  // namespace storyflow::api
