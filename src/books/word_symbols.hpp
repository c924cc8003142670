#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// The character that Word's `<w:sym w:font w:char>` shows, as UTF-8: what the symbol fonts draw where
/// Unicode has no character of its own. An unknown drawing is a bullet, which is silent. `code` is
/// hexadecimal.
[[nodiscard]] std::string word_symbol(std::string_view font, std::string_view code);

}  // namespace storyflow::books
