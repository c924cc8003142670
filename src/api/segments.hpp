#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/segments/`.
namespace storyflow::api {

/// With `?project=` the whole project is one page, because existing clients read only the first page.
[[nodiscard]] http::Response list_segments(const Services& services, const http::Request& request);
/// Adds a segment at the end.
[[nodiscard]] http::Response create_segment(const Services& services, const http::Request& request);
[[nodiscard]] http::Response get_segment(const Services& services, const http::Request& request);
/// Changes text, prompt and lock; a locked segment can only be unlocked. If `If-Match` does not allow the
/// text's revision (its tag is the quoted `text_revision`): 412 with the segment as it is. Changes with the
/// same `Change-Group` are undone together.
[[nodiscard]] http::Response update_segment(const Services& services, const http::Request& request);
/// Removes the segment with its image and narration, even if it is locked. Takes `Change-Group`, too.
[[nodiscard]] http::Response delete_segment(const Services& services, const http::Request& request);

}  // namespace storyflow::api
