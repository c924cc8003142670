#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

/// How lenient the API is with the types of what clients send. Pure functions; a `Rejection` is the sentence
/// that the client gets to see.
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

/// A string, or a number as its text.
[[nodiscard]] Coerced<std::string> coerce_text(const boost::json::value& value, const TextRule& rule);
/// `24`, `24.0`, `"24"`, `" 24.0 "`.
[[nodiscard]] Coerced<std::int64_t> coerce_integer(const boost::json::value& value, const IntegerRule& rule);
/// A finite number, numeric string or boolean.
[[nodiscard]] Coerced<double> coerce_float(const boost::json::value& value);
/// true/false, 1/0 and the words t, y, yes, true, on, 1 / f, n, no, false, off, 0 in any case.
[[nodiscard]] Coerced<bool> coerce_boolean(const boost::json::value& value);
[[nodiscard]] Coerced<std::string> coerce_choice(const boost::json::value& value,
                                                 std::span<const std::string_view> choices);

/// The value as the text of a scalar (numbers and booleans as Python prints them), else as JSON.
[[nodiscard]] std::string printed(const boost::json::value& value);

}  // namespace storyflow::api
