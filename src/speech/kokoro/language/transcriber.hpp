#pragma once

#include <stop_token>

#include "speech/phonemizer.hpp"
#include "speech/voices.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech::kokoro {

/// Gives every word its phonemes in Kokoro's symbols. Words that have some keep them (ASCII `g` and `'`
/// become `ɡ` and `ˈ`); the others get what the phonemizer makes of their clause, so that "the" sounds right
/// before "apple", with the stress that the user asked for. A word that nothing is heard of stays without.
/// Throws what the phonemizer throws.
[[nodiscard]] text::SpokenText transcribe(const text::SpokenText& text, Accent accent, Phonemizer& phonemizer,
                                          std::stop_token stop = {});

}  // namespace storyflow::speech::kokoro
