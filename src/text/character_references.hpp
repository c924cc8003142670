#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace storyflow::text {

/// A character written as HTML writes it: "&mdash;", "&#8217;", "&#x2019;".
struct CharacterReference {
    char32_t code_point = 0;
    std::size_t size = 0;  ///< bytes, all of them ASCII
};

/// The reference with which `text` begins; std::nullopt for any other text. Knows HTML's names of the Latin-1
/// letters and of the marks of print, and what Windows-1252 means by 128 to 159. A reference that was escaped
/// again ("&amp;nbsp;") is the inner one. Looks at the first 40 bytes at most. Pure.
[[nodiscard]] std::optional<CharacterReference> character_reference_at(std::string_view text);

}  // namespace storyflow::text
