#pragma once

#include <optional>

#include "api/services.hpp"
#include "http/message.hpp"
#include "story/film.hpp"

/// The render of a project's film: `/api/projects/{id}/render/` and the paths beside it. A render is a task
/// like any other; these paths tell of it in the form that earlier clients know.
namespace storyflow::api {

/// `POST …/render/`: queues the render. 400 with the segments that lack a picture or a narration, unless
/// `hold_pictures` fills in for pictures; 409 while another render of the project has not ended; 500 without
/// ffmpeg; 503 when the disk has too little room.
[[nodiscard]] http::Response start_render(const Services& services, const http::Request& request);
/// `GET …/status/`: how far the latest render is.
[[nodiscard]] http::Response get_render_status(const Services& services, const http::Request& request);
/// `POST …/cancel-render/`: 409 if no render is under way.
[[nodiscard]] http::Response cancel_render(const Services& services, const http::Request& request);
/// `GET /api/tasks/render_{id}/status/`: the same as a task, at the address that earlier clients know.
[[nodiscard]] http::Response get_render_task(const Services& services, const http::Request& request);

/// Ends the render of a project that is removed. Call it behind the removal, with what was read before.
void end_render_of_removed(const Services& services, const std::optional<story::RenderProgress>& render);

}  // namespace storyflow::api
