#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kokoro's phoneme symbols (v1.0): one code point, one token. Pure.
namespace storyflow::speech {

/// Returns an id from 1 to 177, or std::nullopt for a code point that Kokoro does not know. Id 0 frames every
/// input.
[[nodiscard]] std::optional<int> phoneme_id(char32_t symbol);
/// The same for a code point in UTF-8.
[[nodiscard]] std::optional<int> phoneme_id(std::string_view symbol);

/// Splits a phoneme string into its code points, as views into it.
[[nodiscard]] std::vector<std::string_view> symbols_of(std::string_view phonemes);

/// Replaces ASCII `g` and `'`, which users type on a plain keyboard, by Kokoro's `ɡ` and `ˈ`.
[[nodiscard]] std::string in_kokoro_symbols(std::string_view phonemes);

/// The symbols of a phoneme string that Kokoro does not know, each once, in order. ASCII `g` and `'` count as
/// `ɡ` and `ˈ`.
[[nodiscard]] std::vector<std::string> unknown_phonemes(std::string_view phonemes);

}  // namespace storyflow::speech
