#pragma once

#include <stop_token>

#include "speech/phonemizer.hpp"
#include "speech/voices.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// Gives every word its phonemes in Kokoro's symbols, as the front end gives them that Kokoro was trained
/// with (misaki's English; see english/reading.hpp). Words that already have phonemes keep them (ASCII `g`
/// and `'` become `ɡ` and `ˈ`). The phonemizer says the words that the lexicon does not know, all of a text
/// in one request; without such words it is not asked. Straight quotes around words become “ and ”. A word
/// that is silent stays without phonemes. Throws what the phonemizer throws.
[[nodiscard]] text::SpokenText transcribe(const text::SpokenText& text, Accent accent, Phonemizer& phonemizer,
                                          std::stop_token stop = {});

}  // namespace storyflow::speech
