#pragma once

#include "text/spoken_text.hpp"

namespace storyflow::text {

/// The marks within a sentence behind which it may be cut: those between clauses (; : . ! ? …), which are the
/// stronger ones, and those between phrases (, — – and a closing bracket).
enum class ClauseMark { clause, phrase };

/// Whether such a mark stands behind the word.
[[nodiscard]] bool is_followed_by(const SpokenWord& word, ClauseMark mark);

}  // namespace storyflow::text
