#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/spoken_text.hpp"

/// Translates words with phonemes into Kokoro's tokens. Pure; linear in the length of the text.
namespace storyflow::speech {

struct TokenSequence {
    /// Ids `begin` up to, not including, `end`.
    struct Range {
        std::size_t begin = 0;
        std::size_t end = 0;

        bool operator==(const Range&) const = default;
    };

    std::vector<int> ids;              ///< without the frame id 0 at both ends
    std::vector<Range> words;          ///< the phonemes of each word, without the marks around it
    std::size_t phonemes = 0;          ///< code points of the phoneme string, unknown ones included
    std::vector<std::string> unknown;  ///< symbols left out because Kokoro does not know them, each once
    std::size_t unknown_count = 0;     ///< how many symbols were left out
};

inline constexpr std::size_t most_tokens = 510;  ///< of one input, without the two frame ids
inline constexpr std::size_t most_marks = 8;  ///< tokens kept of a word's lead or trail; the rest is left out
inline constexpr int space_id = 16;

/// The input of Kokoro in its own symbols: the words' phonemes and the punctuation between them. A single
/// space or a mark separates words. Words without phonemes are silent.
[[nodiscard]] std::string phoneme_string(const text::SpokenText& transcribed);

[[nodiscard]] TokenSequence tokenize(const text::SpokenText& transcribed);

/// The input of both networks: the ids with the frame id 0 at both ends.
[[nodiscard]] std::vector<int> framed_ids(const TokenSequence& tokens);

/// The tokens of a word with its marks, or a few more: what it adds to a chunk.
[[nodiscard]] std::size_t token_count(const text::SpokenWord& word);

/// Cuts a text into chunks of whole sentences: the first is the fewest that reach 20 tokens, so that playback
/// can begin soon; later ones gather 100 to 200 tokens. Only a sentence of more than 400 tokens is cut.
/// Kokoro sounds weak below 20 tokens and hurries above 400 (its author's voice notes).
[[nodiscard]] std::vector<text::SpokenText> token_chunks(const text::SpokenText& transcribed);

}  // namespace storyflow::speech
