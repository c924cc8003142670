#pragma once

#include <cstdint>
#include <string_view>

#include "text/char_range.hpp"

namespace storyflow::text {

/// The kinds of change between a script and its spoken words, in about the order in which they are made.
enum class ReadingRule : std::uint8_t {
    invisible_character,
    combined_accent,
    phonemes_in_text,  ///< `[Kokoro](/kˈOkəɹO/)`
    number_style,      ///< `[105](#&#)`
    stress,            ///< `[very](+1)`
    pause,             ///< `[pause:1s]`
    markup_removed,    ///< `**`, `<b>`, `[` and `](https://…)`
    dictionary,        ///< the project's pronunciations
    character_reference,
    styled_letter,
    typographic_mark,
    footnote_mark,
    decimal_comma,
    stutter,
    stretched_word,
    address,
    telephone_number,
    scripture,
    date,
    clock_time,
    ratio,
    version,
    currency,
    abbreviation,
    saint_or_street,
    roman_numeral,
    direction,
    initials,
    contraction,
    unit,
    fiscal_period,
    grade,
    code,
    initialism,
    shouted_word,
    scientific_notation,
    multiplication,
    decade,
    year,
    fraction,
    ordinal,
    dimensions,
    house_number,
    number,
    minus,
    range,
    optional_plural,
    power,
    dash,
    line_break,
    inner_mark,
    slash,
    sign,
    heading_stop,
    not_spoken,  ///< emoji, rows of signs, and other decoration
    sound,       ///< "Shhh"
};

/// The name for people and for the API: "roman numeral".
[[nodiscard]] std::string_view to_string(ReadingRule rule);

/// A rule that changed a part of a text.
struct AppliedRule {
    ReadingRule rule = ReadingRule::not_spoken;
    CharRange source;

    bool operator==(const AppliedRule&) const = default;
};

}  // namespace storyflow::text
