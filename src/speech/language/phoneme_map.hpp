#pragma once

#include <string>
#include <string_view>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// Translates eSpeak's IPA with ties (`a^ɪ`) into the symbols that Kokoro was trained with (`I`). The
/// replacements and their order are those of misaki's English fallback (hexgrad/misaki, espeak.py) for eSpeak
/// 1.51; ties that remain are removed. Three things differ: British `e^ə` is replaced before the rule for `e`
/// can match it, British `i^ə` counts as `iə`, and a doubled `ɹ` (eSpeak's "during") becomes one. Pure;
/// linear.
[[nodiscard]] std::string kokoro_phonemes(std::string_view ipa, Accent accent);

}  // namespace storyflow::speech
