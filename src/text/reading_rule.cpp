#include "text/reading_rule.hpp"

#include <array>
#include <cstddef>

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// In the order of `ReadingRule`.
constexpr std::array names{"invisible character"sv,
                           "combined accent"sv,
                           "phonemes in the text"sv,
                           "number style"sv,
                           "stress"sv,
                           "pause"sv,
                           "markup removed"sv,
                           "dictionary"sv,
                           "character reference"sv,
                           "styled letter"sv,
                           "typographic mark"sv,
                           "footnote mark"sv,
                           "decimal comma"sv,
                           "stutter"sv,
                           "stretched word"sv,
                           "address"sv,
                           "telephone number"sv,
                           "scripture"sv,
                           "date"sv,
                           "clock time"sv,
                           "ratio"sv,
                           "version"sv,
                           "currency"sv,
                           "abbreviation"sv,
                           "saint or street"sv,
                           "roman numeral"sv,
                           "direction"sv,
                           "initials"sv,
                           "contraction"sv,
                           "unit"sv,
                           "fiscal period"sv,
                           "grade"sv,
                           "code"sv,
                           "initialism"sv,
                           "shouted word"sv,
                           "scientific notation"sv,
                           "multiplication"sv,
                           "decade"sv,
                           "year"sv,
                           "fraction"sv,
                           "ordinal"sv,
                           "dimensions"sv,
                           "house number"sv,
                           "number"sv,
                           "minus"sv,
                           "range"sv,
                           "optional plural"sv,
                           "power"sv,
                           "dash"sv,
                           "line break"sv,
                           "inner mark"sv,
                           "slash"sv,
                           "sign"sv,
                           "heading stop"sv,
                           "not spoken"sv,
                           "sound"sv};
static_assert(names.size() == static_cast<std::size_t>(ReadingRule::sound) + 1);
static_assert(names[static_cast<std::size_t>(ReadingRule::roman_numeral)] == "roman numeral");

}  // namespace

std::string_view to_string(ReadingRule rule) {
    return names.at(static_cast<std::size_t>(rule));
}

}  // namespace storyflow::text
