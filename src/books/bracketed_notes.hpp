#pragma once

#include <vector>

#include "books/book.hpp"
#include "books/lines.hpp"

namespace storyflow::books {

/// The lines that are left, and the notes that were taken out.
struct LinesWithoutNotes {
    std::vector<Line> lines;
    std::vector<LeftOut> left_out;
};

/// Takes out what an editor put between brackets at the beginning of a line, over several lines too:
/// `[Illustration: a horse]`, `[Footnote 3: see above]`, `[Transcriber's Note: …]`, `[Pg 12]`. A chapter's
/// heading that was drawn, so that it ends the caption of an illustration, becomes a line of its own. Pure.
[[nodiscard]] LinesWithoutNotes without_bracketed_notes(Lines lines);

}  // namespace storyflow::books
