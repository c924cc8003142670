#pragma once

#include <vector>

#include "speech/voices.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// For each word, whether the lexicon lacks it, so that `transcribe` asks the phonemizer. Asks nothing; pure.
[[nodiscard]] std::vector<bool> unknown_to_lexicon(const text::SpokenText& text, Accent accent);

}  // namespace storyflow::speech
