#pragma once

#include <string>

#include "api/services.hpp"
#include "http/message.hpp"
#include "story/project.hpp"
#include "story/pronunciation.hpp"
#include "story/segment.hpp"

/// What the `{id}` of a path stands for. Throws `base::Error{not_found}`, worded as in the wire contract,
/// when it stands for nothing.
namespace storyflow::api {

[[nodiscard]] story::ProjectSummary addressed_project(const Services& services, const http::Request& request);

/// A `?project=` that names another project hides the segment.
[[nodiscard]] story::Segment addressed_segment(const Services& services, const http::Request& request);

[[nodiscard]] story::Pronunciation addressed_pronunciation(const Services& services,
                                                           const http::Request& request);

[[nodiscard]] base::Error no_such_project();
[[nodiscard]] base::Error no_such_segment();
[[nodiscard]] base::Error no_such_pronunciation();

}  // namespace storyflow::api
