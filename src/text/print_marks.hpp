#pragma once

#include "text/plain_text.hpp"

namespace storyflow::text {

/// Takes out what print and Markdown put between the letters, so that the rules see the words side by side:
/// the signs of emphasis in "_Henry_ **VIII**", "==so==" and "`make`", the numbers of footnotes in "so.[15]",
/// "as known [12, 13]" and "so.[a]", and an editor's brackets in "[T]he walk[ed]". A backtick in "can`t" is
/// an apostrophe. Signs with a space on both sides, and those inside of a word, stay. Pure; linear.
[[nodiscard]] PlainText without_print_marks(PlainText plain);

}  // namespace storyflow::text
