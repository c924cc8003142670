#pragma once

#include <string>
#include <string_view>

namespace storyflow::api {

/// A file name that every system takes, made from a title: no control characters, none that turn the
/// direction of writing, no `\ / : * ? " < > |`, no dot at either end, at most 200 bytes of whole characters;
/// "story" when nothing is left. `extension` begins with its dot. Pure.
[[nodiscard]] std::string download_name(std::string_view title, std::string_view extension);

}  // namespace storyflow::api
