#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {

/// A part of a word that is looked up by itself when the lexicon does not have the whole word: "well" of
/// "well-known", "Git" of "GitHub".
struct Piece {
    std::string text;
    PennTag tag = PennTag::nn;

    bool operator==(const Piece&) const = default;
};

/// Divides a token into runs of letters (with apostrophes inside), digits, hyphens and single signs; also
/// where a small letter meets a capital. An apostrophe between digits is left out. Pure.
[[nodiscard]] std::vector<std::string_view> pieces_of(std::string_view token);

/// Hyphens, apostrophes, dots, commas and slashes: silent when nothing is known of them.
[[nodiscard]] bool is_silent(std::string_view piece);

}  // namespace storyflow::speech::english
