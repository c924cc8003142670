#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Facts about the look of a line of a book. Pure; linear in the length of the line.
namespace storyflow::books {

/// Code points of the line.
[[nodiscard]] std::size_t width_of(std::string_view line);
/// Columns of white space at the beginning of the line.
[[nodiscard]] std::size_t indentation_of(std::string_view line);

/// Whether the first letter is a capital; false when there is no letter.
[[nodiscard]] bool begins_with_capital(std::string_view line);
/// Whether a full stop, "!", "?" or "…" stands at the end, perhaps with closing quotes or brackets behind it.
[[nodiscard]] bool ends_sentence(std::string_view line);
/// Whether there are capitals, and no small letters.
[[nodiscard]] bool is_all_capitals(std::string_view line);
/// Whether every word of more than three letters begins with a capital, and so does the line: "The Storm",
/// "Of Ships and Men".
[[nodiscard]] bool is_title(std::string_view line);
/// Whether the line separates scenes: `* * *`, `—-`, `. . . .`, `•`, `=====`, `#`, `~~~`, `oOo`.
[[nodiscard]] bool is_ornament(std::string_view line);
/// Whether the line is three or more `=` or `-`, as below a heading.
[[nodiscard]] bool is_underline(std::string_view line);

/// The line without the spaces and the signs of emphasis around it: `_Chapter I._`.
[[nodiscard]] std::string_view undecorated(std::string_view line);

/// The words of the line, in a form for comparing: without marks and case.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view line);
/// The same words, each followed by a space.
[[nodiscard]] std::string folded_line(std::string_view line);

}  // namespace storyflow::books
