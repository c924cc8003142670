#pragma once

#include <string>
#include <string_view>

namespace storyflow::base {

/// A file name that is valid on every system, made from a title: without control characters, characters that
/// change the direction of writing and `\ / : * ? " < > |`, without a dot at either end, at most 200 bytes
/// and only whole characters; "story" if nothing is left. `extension` begins with its dot. Pure.
[[nodiscard]] std::string download_name(std::string_view title, std::string_view extension);

}  // namespace storyflow::base
