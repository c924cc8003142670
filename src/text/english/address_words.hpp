#pragma once

#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// Reads an address aloud, sign by sign: "a.b/c_7" -> "a dot b slash c underscore seven". "://" and the dot
/// behind a leading "www" are silent.
[[nodiscard]] std::string address_words(std::u32string_view address, Dialect dialect);

/// Whether the label is a top-level domain that makes "news.site.co" an address without "http" or "www".
[[nodiscard]] bool is_top_level_domain(std::u32string_view label);
/// Whether the domain is also a word, so that an address with it needs a path or more: "is", "me", "in".
[[nodiscard]] bool is_ambiguous_domain(std::u32string_view label);
/// Whether the label is a file name's extension: "pdf".
[[nodiscard]] bool is_file_ending(std::u32string_view label);
/// Whether the extension is said as a word, not letter by letter: "zip".
[[nodiscard]] bool is_spoken_file_ending(std::u32string_view label);

}  // namespace storyflow::text
