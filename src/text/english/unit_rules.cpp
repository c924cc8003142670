#include "text/english/unit_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/english/fractions.hpp"
#include "text/english/numeral.hpp"
#include "text/english/sentence_end.hpp"
#include "text/english/street_rules.hpp"
#include "text/english/unit_names.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array size_words{"across"sv, "apart"sv, "by"sv,   "deep"sv,  "diameter"sv, "from"sv,
                                "high"sv,   "long"sv,  "tall"sv, "thick"sv, "wide"sv,     "x"sv};
/// Words before a number with a letter that names a place or a thing: "Seat 25C".
constexpr std::array label_words{"apartment"sv, "apt"sv,   "block"sv,    "building"sv, "bus"sv,
                                 "exit"sv,      "flat"sv,  "flight"sv,   "form"sv,     "gate"sv,
                                 "line"sv,      "model"sv, "platform"sv, "room"sv,     "route"sv,
                                 "row"sv,       "seat"sv,  "section"sv,  "suite"sv,    "unit"sv};
/// Units that are also read without a number, because they are not words.
constexpr std::array lone_units{"GHz"sv, "Gbps"sv, "Hz"sv,   "MHz"sv,  "Mbps"sv, "cm"sv, "dB"sv,
                                "kHz"sv, "kWh"sv,  "kbps"sv, "kcal"sv, "kg"sv,   "km"sv, "km/h"sv,
                                "kph"sv, "lbs"sv,  "m/s"sv,  "mg"sv,   "ml"sv,   "mph"sv};
static_assert(std::ranges::is_sorted(size_words) && std::ranges::is_sorted(label_words) &&
              std::ranges::is_sorted(lone_units));

/// The quantity before a unit.
struct Quantity {
    std::string words;
    bool is_one = false;
    bool is_part = false;   ///< a fraction below one
    bool is_round = false;  ///< a numeral without a point
    std::size_t digits = 0;
    std::size_t end = 0;
};

std::optional<Quantity> quantity_at(const Place& place) {
    const NumberStyle style = number_style(place.dialect);
    if (const auto fraction = fraction_at(place.text, place.at, style)) {
        return Quantity{fraction->words, false, !fraction->is_mixed, false, 0, fraction->end};
    }
    const auto numeral = numeral_at(place.text, place.at);
    if (!numeral || is_letter(char_at(place.text, place.at - 1))) return std::nullopt;
    Quantity quantity{numeral_words(*numeral, style), numeral->is_one(),     false,
                      numeral->decimals.empty(),      numeral->whole.size(), numeral->end};
    const char32_t next = char_at(place.text, numeral->end);
    const auto multiplier = multiplier_at(place.text, numeral->end, false);
    if (multiplier && next == U' ') {
        quantity.words.append(" ").append(multiplier->word);
        quantity.is_one = false;
        quantity.end = multiplier->end;
    }
    return quantity;
}

/// Whether a letter directly after a number is a unit: in "180C" it is, in "Seat 25C" it is not.
bool is_glued_unit(const Place& place, const Quantity& quantity, const WrittenUnit& unit) {
    if (unit.use != UnitUse::glued || unit.letters > 1) return true;
    if (contains(label_words, small_letters(word_before(place.text, place.at)))) return false;
    const bool is_temperature = unit.one.starts_with("degree");
    return !is_temperature || !quantity.is_round || quantity.digits >= 2;
}

/// Whether a symbol after a space is a unit: in "6 in" it is, before "long".
bool is_spaced_unit(const Place& place, const WrittenUnit& unit) {
    if (unit.use == UnitUse::glued) return false;
    const bool is_direction = read_street_direction({place.text, unit.end - 1, place.dialect}).has_value();
    if (unit.letters == 1 && is_direction) return false;
    if (unit.use == UnitUse::spaced) return true;
    // As in "6 ft 2 in".
    if (word_before(place.text, place.at) == U"ft" && ends_word(place.text, unit.end)) return true;
    const std::size_t end = unit.end + (char_at(place.text, unit.end) == U'.' ? 1 : 0);
    return contains(size_words, small_letters(word_after_gap(place.text, end)));
}

/// Whether m means minutes, next to another length of time: "1h 30m", "5m 30s".
bool is_minute(const Place& place, const WrittenUnit& unit) {
    if (unit.one != "meter" && unit.one != "metre") return false;
    const std::u32string_view before = word_before(place.text, place.at);
    const bool behind_hours = (before == U"h" || before == U"hr") &&
                              is_digit(char_at(place.text, position_of(place.text, before) - 1));
    const std::size_t next = skip_gap(place.text, unit.end);
    const std::size_t digits = digits_from(place.text, next, 3);
    const bool before_seconds = digits > 0 && digits < 3 && char_at(place.text, next + digits) == U's' &&
                                ends_word(place.text, next + digits + 1);
    return behind_hours || before_seconds;
}

bool begins_with_vowel(std::string_view word) {
    return !word.empty() && "aeiou"sv.find(word.front()) != std::string_view::npos;
}

std::string measure_words(const Quantity& quantity, const WrittenUnit& unit) {
    if (!quantity.is_part) return quantity.words + " " + (quantity.is_one ? unit.one : unit.many);
    if (quantity.words == "one half") return quantity.words + " " + unit.one;
    return quantity.words + (begins_with_vowel(unit.one) ? " of an " : " of a ") + unit.one;
}

/// The position behind the full stop of "ft.", unless the full stop also ends the sentence.
std::size_t behind_stop(std::u32string_view text, const WrittenUnit& unit) {
    const bool dotted = unit.is_abbreviation && char_at(text, unit.end) == U'.';
    return dotted && !ends_sentence(text, unit.end + 1, true) ? unit.end + 1 : unit.end;
}

}  // namespace

std::optional<Reading> read_measure(const Place& place) {
    const auto quantity = quantity_at(place);
    if (!quantity) return std::nullopt;
    const char32_t joint = char_at(place.text, quantity->end);
    const bool is_apart = joint == U' ' || joint == U'-';
    auto unit = unit_at(place.text, quantity->end + (is_apart ? 1 : 0), place.dialect);
    if (!unit) return std::nullopt;
    if (is_minute(place, *unit)) {
        unit->one = "minute";
        unit->many = "minutes";
    }
    if (joint == U'-') {
        if (unit->letters < 2 || unit->use != UnitUse::spaced) return std::nullopt;
        return Reading{unit->end - place.at, quantity->words + "-" + unit->one};
    }
    if (is_apart ? !is_spaced_unit(place, *unit) : !is_glued_unit(place, *quantity, *unit))
        return std::nullopt;
    return Reading{behind_stop(place.text, *unit) - place.at, measure_words(*quantity, *unit)};
}

std::optional<Reading> read_feet_and_inches(const Place& place) {
    const std::size_t feet = digits_from(place.text, place.at, 3);
    const std::size_t mark = place.at + feet;
    const bool has_mark = char_at(place.text, mark) == U'\'' || char_at(place.text, mark) == U'′';
    if (feet == 0 || feet > 2 || !has_mark || is_word_char(char_at(place.text, place.at - 1)))
        return std::nullopt;
    const std::size_t second = mark + 1 + (char_at(place.text, mark + 1) == U' ' ? 1 : 0);
    const std::size_t inches = digits_from(place.text, second, 3);
    const char32_t end = char_at(place.text, second + inches);
    const bool has_inches = inches > 0 && inches <= 2 && (end == U'"' || end == U'″');
    if (!has_inches) return std::nullopt;
    const std::uint64_t tall = number_value(place.text.substr(place.at, feet));
    const std::uint64_t more = number_value(place.text.substr(second, inches));
    // As in "40°26′46″".
    const bool is_angle = char_at(place.text, place.at - 1) == U'°';
    const std::string whole = is_angle    ? (tall == 1 ? " minute " : " minutes ")
                              : tall == 1 ? " foot "
                                          : " feet ";
    const std::string part = is_angle    ? (more == 1 ? " second" : " seconds")
                             : more == 1 ? " inch"
                                         : " inches";
    return Reading{second + inches + 1 - place.at, cardinal(tall) + whole + cardinal(more) + part};
}

std::optional<Reading> read_lone_unit(const Place& place) {
    const auto unit = unit_at(place.text, place.at, place.dialect);
    if (!unit || !ends_word(place.text, unit->end)) return std::nullopt;
    const std::u32string_view written = place.text.substr(place.at, unit->end - place.at);
    const char32_t after = char_at(place.text, unit->end);
    const bool is_path = after == U'/' || char_at(place.text, place.at - 1) == U'/' || after == U'\'';
    if (is_path || !contains(lone_units, utf8(written))) return std::nullopt;
    return Reading{written.size(), unit->many};
}

}  // namespace storyflow::text
