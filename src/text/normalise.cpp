#include "text/normalise.hpp"

#include <array>
#include <span>
#include <utility>

#include "text/characters.hpp"
#include "text/english/abbreviation_rules.hpp"
#include "text/english/acronym_rules.hpp"
#include "text/english/address_rules.hpp"
#include "text/english/contraction_rules.hpp"
#include "text/english/date_rules.hpp"
#include "text/english/decade_rules.hpp"
#include "text/english/decimal_comma.hpp"
#include "text/english/fractions.hpp"
#include "text/english/initials.hpp"
#include "text/english/line_rules.hpp"
#include "text/english/military_time.hpp"
#include "text/english/money_rules.hpp"
#include "text/english/number_rules.hpp"
#include "text/english/place_rules.hpp"
#include "text/english/prime_rules.hpp"
#include "text/english/reading.hpp"
#include "text/english/roman_rules.hpp"
#include "text/english/scripture_rules.hpp"
#include "text/english/series_rules.hpp"
#include "text/english/short_date_rules.hpp"
#include "text/english/spoken_writer.hpp"
#include "text/english/street_rules.hpp"
#include "text/english/stutter_rules.hpp"
#include "text/english/symbol_rules.hpp"
#include "text/english/telephone_rules.hpp"
#include "text/english/time_rules.hpp"
#include "text/english/unit_rules.hpp"
#include "text/plain_text.hpp"
#include "text/print_marks.hpp"

namespace storyflow::text {

namespace {

/// Rules for a position at which a word begins, tried in this order.
constexpr std::array<Rule, 23> word_rules{read_stutter,
                                          read_email,
                                          read_url,
                                          read_file_name,
                                          read_month_date,
                                          read_calendar_name,
                                          read_money,
                                          read_scripture,
                                          read_saint_or_street,
                                          read_drive,
                                          read_abbreviation,
                                          read_roman,
                                          read_street_direction,
                                          read_initials,
                                          read_contraction,
                                          read_lone_unit,
                                          read_fiscal_year,
                                          read_isbn,
                                          read_grade,
                                          read_product,
                                          read_code,
                                          read_by_sign,
                                          read_acronym};

/// Rules for a digit that does not continue a word.
// clang-format off: it would write one a line.
constexpr std::array<Rule, 36> number_rules{read_email,
                                            read_url,
                                            read_ip_address,
                                            read_telephone,
                                            read_numeric_date,
                                            read_scripture,
                                            read_clock,
                                            read_hour,
                                            read_dotted_clock,
                                            read_military_time,
                                            read_ratio,
                                            read_version,
                                            read_shillings,
                                            read_short_date,
                                            read_old_money,
                                            read_old_pence,
                                            read_money_behind,
                                            read_file_name,
                                            read_power_of_ten,
                                            read_multiplied,
                                            read_powers,
                                            read_decade,
                                            read_feet_and_inches,
                                            read_prime,
                                            read_measure,
                                            read_quarter,
                                            read_day_date,
                                            read_fraction,
                                            read_ordinal,
                                            read_dimensions,
                                            read_code,
                                            read_part_number,
                                            read_digit_code,
                                            read_catalogue_number,
                                            read_house_number,
                                            read_year};
// clang-format on
constexpr std::array<Rule, 2> last_number_rules{read_numeral, read_digits};

/// Rules for all other positions.
constexpr std::array<Rule, 21> mark_rules{
    read_line_hyphen, read_line_mark,       read_telephone, read_money,      read_measure, read_fraction,
    read_short_year,  read_row_of_signs,    read_minus,     read_range_dash, read_numeral, read_markup,
    read_smiley,      read_optional_plural, read_by_sign,   read_dash,       read_caret,   read_superscript,
    read_inner_mark,  read_slash,           read_hash};
constexpr std::array<Rule, 2> last_mark_rules{read_sign, read_silent};

std::optional<Reading> first_reading(std::span<const Rule> rules, const Place& place) {
    for (const Rule rule : rules) {
        auto reading = rule(place);
        if (reading && reading->length > 0) return reading;
    }
    return std::nullopt;
}

std::optional<Reading> reading_at(const Place& place) {
    const char32_t c = place.text[place.at];
    if (is_digit(c)) {
        auto reading = is_word_char(char_at(place.text, place.at - 1)) ? std::nullopt
                                                                       : first_reading(number_rules, place);
        return reading ? reading : first_reading(last_number_rules, place);
    }
    if (is_letter(c)) {
        if (is_opaque(c) || !begins_word(place.text, place.at)) return std::nullopt;
        return first_reading(word_rules, place);
    }
    auto reading = first_reading(mark_rules, place);
    return reading ? reading : first_reading(last_mark_rules, place);
}

}  // namespace

NormalisedText normalise(std::string_view text, Dialect dialect) {
    PlainText plain = without_print_marks(plain_text(text));
    put_decimal_points(plain.text);
    const auto source = [&plain](std::size_t begin, std::size_t end) {
        return CharRange{plain.sources[begin].begin, plain.sources[end - 1].end};
    };
    SpokenWriter writer;
    for (std::size_t at = 0; at < plain.text.size();) {
        if (is_space(plain.text[at])) {
            if (const auto stop = read_heading_end({plain.text, at, dialect}))
                writer.say(*stop, source(at, at + 1));
            writer.space();
            ++at;
        } else if (const auto reading = reading_at({plain.text, at, dialect})) {
            writer.say(*reading, source(at, at + reading->length));
            at += reading->length;
        } else {
            writer.copy(plain.text[at], source(at, at + 1));
            ++at;
        }
    }
    return std::move(writer).finish();
}

}  // namespace storyflow::text
