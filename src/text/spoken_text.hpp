#pragma once

#include <string>
#include <vector>

#include "text/char_range.hpp"

namespace storyflow::text {

/// One word as it is said, with the text around it: `lead` stands directly before it (an opening quote, say),
/// `trail` is all that follows up to the next word's lead (punctuation and spaces).
struct SpokenWord {
    std::string lead;
    std::string text;          ///< UTF-8, never empty: "twenty-one"
    std::string trail;         ///< ", "
    CharRange source;          ///< the part of the script that it says; several words may have the same one
    std::string phonemes;      ///< Kokoro's symbols, if the user or the engine set them; else empty
    double stress = 0.0;       ///< -2 to 2: the user's change of the usual stress
    double pause_after = 0.0;  ///< seconds of silence that the user asked for here
    bool ends_sentence = false;

    bool operator==(const SpokenWord&) const = default;
};

/// The words that are said, in order.
struct SpokenText {
    double leading_pause = 0.0;  ///< seconds of silence before the first word
    std::vector<SpokenWord> words;

    bool operator==(const SpokenText&) const = default;
};

/// Every lead, text and trail in order, without spaces at the ends.
[[nodiscard]] std::string written_form(const SpokenText& text);

}  // namespace storyflow::text
