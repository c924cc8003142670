#pragma once

#include <string>
#include <string_view>

namespace storyflow::books {

/// The text of one paragraph as it grows: white space collapses as in HTML; soft hyphens, marks without a
/// width and control characters are dropped; a line ends only where the author ended it.
class LineText {
  public:
    /// Appends valid UTF-8.
    void append(std::string_view text);

    /// Ends the line, unless it is the first and empty. Returns true if that leaves an empty line, which ends
    /// a paragraph.
    [[nodiscard]] bool break_line();

    /// Separates two cells of a table: by a comma, unless a mark is there already.
    void separate_cells();

    [[nodiscard]] bool empty() const { return text_.empty(); }
    /// The last byte so far, white space included; a space if there is none.
    [[nodiscard]] char last() const { return pending_space_ || text_.empty() ? ' ' : text_.back(); }

    /// The text without white space at its ends; nothing is left.
    [[nodiscard]] std::string take();

  private:
    std::string text_;
    bool pending_space_ = false;  ///< written when more follows on the same line
};

/// A text that stands on one line, such as a title.
[[nodiscard]] std::string clean_line(std::string_view text);

/// The lines of a heading as one: "Chapter 1. The Beginning".
[[nodiscard]] std::string as_title(std::string_view lines);

/// True for a paragraph that only separates: `* * *`, `•`, `—`, `oOo`, or quotes around nothing.
[[nodiscard]] bool separates_scenes(std::string_view text);

}  // namespace storyflow::books
