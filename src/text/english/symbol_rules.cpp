#include "text/english/symbol_rules.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/english/currencies.hpp"
#include "text/english/numbers.hpp"
#include "text/english/numeral.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr Reading silence(std::size_t length) {
    return Reading{length, {}, Joint::word};
}

Reading apart(std::size_t length, std::string_view words) {
    return Reading{length, std::string(words), Joint::apart};
}

Reading without_gap(std::size_t length, std::string_view words) {
    return Reading{length, std::string(words), Joint::glued};
}

/// Whether "#" or "# # #" is alone on its line, as a scene break.
bool parts_scenes(std::u32string_view text, std::size_t at) {
    constexpr std::size_t longest_row = 16;
    const auto is_row = [text](std::size_t i) {
        return char_at(text, i) == U'#' || char_at(text, i) == U' ';
    };
    std::size_t end = at;
    while (end - at < longest_row && is_row(end))
        ++end;
    std::size_t begin = at;
    while (begin > 0 && at - begin < longest_row && is_row(begin - 1))
        --begin;
    const auto ends_line = [text](std::size_t i) {
        return char_at(text, i) == U'\0' || char_at(text, i) == U'\n';
    };
    return ends_line(end) && (begin == 0 || ends_line(begin - 1));
}

struct SignWord {
    std::u32string_view sign;
    std::string_view words;
};

/// A sign must come before every sign that is its prefix.
constexpr std::array sign_words{
    SignWord{U"<=", "less than or equal to"},
    SignWord{U">=", "greater than or equal to"},
    SignWord{U"!=", "does not equal"},
    SignWord{U"==", "equals"},
    SignWord{U"&&", "and"},
    SignWord{U"&", "and"},
    SignWord{U"@", "at"},
    SignWord{U"%", "percent"},
    SignWord{U"‰", "per mille"},
    SignWord{U"++", "plus plus"},
    SignWord{U"+", "plus"},
    SignWord{U"=", "equals"},
    SignWord{U"<", "less than"},
    SignWord{U">", "greater than"},
    SignWord{U"×", "times"},
    SignWord{U"÷", "divided by"},
    SignWord{U"±", "plus or minus"},
    SignWord{U"−", "minus"},
    SignWord{U"≈", "approximately"},
    SignWord{U"≠", "does not equal"},
    SignWord{U"≤", "less than or equal to"},
    SignWord{U"≥", "greater than or equal to"},
    SignWord{U"∞", "infinity"},
    SignWord{U"√", "the square root of"},
    SignWord{U"§§", "sections"},
    SignWord{U"§", "section"},
    SignWord{U"©", "copyright"},
    SignWord{U"°", "degrees"},
};

/// The word for a sign between numbers, "2 * 3" and "2^3"; elsewhere these signs are decoration.
std::string_view arithmetic_word(std::u32string_view text, std::size_t at) {
    const char32_t sign = text[at];
    const std::size_t left = at - (char_at(text, at - 1) == U' ' ? 2 : 1);
    const std::size_t right = at + (char_at(text, at + 1) == U' ' ? 2 : 1);
    const bool is_power = sign == U'^' && is_dash(char_at(text, right)) && is_digit(char_at(text, right + 1));
    if (!is_digit(char_at(text, right)) && !is_power) return {};
    if (sign == U'~') return is_digit(char_at(text, left)) ? ""sv : "about"sv;
    if (!is_digit(char_at(text, left))) return {};
    return sign == U'*' ? "times"sv : sign == U'^' ? "to the power of"sv : ""sv;
}

/// Whether a backslash and a letter stand for a line break, as in source code.
bool is_written_break(std::u32string_view text, std::size_t at) {
    const char32_t letter = char_at(text, at + 1);
    if (letter != U'n' && letter != U'r' && letter != U't') return false;
    const char32_t after = char_at(text, at + 2);
    return is_gap(after) || is_capital(after) || after == U'\\' || after == U'"';
}

/// The end of an HTML tag: "<b>", "</p>", "<br/>", `<a href="x">`.
std::size_t tag_end(std::u32string_view text, std::size_t at) {
    constexpr std::size_t longest_tag = 200;
    std::size_t end = at + (char_at(text, at + 1) == U'/' ? 2 : 1);
    if (!is_ascii_letter(char_at(text, end))) return at;
    const std::size_t name = end;
    while (end - name < 10 && is_word_char(char_at(text, end)))
        ++end;
    bool has_value = false;
    if (char_at(text, end) == U' ') {
        for (; end - at < longest_tag && end < text.size(); ++end) {
            if (text[end] == U'<' || text[end] == U'>') break;
            has_value = has_value || text[end] == U'=';
        }
        if (!has_value && char_at(text, end - 1) != U'/') return at;
    }
    if (char_at(text, end) == U'/') ++end;
    return char_at(text, end) == U'>' ? end + 1 : at;
}

/// The unit behind a price or a rate: "$20/mo".
struct Rate {
    std::string_view written;
    std::string_view words;
};

constexpr std::array price_rates{
    Rate{"day", "day"},           Rate{"gal", "gallon"},    Rate{"gallon", "gallon"},
    Rate{"hour", "hour"},         Rate{"hr", "hour"},       Rate{"kg", "kilogram"},
    Rate{"kwh", "kilowatt hour"}, Rate{"lb", "pound"},      Rate{"mile", "mile"},
    Rate{"min", "minute"},        Rate{"minute", "minute"}, Rate{"mo", "month"},
    Rate{"month", "month"},       Rate{"night", "night"},   Rate{"oz", "ounce"},
    Rate{"person", "person"},     Rate{"pound", "pound"},   Rate{"second", "second"},
    Rate{"unit", "unit"},         Rate{"week", "week"},     Rate{"wk", "week"},
    Rate{"year", "year"},         Rate{"yr", "year"}};

/// Whether the slash stands between two capitals before a hyphen and a number: "F/A-18".
bool is_in_designation(std::u32string_view text, std::size_t slash) {
    const bool is_between_capitals =
        is_all_capitals(text.substr(slash - std::min<std::size_t>(slash, 1), 1)) &&
        begins_word(text, slash - 1) && is_capital(char_at(text, slash + 1));
    return is_between_capitals && char_at(text, slash + 2) == U'-' && is_digit(char_at(text, slash + 3));
}

constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹";

std::optional<std::size_t> superscript_digit(char32_t c) {
    const std::size_t digit = superscripts.find(c);
    return digit == std::u32string_view::npos ? std::nullopt : std::optional(digit);
}

}  // namespace

std::optional<Reading> read_markup(const Place& place) {
    const char32_t c = char_at(place.text, place.at);
    if (c == U'\\' && is_written_break(place.text, place.at)) return silence(2);
    if (c == U'<') {
        const std::size_t end = tag_end(place.text, place.at);
        if (end > place.at) return silence(end - place.at);
    }
    return std::nullopt;
}

std::optional<Reading> read_smiley(const Place& place) {
    const char32_t eyes = char_at(place.text, place.at);
    if ((eyes != U':' && eyes != U';' && eyes != U'=') || !is_gap(char_at(place.text, place.at - 1)))
        return std::nullopt;
    std::size_t mouth = place.at + 1;
    if (char_at(place.text, mouth) == U'-' || char_at(place.text, mouth) == U'\'') ++mouth;
    const char32_t c = char_at(place.text, mouth);
    const bool is_mouth =
        c != U'\0' && std::u32string_view(U")(DPpOo/|]").find(c) != std::u32string_view::npos;
    const char32_t after = char_at(place.text, mouth + 1);
    const bool ends = is_gap(after) || after == U'.' || after == U',' || after == U'!' || after == U'?';
    return is_mouth && ends ? std::optional(silence(mouth + 1 - place.at)) : std::nullopt;
}

std::optional<Reading> read_row_of_signs(const Place& place) {
    const char32_t sign = char_at(place.text, place.at);
    if (sign == U'\0' || std::u32string_view(U"#=+&%*_~@<>|/\\^-–—").find(sign) == std::u32string_view::npos)
        return std::nullopt;
    std::size_t end = place.at;
    while (end - place.at < longest_word && char_at(place.text, end) == sign)
        ++end;
    const bool goes_on = char_at(place.text, place.at - 1) == sign;
    if (sign == U'-' && end - place.at >= 2 && !goes_on) {
        const bool alone = begins_line(place.text, place.at) && is_gap(char_at(place.text, end));
        return alone ? silence(end - place.at) : without_gap(end - place.at, "—");
    }
    const bool is_slashes = sign == U'/' && end - place.at == 2;
    const bool is_row = end - place.at >= 3 || is_slashes || goes_on;
    return is_row ? std::optional(silence(end - place.at)) : std::nullopt;
}

std::optional<Reading> read_dash(const Place& place) {
    const char32_t dash = char_at(place.text, place.at);
    if (!is_dash(dash)) return std::nullopt;
    const char32_t before = char_at(place.text, place.at - 1);
    const char32_t after = char_at(place.text, place.at + 1);
    if (is_gap(after) && begins_line(place.text, place.at)) return silence(1);
    if (is_gap(before) && is_gap(after)) return without_gap(1, "—");
    if (dash == U'–') return without_gap(1, is_word_char(before) && is_word_char(after) ? "-" : "—");
    return std::nullopt;
}

std::optional<Reading> read_caret(const Place& place) {
    const std::u32string_view text = place.text;
    const bool is_power = char_at(text, place.at) == U'^' && is_letter(char_at(text, place.at - 1)) &&
                          word_before(text, place.at).size() == 1;
    const std::size_t digits = is_power ? digits_from(text, place.at + 1, 4) : 0;
    if (digits == 0 || digits > 3 || !ends_word(text, place.at + 1 + digits)) return std::nullopt;
    const std::uint64_t power = number_value(text.substr(place.at + 1, digits));
    if (power == 2) return apart(2, "squared");
    if (power == 3) return apart(2, "cubed");
    return apart(1 + digits, "to the power of " + cardinal(power, number_style(place.dialect)));
}

std::optional<Reading> read_superscript(const Place& place) {
    constexpr std::size_t longest_power = 6;
    const char32_t before = char_at(place.text, place.at - 1);
    const bool is_negative = char_at(place.text, place.at) == U'⁻';
    std::u32string digits;
    std::size_t end = place.at + (is_negative ? 1 : 0);
    for (; digits.size() < longest_power; ++end) {
        const auto digit = superscript_digit(char_at(place.text, end));
        if (!digit) break;
        digits += static_cast<char32_t>(U'0' + *digit);
    }
    if (digits.empty()) return std::nullopt;
    const std::size_t length = end - place.at;
    // A power in algebra: "x²", "mc²".
    const bool is_short = is_letter(before) && word_before(place.text, place.at).size() <= 2;
    // Behind a longer word it is a footnote's number.
    if (!is_short && !is_digit(before) && before != U')') return silence(length);
    if (digits == U"2" && !is_negative) return Reading{length, "squared"};
    if (digits == U"3" && !is_negative) return Reading{length, "cubed"};
    return Reading{length, std::string("to the power of ") + (is_negative ? "minus " : "") +
                               cardinal(number_value(digits), number_style(place.dialect))};
}

std::optional<Reading> read_inner_mark(const Place& place) {
    const char32_t mark = char_at(place.text, place.at);
    const char32_t before = char_at(place.text, place.at - 1);
    const char32_t after = char_at(place.text, place.at + 1);
    if ((mark == U',' || mark == U';') && is_digit(before) && is_digit(after))
        return without_gap(1, mark == U',' ? ", " : "; ");
    if (mark == U':' && is_digit(before) && is_digit(after)) return without_gap(1, " ");
    if (mark == U'.' && is_digit(before) && is_digit(after)) return apart(1, "point");
    if (mark != U'.' || !is_letter(before) || !is_letter(after)) return std::nullopt;
    if (is_capital(after) && !is_capital(before)) return without_gap(1, ". ");
    return is_capital(after) ? std::nullopt : std::optional(apart(1, "dot"));
}

std::optional<Reading> read_slash(const Place& place) {
    if (char_at(place.text, place.at) != U'/') return std::nullopt;
    const std::size_t next = place.at + 1;
    const std::u32string_view after = word_at(place.text, next);
    if (word_before(place.text, place.at) == U"and" && after == U"or") return silence(1);
    if (is_in_designation(place.text, place.at)) return silence(1);
    if (!quantity_ends(place.text, place.at) || !ends_word(place.text, next + after.size()))
        return apart(1, "slash");
    const auto rate = std::ranges::find(price_rates, small_letters(after), &Rate::written);
    if (rate == price_rates.end()) return apart(1, "slash");
    const std::size_t end = next + after.size();
    const bool is_short = rate->written != rate->words;
    const bool has_stop = is_short && char_at(place.text, end) == U'.' && !ends_sentence(place.text, end + 1);
    return apart(end - place.at + (has_stop ? 1 : 0), std::string("per ").append(rate->words));
}

std::optional<Reading> read_hash(const Place& place) {
    if (char_at(place.text, place.at) != U'#') return std::nullopt;
    const char32_t before = char_at(place.text, place.at - 1);
    const char32_t after = char_at(place.text, place.at + 1);
    const bool is_note = before >= U'A' && before <= U'G' && begins_word(place.text, place.at - 1);
    if (is_note && !is_word_char(after)) return Reading{1, "sharp"};
    if (is_letter(after)) return apart(1, "hashtag");
    return parts_scenes(place.text, place.at) ? silence(1) : apart(1, "number");
}

std::optional<Reading> read_sign(const Place& place) {
    const char32_t c = char_at(place.text, place.at);
    if (c == U'[' || c == U'{') return without_gap(1, "(");
    if (c == U']' || c == U'}') return without_gap(1, ")");
    if (c == U'*' || c == U'^' || c == U'~') {
        const std::string_view word = arithmetic_word(place.text, place.at);
        return word.empty() ? silence(1) : apart(1, word);
    }
    for (const SignWord& sign : sign_words) {
        if (place.text.substr(place.at, sign.sign.size()) == sign.sign)
            return apart(sign.sign.size(), sign.words);
    }
    if (const auto currency = currency_of_sign(c)) return apart(1, currency->one);
    return std::nullopt;
}

std::optional<Reading> read_silent(const Place& place) {
    const char32_t c = char_at(place.text, place.at);
    if (c == U'_' || c == U'\\' || c == U'|' || c == U'`' || c == U'•' || c == U'·' || c == U'†' ||
        c == U'‡' || c == U'‣' || c == U'¿' || c == U'¡' || c == U'¶')
        return silence(1);
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    const bool is_symbol = (mask & (U_GC_S_MASK | U_GC_CN_MASK | U_GC_CO_MASK)) != 0;
    return is_symbol && !is_opaque(c) ? std::optional(silence(1)) : std::nullopt;
}

}  // namespace storyflow::text
