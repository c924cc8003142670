#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace storyflow::books {

enum class HeadingKind {
    part,     ///< "PART TWO", "Book the First"
    chapter,  ///< "Chapter 1", "ADVENTURE I. A SCANDAL IN BOHEMIA", "LETTER IV"
    named,    ///< "Prologue", "PREFACE."
    numeral,  ///< "XIV.", "12"
    counted,  ///< "IV. The Village"
};

/// The parts of a line that looks like a heading.
struct HeadingLine {
    HeadingKind kind = HeadingKind::chapter;
    std::uint64_t number = 0;  ///< 0 for a named heading
    bool is_bare = true;       ///< has no title behind the number
};

/// Reads a line by itself; whether it is a heading also depends on the lines around it. std::nullopt for a
/// line of prose, even if it begins like a heading ("Chapter 2 of the book was long"). Pure.
[[nodiscard]] std::optional<HeadingLine> heading_line(std::string_view line);

}  // namespace storyflow::books
