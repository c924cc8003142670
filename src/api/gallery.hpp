#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// The finished films of all projects: `/api/gallery/`. A film stays in it while its project is rendered
/// anew, and after a render that failed.
namespace storyflow::api {

/// `GET /api/gallery/`: a plain array, those of the projects first that were changed last.
[[nodiscard]] http::Response list_gallery(const Services& services, const http::Request& request);
/// `GET /api/gallery/{id}/stream/`: the film of a project, with ranges and validators.
[[nodiscard]] http::Response stream_film(const Services& services, const http::Request& request);
/// `GET /api/gallery/{id}/download/`: the same as an attachment.
[[nodiscard]] http::Response download_film(const Services& services, const http::Request& request);

}  // namespace storyflow::api
