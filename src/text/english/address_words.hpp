#pragma once

#include <string>
#include <string_view>

#include "text/dialect.hpp"

namespace storyflow::text {

/// An address read aloud, sign by sign: "a.b/c_7" -> "a dot b slash c underscore seven". Silent: "://" and
/// the dot behind a leading "www".
[[nodiscard]] std::string address_words(std::u32string_view address, Dialect dialect);

/// The top-level domains that make "news.site.co" an address without "http" or "www".
[[nodiscard]] bool is_top_level_domain(std::u32string_view label);
/// Those that are also words, so that they need a path or more to count: "is", "me", "in".
[[nodiscard]] bool is_ambiguous_domain(std::u32string_view label);
/// Endings of the names of files: "pdf".
[[nodiscard]] bool is_file_ending(std::u32string_view label);
/// Those that are said as words, not letter by letter: "zip".
[[nodiscard]] bool is_spoken_file_ending(std::u32string_view label);

}  // namespace storyflow::text
