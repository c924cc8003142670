#include "api/coercion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "api/json_text.hpp"
#include "base/utf8.hpp"

namespace storyflow::api {

namespace {

// Longer texts are refused: no valid number is that long, and parsing digits takes time.
constexpr std::size_t longest_numeral = 1000;

// From here on a double is not printed as plain digits.
constexpr double largest_plain_integer = 1e16;

const Rejection not_an_integer{"A valid integer is required."};
const Rejection not_a_number{"A valid number is required."};
const Rejection not_a_boolean{"Must be a valid boolean."};

Coerced<std::string> check_text(std::string text, const TextRule& rule) {
    if (text.empty() && !rule.blank_allowed) return Rejection{"This field may not be blank."};
    if (text.find('\0') != std::string::npos) return Rejection{"Null characters are not allowed."};
    if (base::code_point_count(text) > rule.longest) {
        return Rejection{fmt::format("Ensure this field has no more than {} characters.", rule.longest)};
    }
    return text;
}

std::string_view without_plus(std::string_view numeral) {
    const bool signed_plus =
        numeral.size() > 1 && numeral[0] == '+' && numeral[1] != '-' && numeral[1] != '+';
    return signed_plus ? numeral.substr(1) : numeral;
}

/// "48.00" -> "48".
std::string_view without_zero_fraction(std::string_view numeral) {
    const auto point = numeral.find('.');
    if (point == std::string_view::npos) return numeral;
    const auto fraction = numeral.substr(point + 1);
    return fraction.find_first_not_of('0') == std::string_view::npos ? numeral.substr(0, point) : numeral;
}

Coerced<std::int64_t> within(std::int64_t number, const IntegerRule& rule) {
    if (number < rule.least) {
        return Rejection{fmt::format("Ensure this value is greater than or equal to {}.", rule.least)};
    }
    if (number > rule.greatest) {
        return Rejection{fmt::format("Ensure this value is less than or equal to {}.", rule.greatest)};
    }
    return number;
}

Coerced<std::int64_t> integer_from_text(std::string_view text, const IntegerRule& rule) {
    if (text.size() > longest_numeral) return Rejection{"String value too large."};
    const auto numeral = without_plus(without_zero_fraction(base::trim(text)));
    std::int64_t number = 0;
    const auto* end = numeral.data() + numeral.size();
    const auto result = std::from_chars(numeral.data(), end, number);
    if (numeral.empty() || result.ptr != end) return not_an_integer;
    if (result.ec == std::errc::result_out_of_range) {
        return Rejection{numeral[0] == '-'
                             ? fmt::format("Ensure this value is greater than or equal to {}.", rule.least)
                             : fmt::format("Ensure this value is less than or equal to {}.", rule.greatest)};
    }
    return within(number, rule);
}

Coerced<std::int64_t> integer_from_double(double number, const IntegerRule& rule) {
    if (std::trunc(number) != number || std::abs(number) >= largest_plain_integer) return not_an_integer;
    return within(static_cast<std::int64_t>(number), rule);
}

Coerced<double> float_from_text(std::string_view text) {
    if (text.size() > longest_numeral) return Rejection{"String value too large."};
    const auto numeral = without_plus(base::trim(text));
    double number = 0.0;
    const auto* end = numeral.data() + numeral.size();
    const auto result = std::from_chars(numeral.data(), end, number);
    if (numeral.empty() || result.ptr != end || result.ec != std::errc{}) return not_a_number;
    if (!std::isfinite(number)) return not_a_number;
    return number;
}

Coerced<bool> boolean_from_text(std::string_view text) {
    constexpr std::array<std::string_view, 6> yes{"t", "y", "yes", "true", "on", "1"};
    constexpr std::array<std::string_view, 6> no{"f", "n", "no", "false", "off", "0"};
    std::string word(base::trim(text));
    std::ranges::transform(word, word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (std::ranges::find(yes, word) != yes.end()) return true;
    if (std::ranges::find(no, word) != no.end()) return false;
    return not_a_boolean;
}

}  // namespace

Coerced<std::string> coerce_text(const boost::json::value& value, const TextRule& rule) {
    const bool is_beyond_range = value.is_double() && !std::isfinite(value.get_double());
    if ((!value.is_string() && !value.is_number()) || is_beyond_range)
        return Rejection{"Not a valid string."};
    const std::string text = printed(value);
    return check_text(rule.trimmed ? std::string(base::trim(text)) : text, rule);
}

Coerced<std::int64_t> coerce_integer(const boost::json::value& value, const IntegerRule& rule) {
    if (value.is_int64()) return within(value.get_int64(), rule);
    if (value.is_uint64()) return integer_from_text(printed(value), rule);
    if (value.is_double()) return integer_from_double(value.get_double(), rule);
    if (value.is_string()) return integer_from_text(value.get_string(), rule);
    return not_an_integer;
}

Coerced<double> coerce_float(const boost::json::value& value) {
    if (value.is_bool()) return value.get_bool() ? 1.0 : 0.0;
    if (value.is_string()) return float_from_text(value.get_string());
    if (!value.is_number()) return not_a_number;
    const auto number = value.to_number<double>();
    if (!std::isfinite(number)) return not_a_number;
    return number;
}

Coerced<bool> coerce_boolean(const boost::json::value& value) {
    if (value.is_bool()) return value.get_bool();
    if (value.is_string()) return boolean_from_text(value.get_string());
    if (!value.is_number()) return not_a_boolean;
    const auto number = value.to_number<double>();
    if (number == 1.0) return true;
    if (number == 0.0) return false;
    return not_a_boolean;
}

Coerced<std::string> coerce_choice(const boost::json::value& value,
                                   std::span<const std::string_view> choices) {
    const auto text = printed(value);
    if (std::ranges::find(choices, text) != choices.end()) return text;
    return Rejection{fmt::format("\"{}\" is not a valid choice.", text)};
}

std::string printed(const boost::json::value& value) {
    if (value.is_string()) return std::string(std::string_view(value.get_string()));
    if (value.is_bool()) return value.get_bool() ? "True" : "False";
    return json_text(value);
}

}  // namespace storyflow::api
