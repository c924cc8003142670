#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The lines of a text file. All views are into the text that was given.
namespace storyflow::books {

struct Line {
    std::string_view text;   ///< without white space at its end
    std::size_t number = 0;  ///< counted from 1
};
using Lines = std::span<const Line>;

/// Lines without a blank one between them.
struct LineGroup {
    std::vector<Line> lines;
    std::size_t blanks_before = 0;  ///< blank lines; the beginning of the file counts as many
};

/// The blank lines that stand before a chapter in most books, and at the beginning of every file.
inline constexpr std::size_t blanks_of_chapter = 3;

[[nodiscard]] std::vector<Line> lines_of(std::string_view text);
[[nodiscard]] std::vector<LineGroup> groups_of(Lines lines);

/// The text from the first to the last of the lines; empty when there are none.
[[nodiscard]] std::string text_of(Lines lines);
/// "line 40": where the line stands.
[[nodiscard]] std::string place_of(const Line& line);

}  // namespace storyflow::books
