#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "story/narrated_word.hpp"

namespace storyflow::exports {

/// A stretch of a script as a reader sees it.
struct ShownPiece {
    std::string text;                 ///< not empty
    std::optional<std::size_t> word;  ///< index of the narrated word; std::nullopt: text between words

    bool operator==(const ShownPiece&) const = default;
};

/// A script's text in pieces, without what its author wrote for the narrator only: the script's markup
/// (`text/markup.hpp`), and marks of emphasis and tags between the words. Pure.
[[nodiscard]] std::vector<ShownPiece> shown_text(std::string_view script,
                                                 std::span<const story::NarratedWord> words);

}  // namespace storyflow::exports
