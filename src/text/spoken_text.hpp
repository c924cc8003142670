#pragma once

#include <string>
#include <vector>

#include "text/char_range.hpp"

namespace storyflow::text {

/// One word as it is said. The text between two words belongs to them: `lead` directly before this one (an
/// opening quote, say), `trail` all that follows up to the next one's lead (punctuation and spaces).
struct SpokenWord {
    std::string lead;
    std::string text;          ///< UTF-8, never empty: "twenty-one"
    std::string trail;         ///< ", "
    CharRange source;          ///< what of the script it says; several words may say the same range
    std::string phonemes;      ///< when the user (or, later, the engine) fixed them: Kokoro's symbols
    double stress = 0.0;       ///< -2 to 2: how much more (or less) than usual the user stresses it
    double pause_after = 0.0;  ///< seconds of silence that the user asked for here
    bool ends_sentence = false;

    bool operator==(const SpokenWord&) const = default;
};

/// What is said, in order.
struct SpokenText {
    double leading_pause = 0.0;  ///< seconds of silence before the first word
    std::vector<SpokenWord> words;

    bool operator==(const SpokenText&) const = default;
};

/// Every lead, text and trail one after the other, without spaces at the ends.
[[nodiscard]] std::string written_form(const SpokenText& text);

}  // namespace storyflow::text
