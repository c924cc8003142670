#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace storyflow::api {

/// Compact JSON text, keys in the object's order, non-ASCII characters as UTF-8. Pure.
[[nodiscard]] std::string json_text(const boost::json::value& value);

/// The shortest decimal that reads back as the same number, always with a fraction or an exponent: `1.0`,
/// `0.3`, `1e+16`. Numbers that JSON cannot express become `null`.
[[nodiscard]] std::string float_text(double number);

/// Python's name for the type of a JSON value. The earlier server was written in Python, and clients know its
/// messages.
[[nodiscard]] std::string_view python_type_name(const boost::json::value& value);

}  // namespace storyflow::api
