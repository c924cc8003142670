#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.hpp"

namespace storyflow::store::sql {

/// A value for a `$n` of a statement; std::monostate for NULL. Text is borrowed until the statement has run.
using Parameter = std::variant<std::monostate, std::int64_t, double, bool, std::string_view>;
/// The values for `$1`, `$2`, …
using ParameterSpan = std::span<const Parameter>;

[[nodiscard]] inline Parameter parameter(std::string_view value) {
    return value;
}
[[nodiscard]] inline Parameter parameter(const std::string& value) {
    return std::string_view(value);
}
[[nodiscard]] inline Parameter parameter(const char* value) {
    return std::string_view(value);
}
[[nodiscard]] inline Parameter parameter(std::int64_t value) {
    return value;
}
[[nodiscard]] inline Parameter parameter(int value) {
    return std::int64_t{value};
}
[[nodiscard]] inline Parameter parameter(bool value) {
    return value;
}
[[nodiscard]] inline Parameter parameter(double value) {
    return value;
}
[[nodiscard]] inline Parameter parameter(base::Timestamp value) {
    return std::int64_t{value.time_since_epoch().count()};
}
template <class Value>
[[nodiscard]] Parameter parameter(const std::optional<Value>& value) {
    return value ? parameter(*value) : Parameter();
}

}  // namespace storyflow::store::sql
