#pragma once

#include <optional>
#include <span>
#include <string>

#include "speech/english/context.hpp"
#include "speech/english/dictionary.hpp"
#include "speech/english/pieces.hpp"

namespace storyflow::speech::english {

/// The spelling of several pieces, joined.
[[nodiscard]] std::string joined_text(std::span<const Piece> pieces);

/// Whether it is the word "to", which makes a habit of "used".
[[nodiscard]] bool is_to(const Piece& piece);

/// The sounds of a word of one or more pieces. The longest piece at the end that is known is taken, then the
/// next to the left; some of the pieces then lose their main stress, as in "ice-cream". Pieces of letters
/// beside digits or signs are separated by spaces. A vowel that is stammered, as in "a-and", has the sound
/// that it has in the word. std::nullopt when a piece is not known. `context` is what follows the word. Pure.
[[nodiscard]] std::optional<std::string> group_sounds(std::span<const Piece> pieces, Context context,
                                                      const Dictionary& dictionary);

}  // namespace storyflow::speech::english
