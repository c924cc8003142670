#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// Finished files of a story: `/api/projects/{id}/exports/`.
namespace storyflow::api {

/// `POST …/exports/`: queues a task that makes a file. 400 for an unknown format, 409 with the segments that
/// lack a narration, 503 for m4b without ffmpeg.
[[nodiscard]] http::Response start_export(const Services& services, const http::Request& request);
/// `GET …/exports/`: the files that are there.
[[nodiscard]] http::Response list_exports(const Services& services, const http::Request& request);
/// `GET …/exports/{name}/`: one of them as a download, with ranges and validators.
[[nodiscard]] http::Response get_export(const Services& services, const http::Request& request);
[[nodiscard]] http::Response delete_export(const Services& services, const http::Request& request);

}  // namespace storyflow::api
