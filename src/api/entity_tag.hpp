#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace storyflow::api {

/// The revisions that the client's `If-Match` allows; the tag of revision 7 is `"7"`, compared strongly. Tags
/// that name no revision allow none. Nothing without the header and with `*`: every revision is allowed then.
/// Throws a 400 that names the header when it is neither `*` nor a list of at most 16 entity tags.
[[nodiscard]] std::optional<std::vector<std::int64_t>> matched_revisions(const http::Request& request);

}  // namespace storyflow::api
