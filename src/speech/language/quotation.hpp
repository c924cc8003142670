#pragma once

#include <vector>

#include "text/spoken_text.hpp"

namespace storyflow::speech {

/// Replaces the straight quotes in the leads and trails of words by “ and ”, the marks that Kokoro learned
/// for double and single quotes alike: one that touches the word behind it opens, one that touches the word
/// before it closes. Single curly quotes become double ones. A single quote that stands for left out letters
/// ('tis, the boys' room) is removed. Changes no word. Pure; linear.
void mark_quotations(std::vector<text::SpokenWord>& words);

}  // namespace storyflow::speech
