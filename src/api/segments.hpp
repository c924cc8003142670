#pragma once

#include "api/services.hpp"
#include "http/message.hpp"

/// `/api/segments/`.
namespace storyflow::api {

/// `?project=`: the whole project on one page, because existing clients read only the first.
[[nodiscard]] http::Response list_segments(const Services& services, const http::Request& request);
/// Adds behind the last segment.
[[nodiscard]] http::Response create_segment(const Services& services, const http::Request& request);
[[nodiscard]] http::Response get_segment(const Services& services, const http::Request& request);
/// Text, prompt and lock; a locked segment accepts only its unlocking. With `If-Match` the text must be of
/// that revision (its tag is the quoted `text_revision`), else 412 with the segment as it is.
[[nodiscard]] http::Response update_segment(const Services& services, const http::Request& request);
/// Removes the segment with its image and narration, locked or not.
[[nodiscard]] http::Response delete_segment(const Services& services, const http::Request& request);

}  // namespace storyflow::api
