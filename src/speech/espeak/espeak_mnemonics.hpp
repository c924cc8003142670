#pragma once

#include <string>
#include <string_view>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// Translates Kokoro's phonemes into eSpeak's names, one `[[…]]` for each group between spaces:
/// `həlˈO wˈɜɹld` is `[[h|@|l|'|oU]] [[w|'|3:|l|d]]`. Symbols without an English sound are left out; returns
/// an empty string when no symbol is left. Pure.
[[nodiscard]] std::string espeak_mnemonics(std::string_view phonemes, Accent accent);

}  // namespace storyflow::speech
