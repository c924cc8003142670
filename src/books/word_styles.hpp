#pragma once

#include <map>
#include <string>
#include <string_view>

#include "books/markup_tree.hpp"

namespace storyflow::books {

/// The role of a paragraph of a Word document, by its style.
struct WordStyle {
    int heading = 0;  ///< level 1 to 6; 0 for text
    bool is_title = false;
    bool is_contents = false;  ///< a line of a table of contents

    bool operator==(const WordStyle&) const = default;
};

/// The styles of a Word document. A heading is told by its outline level, its own or of the style that it is
/// based on, or by its name in one of a dozen languages.
class WordStyles {
  public:
    WordStyles() = default;
    /// Reads the document element of `styles.xml`.
    explicit WordStyles(const Markup& root);

    /// The style of this id; that of plain text if there is none.
    [[nodiscard]] WordStyle style(std::string_view id) const;
    /// The language of the document's text; empty if the styles say none.
    [[nodiscard]] const std::string& language() const { return language_; }

  private:
    std::map<std::string, WordStyle, std::less<>> styles_;
    std::string language_;
};

/// 1 to 6 for an outline level as Word writes it (0 to 8), 0 for text (9) and for anything else.
[[nodiscard]] int heading_of_outline_level(std::string_view level);

}  // namespace storyflow::books
