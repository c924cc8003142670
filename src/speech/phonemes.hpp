#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kokoro's phoneme symbols (v1.0): one code point, one token. Pure.
namespace storyflow::speech {

/// 1 to 177; nothing for a code point that Kokoro does not know. Id 0 frames every input.
[[nodiscard]] std::optional<int> phoneme_id(char32_t symbol);
/// The same for a code point in UTF-8.
[[nodiscard]] std::optional<int> phoneme_id(std::string_view symbol);

/// The code points of a phoneme string, as parts of it.
[[nodiscard]] std::vector<std::string_view> symbols_of(std::string_view phonemes);

/// What people type on a plain keyboard in Kokoro's symbols: ASCII `g` and `'` become `ɡ` and `ˈ`.
[[nodiscard]] std::string in_kokoro_symbols(std::string_view phonemes);

/// The symbols of a phoneme string that Kokoro does not know, each once, in order. ASCII `g` and `'` are
/// taken for `ɡ` and `ˈ`.
[[nodiscard]] std::vector<std::string> unknown_phonemes(std::string_view phonemes);

}  // namespace storyflow::speech
