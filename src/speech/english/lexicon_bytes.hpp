#pragma once

#include <cstddef>
#include <span>

namespace storyflow::speech::english {

/// The word lists of misaki 0.9.4 in the form that script/english-lexicon writes; see data/lexicon/README.md.
/// The bytes are part of the program.
[[nodiscard]] std::span<const std::byte> lexicon_bytes();

}  // namespace storyflow::speech::english
