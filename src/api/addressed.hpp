#pragma once

#include <string>

#include "api/api_error.hpp"
#include "api/services.hpp"
#include "http/message.hpp"
#include "story/project.hpp"
#include "story/pronunciation.hpp"
#include "story/segment.hpp"
#include "tasks/task.hpp"

/// What the `{id}` or `{task_id}` of a path stands for. Throws `base::Error{not_found}`, worded as in the
/// wire contract, when it stands for nothing.
namespace storyflow::api {

[[nodiscard]] story::ProjectSummary addressed_project(const Services& services, const http::Request& request);

/// A `?project=` that names another project hides the segment; an empty one is as none.
[[nodiscard]] story::Segment addressed_segment(const Services& services, const http::Request& request);

[[nodiscard]] story::Pronunciation addressed_pronunciation(const Services& services,
                                                           const http::Request& request);

/// As of now, from memory.
[[nodiscard]] tasks::TaskHead addressed_task_head(const Services& services, const http::Request& request);
[[nodiscard]] tasks::TaskStatus addressed_task(const Services& services, const http::Request& request);

[[nodiscard]] base::Error no_such_project();
[[nodiscard]] base::Error no_such_segment();
[[nodiscard]] base::Error no_such_pronunciation();
[[nodiscard]] ApiError no_such_task();

}  // namespace storyflow::api
