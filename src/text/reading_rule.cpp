#include "text/reading_rule.hpp"

namespace storyflow::text {

std::string_view to_string(ReadingRule rule) {
    switch (rule) {
        case ReadingRule::invisible_character:
            return "invisible character";
        case ReadingRule::combined_accent:
            return "combined accent";
        case ReadingRule::phonemes_in_text:
            return "phonemes in the text";
        case ReadingRule::number_style:
            return "number style";
        case ReadingRule::stress:
            return "stress";
        case ReadingRule::pause:
            return "pause";
        case ReadingRule::markup_removed:
            return "markup removed";
        case ReadingRule::dictionary:
            return "dictionary";
        case ReadingRule::character_reference:
            return "character reference";
        case ReadingRule::styled_letter:
            return "styled letter";
        case ReadingRule::typographic_mark:
            return "typographic mark";
        case ReadingRule::footnote_mark:
            return "footnote mark";
        case ReadingRule::decimal_comma:
            return "decimal comma";
        case ReadingRule::stutter:
            return "stutter";
        case ReadingRule::stretched_word:
            return "stretched word";
        case ReadingRule::address:
            return "address";
        case ReadingRule::telephone_number:
            return "telephone number";
        case ReadingRule::scripture:
            return "scripture";
        case ReadingRule::date:
            return "date";
        case ReadingRule::clock_time:
            return "clock time";
        case ReadingRule::ratio:
            return "ratio";
        case ReadingRule::version:
            return "version";
        case ReadingRule::currency:
            return "currency";
        case ReadingRule::abbreviation:
            return "abbreviation";
        case ReadingRule::saint_or_street:
            return "saint or street";
        case ReadingRule::roman_numeral:
            return "roman numeral";
        case ReadingRule::direction:
            return "direction";
        case ReadingRule::initials:
            return "initials";
        case ReadingRule::contraction:
            return "contraction";
        case ReadingRule::unit:
            return "unit";
        case ReadingRule::fiscal_period:
            return "fiscal period";
        case ReadingRule::grade:
            return "grade";
        case ReadingRule::code:
            return "code";
        case ReadingRule::initialism:
            return "initialism";
        case ReadingRule::shouted_word:
            return "shouted word";
        case ReadingRule::scientific_notation:
            return "scientific notation";
        case ReadingRule::multiplication:
            return "multiplication";
        case ReadingRule::decade:
            return "decade";
        case ReadingRule::year:
            return "year";
        case ReadingRule::fraction:
            return "fraction";
        case ReadingRule::ordinal:
            return "ordinal";
        case ReadingRule::dimensions:
            return "dimensions";
        case ReadingRule::house_number:
            return "house number";
        case ReadingRule::number:
            return "number";
        case ReadingRule::minus:
            return "minus";
        case ReadingRule::range:
            return "range";
        case ReadingRule::optional_plural:
            return "optional plural";
        case ReadingRule::power:
            return "power";
        case ReadingRule::dash:
            return "dash";
        case ReadingRule::line_break:
            return "line break";
        case ReadingRule::inner_mark:
            return "inner mark";
        case ReadingRule::slash:
            return "slash";
        case ReadingRule::sign:
            return "sign";
        case ReadingRule::heading_stop:
            return "heading stop";
        case ReadingRule::not_spoken:
            return "not spoken";
        case ReadingRule::sound:
            break;
    }
    return "sound";
}

}  // namespace storyflow::text
