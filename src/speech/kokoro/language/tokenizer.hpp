#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/spoken_text.hpp"

/// Words with phonemes -> Kokoro's tokens. Pure; linear in the length of the text.
namespace storyflow::speech::kokoro {

struct TokenSequence {
    /// Ids `begin` up to, not including, `end`.
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;

        bool operator==(const Range&) const = default;
    };

    std::vector<int> ids;              ///< without the frame id 0 at both ends
    std::vector<Range> words;          ///< the phonemes of each word; marks around it are outside
    std::size_t phonemes = 0;          ///< code points of the phoneme string, unknown ones included
    std::vector<std::string> unknown;  ///< symbols left out because Kokoro has none like them, each once
    std::size_t unknown_count = 0;     ///< how many symbols were left out
};

inline constexpr std::size_t most_tokens = 510;  ///< in one go: Kokoro has 512 places, two are the frame's
inline constexpr std::size_t most_marks = 8;     ///< tokens of a lead or a trail; the rest is left out
inline constexpr int space_id = 16;

/// What Kokoro is given to say: the words' phonemes and the punctuation between them in Kokoro's symbols.
/// Words are apart by a single space or by a mark. Words without phonemes are silent.
[[nodiscard]] std::string phoneme_string(const text::SpokenText& transcribed);

[[nodiscard]] TokenSequence tokenize(const text::SpokenText& transcribed);

/// Cuts a text into chunks of 100 to 200 tokens where its sentences allow, of `most_tokens` at most: Kokoro
/// is weak under 20 and hurries above 400 (its author's voice notes). The first chunk ends at the last mark
/// that comes early, so that something can be heard soon: behind a sentence if possible, never between mere
/// words.
[[nodiscard]] std::vector<text::SpokenText> token_chunks(const text::SpokenText& transcribed);

}  // namespace storyflow::speech::kokoro
