#pragma once

#include <string>

#include "api/api_error.hpp"
#include "api/services.hpp"
#include "http/message.hpp"
#include "story/project.hpp"
#include "story/pronunciation.hpp"
#include "story/segment.hpp"
#include "tasks/task.hpp"

/// Looks up the object that the `{id}` or `{task_id}` of a path names. Throws `base::Error{not_found}`, with
/// the message of the wire contract, if there is no such object.
namespace storyflow::api {

[[nodiscard]] story::ProjectSummary addressed_project(const Services& services, const http::Request& request);

/// Also not found if a non-empty `?project=` names another project than the segment's.
[[nodiscard]] story::Segment addressed_segment(const Services& services, const http::Request& request);

[[nodiscard]] story::Pronunciation addressed_pronunciation(const Services& services,
                                                           const http::Request& request);

/// The task as it is now, from memory.
[[nodiscard]] tasks::TaskHead addressed_task_head(const Services& services, const http::Request& request);
[[nodiscard]] tasks::TaskStatus addressed_task(const Services& services, const http::Request& request);

[[nodiscard]] base::Error no_such_project();
[[nodiscard]] base::Error no_such_segment();
[[nodiscard]] base::Error no_such_pronunciation();
[[nodiscard]] ApiError no_such_task();

}  // namespace storyflow::api
