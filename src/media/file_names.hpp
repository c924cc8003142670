#pragma once

#include <string>
#include <string_view>

namespace storyflow::media {

/// A file name that is safe on every disk and in every URL, made from the name that a client gave: the last
/// part of its path, only letters, digits, `.`, `-` and `_`, with `_tag` before the extension (unless `tag`
/// is empty), at most 100 bytes.
[[nodiscard]] std::string safe_file_name(std::string_view file_name, std::string_view tag);

/// True when one of the path's parts is `..`.
[[nodiscard]] bool has_parent_part(std::string_view path);
/// True when one of the path's parts starts with a dot.
[[nodiscard]] bool has_hidden_part(std::string_view path);

}  // namespace storyflow::media
