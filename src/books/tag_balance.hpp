#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "books/source_document.hpp"

namespace storyflow::books {

/// Bytes around which an element can be put: the given ones, with tags beside them that close or open what
/// stands within (`<b>H</b>ello`). Where that is not possible, or blocks begin or end within, the longest
/// piece of them without tags. Pure.
[[nodiscard]] ByteRange balanced(std::string_view document, ByteRange bytes);

/// The pieces of a word between which tags stand; `bytes` as of `SourceWord`. Pure.
[[nodiscard]] std::vector<ByteRange> pieces_without_tags(std::string_view document,
                                                         std::span<const ByteRange> bytes);

}  // namespace storyflow::books
