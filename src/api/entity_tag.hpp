#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace storyflow::api {

/// The revisions that the client's `If-Match` allows. The tag of revision 7 is `"7"`; tags are compared
/// strongly, and those that name no revision allow none. std::nullopt without the header and for `*`: every
/// revision is allowed then. Throws an error with status 400 that names the header if it is neither `*` nor a
/// list of at most 16 entity tags.
[[nodiscard]] std::optional<std::vector<std::int64_t>> matched_revisions(const http::Request& request);

}  // namespace storyflow::api
