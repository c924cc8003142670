#pragma once

#include <string>
#include <string_view>

#include "speech/voices.hpp"

namespace storyflow::speech::kokoro {

/// eSpeak's IPA with ties (`a^ɪ`) in the symbols that Kokoro was trained with (`I`). The order of the
/// replacements is that of misaki's English fallback (hexgrad/misaki, espeak.py) for eSpeak 1.51; with ties
/// left at the end removed. Three things differ: British `e^ə` is replaced before plain `e` would spoil it,
/// British `i^ə` counts as `iə`, and a doubled `ɹ` (eSpeak's "during") becomes one. Pure; linear.
[[nodiscard]] std::string kokoro_phonemes(std::string_view ipa, Accent accent);

}  // namespace storyflow::speech::kokoro
