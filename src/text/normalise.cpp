#include "text/normalise.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

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
#include "text/english/stretched_words.hpp"
#include "text/english/stutter_rules.hpp"
#include "text/english/symbol_rules.hpp"
#include "text/english/telephone_rules.hpp"
#include "text/english/time_rules.hpp"
#include "text/english/unit_rules.hpp"
#include "text/plain_text.hpp"
#include "text/print_marks.hpp"

namespace storyflow::text {

namespace {

struct NamedRule {
    Rule read = nullptr;
    ReadingRule name = ReadingRule::not_spoken;
    ReadingRule name_if_silent = ReadingRule::not_spoken;
};

/// The reading that a rule gives, and the rule.
struct NamedReading {
    Reading reading;
    ReadingRule name = ReadingRule::not_spoken;
};

/// Rules for a position at which a word begins, tried in this order.
constexpr std::array word_rules{
    NamedRule{read_stutter, ReadingRule::stutter},
    NamedRule{read_stretched, ReadingRule::stretched_word},
    NamedRule{read_spaced_letters, ReadingRule::initialism},
    NamedRule{read_email, ReadingRule::address},
    NamedRule{read_url, ReadingRule::address},
    NamedRule{read_file_name, ReadingRule::address},
    NamedRule{read_month_date, ReadingRule::date},
    NamedRule{read_calendar_name, ReadingRule::date},
    NamedRule{read_money, ReadingRule::currency},
    NamedRule{read_scripture, ReadingRule::scripture},
    NamedRule{read_saint_or_street, ReadingRule::saint_or_street},
    NamedRule{read_drive, ReadingRule::address},
    NamedRule{read_abbreviation, ReadingRule::abbreviation},
    NamedRule{read_roman, ReadingRule::roman_numeral},
    NamedRule{read_street_direction, ReadingRule::direction},
    NamedRule{read_initials, ReadingRule::initials},
    NamedRule{read_contraction, ReadingRule::contraction},
    NamedRule{read_lone_unit, ReadingRule::unit},
    NamedRule{read_fiscal_year, ReadingRule::fiscal_period},
    NamedRule{read_isbn, ReadingRule::code},
    NamedRule{read_grade, ReadingRule::grade},
    NamedRule{read_product, ReadingRule::power},
    NamedRule{read_code, ReadingRule::code},
    NamedRule{read_by_sign, ReadingRule::dimensions},
    NamedRule{read_acronym, ReadingRule::initialism},
    NamedRule{read_shouted_pronoun, ReadingRule::shouted_word},
};

/// Rules for a digit that does not continue a word.
constexpr std::array number_rules{
    NamedRule{read_email, ReadingRule::address},
    NamedRule{read_url, ReadingRule::address},
    NamedRule{read_ip_address, ReadingRule::address},
    NamedRule{read_telephone, ReadingRule::telephone_number},
    NamedRule{read_numeric_date, ReadingRule::date},
    NamedRule{read_scripture, ReadingRule::scripture},
    NamedRule{read_clock, ReadingRule::clock_time},
    NamedRule{read_hour, ReadingRule::clock_time},
    NamedRule{read_dotted_clock, ReadingRule::clock_time},
    NamedRule{read_military_time, ReadingRule::clock_time},
    NamedRule{read_ratio, ReadingRule::ratio},
    NamedRule{read_version, ReadingRule::version},
    NamedRule{read_shillings, ReadingRule::currency},
    NamedRule{read_short_date, ReadingRule::date},
    NamedRule{read_old_money, ReadingRule::currency},
    NamedRule{read_old_pence, ReadingRule::currency},
    NamedRule{read_money_behind, ReadingRule::currency},
    NamedRule{read_file_name, ReadingRule::address},
    NamedRule{read_power_of_ten, ReadingRule::scientific_notation},
    NamedRule{read_multiplied, ReadingRule::multiplication},
    NamedRule{read_powers, ReadingRule::power},
    NamedRule{read_decade, ReadingRule::decade},
    NamedRule{read_feet_and_inches, ReadingRule::unit},
    NamedRule{read_prime, ReadingRule::unit},
    NamedRule{read_measure, ReadingRule::unit},
    NamedRule{read_quarter, ReadingRule::fiscal_period},
    NamedRule{read_day_date, ReadingRule::date},
    NamedRule{read_fraction, ReadingRule::fraction},
    NamedRule{read_ordinal, ReadingRule::ordinal},
    NamedRule{read_dimensions, ReadingRule::dimensions},
    NamedRule{read_code, ReadingRule::code},
    NamedRule{read_part_number, ReadingRule::code},
    NamedRule{read_digit_code, ReadingRule::code},
    NamedRule{read_catalogue_number, ReadingRule::code},
    NamedRule{read_house_number, ReadingRule::house_number},
    NamedRule{read_year, ReadingRule::year},
};
constexpr std::array last_number_rules{
    NamedRule{read_numeral, ReadingRule::number},
    NamedRule{read_digits, ReadingRule::number},
};

/// Rules for all other positions.
constexpr std::array mark_rules{
    NamedRule{read_line_hyphen, ReadingRule::line_break, ReadingRule::line_break},
    NamedRule{read_line_mark, ReadingRule::not_spoken, ReadingRule::markup_removed},
    NamedRule{read_telephone, ReadingRule::telephone_number},
    NamedRule{read_money, ReadingRule::currency},
    NamedRule{read_measure, ReadingRule::unit},
    NamedRule{read_fraction, ReadingRule::fraction},
    NamedRule{read_short_year, ReadingRule::year},
    NamedRule{read_row_of_signs, ReadingRule::dash},
    NamedRule{read_minus, ReadingRule::minus},
    NamedRule{read_range_dash, ReadingRule::range},
    NamedRule{read_numeral, ReadingRule::number},
    NamedRule{read_markup, ReadingRule::not_spoken, ReadingRule::markup_removed},
    NamedRule{read_smiley, ReadingRule::not_spoken},
    NamedRule{read_optional_plural, ReadingRule::optional_plural},
    NamedRule{read_by_sign, ReadingRule::dimensions},
    NamedRule{read_dash, ReadingRule::dash},
    NamedRule{read_caret, ReadingRule::power},
    NamedRule{read_superscript, ReadingRule::power, ReadingRule::footnote_mark},
    NamedRule{read_inner_mark, ReadingRule::inner_mark},
    NamedRule{read_slash, ReadingRule::slash},
    NamedRule{read_hash, ReadingRule::sign},
};
constexpr std::array last_mark_rules{
    NamedRule{read_sign, ReadingRule::sign},
    NamedRule{read_silent, ReadingRule::not_spoken},
};

std::optional<NamedReading> first_reading(std::span<const NamedRule> rules, const Place& place) {
    for (const NamedRule& rule : rules) {
        auto reading = rule.read(place);
        if (!reading || reading->length == 0) continue;
        const ReadingRule name = reading->words.empty() ? rule.name_if_silent : rule.name;
        return NamedReading{*std::move(reading), name};
    }
    return std::nullopt;
}

std::optional<NamedReading> reading_at(const Place& place) {
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

/// Puts decimal points as `put_decimal_points` does, and tells where.
void put_traced_decimal_points(PlainText& plain) {
    const std::u32string before = plain.text;
    put_decimal_points(plain.text);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != plain.text[i])
            plain.applied.push_back({ReadingRule::decimal_comma, plain.sources[i]});
    }
}

/// Takes the plain text through the rules from left to right.
class Normaliser {
  public:
    Normaliser(const PlainText& plain, Dialect dialect) : plain_(plain), dialect_(dialect) {}

    NormalisedText normalised() && {
        for (std::size_t at = 0; at < plain_.text.size();)
            at = read({plain_.text, at, dialect_});
        NormalisedText normalised = std::move(writer_).finish();
        normalised.applied = plain_.applied;
        normalised.applied.insert(normalised.applied.end(), applied_.begin(), applied_.end());
        return normalised;
    }

  private:
    /// Reads what begins at the place; returns the position behind it.
    std::size_t read(const Place& place) {
        if (is_space(place.text[place.at])) {
            if (const auto stop = read_heading_end(place)) say({*stop, ReadingRule::heading_stop}, place);
            writer_.space();
            return place.at + 1;
        }
        if (const auto reading = reading_at(place)) {
            say(*reading, place);
            return place.at + reading->reading.length;
        }
        writer_.copy(place.text[place.at], source(place.at, 1));
        return place.at + 1;
    }

    void say(const NamedReading& said, const Place& place) {
        const Reading& reading = said.reading;
        writer_.say(reading, source(place.at, reading.length));
        if (reading.words != utf8(place.text.substr(place.at, reading.length)))
            applied_.push_back({said.name, source(place.at, reading.length)});
    }

    CharRange source(std::size_t begin, std::size_t length) const {
        return {plain_.sources[begin].begin, plain_.sources[begin + length - 1].end};
    }

    const PlainText& plain_;
    Dialect dialect_;
    SpokenWriter writer_;
    std::vector<AppliedRule> applied_;
};

}  // namespace

NormalisedText normalise(std::string_view text, Dialect dialect) {
    PlainText plain = without_print_marks(plain_text(text));
    put_traced_decimal_points(plain);
    return Normaliser(plain, dialect).normalised();
}

}  // namespace storyflow::text
