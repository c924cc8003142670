#pragma once

#include <string>
#include <vector>

#include "speech/english/pieces.hpp"

namespace storyflow::speech::english {

/// A word of a sentence, to be pronounced.
struct Word {
    std::vector<Piece> pieces;  ///< of one token or more, not separated by a space; none: a silent word
    std::string given;          ///< phonemes that the user chose; they are kept
    double stress = 0.0;        ///< the user's change of the usual stress, as `with_stress` takes it
    bool mark_follows = false;  ///< a mark such as , or — stands before the next word, or a pause
    bool is_letter = false;     ///< one letter of an abbreviation that is spelled, as in "the F B I"
};

}  // namespace storyflow::speech::english
