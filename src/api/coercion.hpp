#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

/// Converts the JSON values that clients send to the types of the fields, leniently. Pure functions; a
/// `Rejection` is the message for the client.
namespace storyflow::api {

struct Rejection {
    std::string message;
};

template <typename T>
using Coerced = std::variant<T, Rejection>;

struct TextRule {
    std::size_t longest = std::numeric_limits<std::size_t>::max();  ///< code points
    bool blank_allowed = false;
    bool trimmed = true;
};

struct IntegerRule {
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
};

/// Accepts a string, or a number, which becomes text.
[[nodiscard]] Coerced<std::string> coerce_text(const boost::json::value& value, const TextRule& rule);
/// Accepts `24`, `24.0`, `"24"`, `" 24.0 "`.
[[nodiscard]] Coerced<std::int64_t> coerce_integer(const boost::json::value& value, const IntegerRule& rule);
/// Accepts a finite number, a numeric string or a boolean.
[[nodiscard]] Coerced<double> coerce_float(const boost::json::value& value);
/// Accepts true/false, 1/0 and the words t, y, yes, true, on, 1 / f, n, no, false, off, 0 in any case.
[[nodiscard]] Coerced<bool> coerce_boolean(const boost::json::value& value);
[[nodiscard]] Coerced<std::string> coerce_choice(const boost::json::value& value,
                                                 std::span<const std::string_view> choices);

/// The value as the text of a scalar (numbers and booleans as Python prints them), else as JSON.
[[nodiscard]] std::string printed(const boost::json::value& value);

}  // namespace storyflow::api
