#pragma once

#include <cstddef>
#include <string>

namespace storyflow::wyoming {

/// Code points after which a text without a sentence's end is spoken nevertheless.
inline constexpr std::size_t longest_wait = 2'000;

/// Takes the sentences off the beginning of a text that still grows. The last one stays, because what follows
/// may belong to it, unless it is longer than `longest_wait`: then it is cut between two words. Empty if
/// there is none to take yet.
[[nodiscard]] std::string take_sentences(std::string& text);

}  // namespace storyflow::wyoming
