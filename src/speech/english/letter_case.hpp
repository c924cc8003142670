#pragma once

#include <algorithm>
#include <string>
#include <string_view>

/// The case of ASCII letters; every other byte has none. Pure.
namespace storyflow::speech::english {

[[nodiscard]] constexpr bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char c) {
    return is_small(c) || is_capital(c);
}
[[nodiscard]] constexpr char in_small(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr char in_capital(char c) {
    return is_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] inline bool has_small(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return is_small(c); });
}
[[nodiscard]] inline bool has_capital(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return is_capital(c); });
}

[[nodiscard]] inline std::string in_small(std::string_view word) {
    std::string small(word);
    std::transform(small.begin(), small.end(), small.begin(), [](char c) { return in_small(c); });
    return small;
}

/// With a capital as its first letter; the rest stays.
[[nodiscard]] inline std::string capitalised(std::string_view word) {
    std::string result(word);
    if (!result.empty()) result.front() = in_capital(result.front());
    return result;
}

}  // namespace storyflow::speech::english
