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

constexpr std::array size_words{"across"sv, "apart"sv, "by"sv,   "deep"sv,  "diameter"sv, "from"sv, "high"sv,
                                "long"sv,   "of"sv,    "tall"sv, "thick"sv, "wide"sv,     "x"sv};
/// Things whose size in inches stands before them: "a 10 in pan".
constexpr std::array sized_things{"barrel"sv,  "blade"sv, "board"sv,   "cake"sv, "disc"sv, "disk"sv,
                                  "display"sv, "gap"sv,   "gun"sv,     "hole"sv, "hose"sv, "nail"sv,
                                  "pan"sv,     "pipe"sv,  "plate"sv,   "pot"sv,  "rope"sv, "ruler"sv,
                                  "screen"sv,  "screw"sv, "skillet"sv, "tube"sv, "wheel"sv};
/// Words before a number with a letter that names a place or a thing: "Seat 25C".
constexpr std::array label_words{"apartment"sv, "apt"sv,   "block"sv,    "building"sv, "bus"sv,
                                 "exit"sv,      "flat"sv,  "flight"sv,   "form"sv,     "gate"sv,
                                 "line"sv,      "model"sv, "platform"sv, "room"sv,     "route"sv,
                                 "row"sv,       "seat"sv,  "section"sv,  "suite"sv,    "unit"sv};
/// Units that are also read without a number, because they are not words.
constexpr std::array lone_units{"GHz"sv, "Gbps"sv, "Hz"sv,   "MHz"sv,  "Mbps"sv, "cm"sv, "dB"sv,
                                "kHz"sv, "kWh"sv,  "kbps"sv, "kcal"sv, "kg"sv,   "km"sv, "km/h"sv,
                                "kph"sv, "lbs"sv,  "m/s"sv,  "mg"sv,   "ml"sv,   "mph"sv};
static_assert(std::ranges::is_sorted(size_words) && std::ranges::is_sorted(sized_things) &&
              std::ranges::is_sorted(label_words) && std::ranges::is_sorted(lone_units));

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

bool has_article(const Place& place) {
    const std::string before = small_letters(word_before(place.text, place.at));
    return before == "a" || before == "an" || before == "the" || before == "one";
}

/// Whether a length in inches describes the thing behind it: "a 10 in pan", "a 6 in. nail".
bool is_inch_of_thing(const Place& place, const WrittenUnit& unit) {
    if (unit.use != UnitUse::measured || !has_article(place)) return false;
    const bool dotted = char_at(place.text, unit.end) == U'.';
    const std::u32string_view thing = word_after_gap(place.text, unit.end + (dotted ? 1 : 0));
    if (thing.empty() || contains(size_words, small_letters(thing))) return false;
    return dotted ? !is_capital(thing.front()) : contains(sized_things, small_letters(thing));
}

/// Whether "of" and a word without an article follow at `at`: "0.2 in of rain", but "5 in of the ten".
bool is_substance(const Place& place, std::size_t at) {
    static constexpr std::array substances{"dust"sv, "ice"sv,  "mud"sv,  "rain"sv,
                                           "sand"sv, "snow"sv, "water"sv};
    static_assert(std::ranges::is_sorted(substances));
    const std::u32string_view of = word_after_gap(place.text, at);
    const std::u32string_view thing = word_after_gap(place.text, position_of(place.text, of) + of.size());
    return contains(substances, small_letters(thing));
}

/// Whether a symbol after a space is a unit: in "6 in" it is, before "long".
bool is_spaced_unit(const Place& place, const WrittenUnit& unit) {
    if (unit.use == UnitUse::glued) return false;
    const bool is_direction = read_street_direction({place.text, unit.end - 1, place.dialect}).has_value();
    if (unit.letters == 1 && is_direction) return false;
    if (unit.use == UnitUse::spaced) return true;
    // As in "6 ft 2 in".
    if (word_before(place.text, place.at) == U"ft" && ends_word(place.text, unit.end)) return true;
    if (is_inch_of_thing(place, unit)) return true;
    const bool dotted = char_at(place.text, unit.end) == U'.';
    const std::string after = small_letters(word_after_gap(place.text, unit.end + (dotted ? 1 : 0)));
    if (after == "of") return is_substance(place, unit.end + (dotted ? 1 : 0));
    // As in "5 in. by 6 in."
    const std::u32string_view before = word_before(place.text, place.at);
    return contains(size_words, after) || (unit.use == UnitUse::measured && dotted && before == U"by");
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
    // As in "the 5 W's".
    if (char_at(place.text, unit->end) == U'\'' && is_letter(char_at(place.text, unit->end + 1)))
        return std::nullopt;
    if (is_minute(place, *unit)) {
        unit->one = "minute";
        unit->many = "minutes";
    }
    if (joint == U'-') {
        if (unit->letters < 2 || unit->use == UnitUse::glued || char_at(place.text, unit->end) == U'-')
            return std::nullopt;
        // As in "a 6-in. nail".
        const char32_t next = char_at(place.text, unit->end + 2);
        const bool has_stop = unit->is_abbreviation && char_at(place.text, unit->end) == U'.' &&
                              is_letter(next) && !is_capital(next);
        return Reading{unit->end + (has_stop ? 1 : 0) - place.at, quantity->words + "-" + unit->one};
    }
    if (is_apart ? !is_spaced_unit(place, *unit) : !is_glued_unit(place, *quantity, *unit))
        return std::nullopt;
    const std::size_t end = behind_stop(place.text, *unit);
    if (is_apart && is_inch_of_thing(place, *unit))
        return Reading{end - place.at, quantity->words + " " + unit->one};
    return Reading{end - place.at, measure_words(*quantity, *unit)};
}

std::optional<Reading> read_lone_unit(const Place& place) {
    constexpr std::size_t longest_symbol = 4;  // "Mbps"
    if (letters_from(place.text, place.at, longest_symbol + 1) > longest_symbol) return std::nullopt;
    const std::u32string_view initials = U"GHMcdklm";
    if (initials.find(place.text[place.at]) == std::u32string_view::npos) return std::nullopt;
    const auto unit = unit_at(place.text, place.at, place.dialect);
    if (!unit || !ends_word(place.text, unit->end)) return std::nullopt;
    const std::u32string_view written = place.text.substr(place.at, unit->end - place.at);
    const char32_t after = char_at(place.text, unit->end);
    const bool is_path = after == U'/' || char_at(place.text, place.at - 1) == U'/' || after == U'\'';
    if (is_path || !contains(lone_units, utf8(written))) return std::nullopt;
    return Reading{written.size(), unit->many};
}

}  // namespace storyflow::text
