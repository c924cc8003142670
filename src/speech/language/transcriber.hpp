#pragma once

#include <stop_token>

#include "speech/phonemizer.hpp"
#include "speech/voices.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// Gives every word its phonemes in Kokoro's symbols. Words that already have phonemes keep them (ASCII `g`
/// and `'` become `ɡ` and `ˈ`). The others get their part of the phonemizer's IPA for the whole clause, so
/// that "the" sounds right before "apple", with the stress that the user asked for. A word that is silent
/// stays without phonemes. Throws what the phonemizer throws.
[[nodiscard]] text::SpokenText transcribe(const text::SpokenText& text, Accent accent, Phonemizer& phonemizer,
                                          std::stop_token stop = {});

}  // namespace storyflow::speech
