#pragma once

#include <string>
#include <string_view>

#include "speech/voices.hpp"

namespace storyflow::speech {

/// Kokoro's phonemes in eSpeak's own names, one `[[…]]` for each group between spaces: `həlˈO wˈɜɹld` is
/// `[[h|@|l|'|oU]] [[w|'|3:|l|d]]`. Symbols that English has no sound for are left out; empty when nothing is
/// left. Pure.
[[nodiscard]] std::string espeak_mnemonics(std::string_view phonemes, Accent accent);

}  // namespace storyflow::speech
