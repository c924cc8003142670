#pragma once

#include <string_view>

namespace storyflow::speech::english {

/// Whether a word without white space is an address of the internet, which stays whole: example.org/a,
/// https://example.org, someone@example.org. So is any word with a full stop before two small letters:
/// "end.the". Time is proportional to the length. Pure.
[[nodiscard]] bool is_address(std::u32string_view word);

}  // namespace storyflow::speech::english
