#include "base/download_name.hpp"

#include "base/utf8.hpp"

namespace storyflow::base {

namespace {

constexpr std::size_t longest_name = 200;  // bytes; most file systems take 255

/// Whether the character is U+202A to U+202E or U+2066 to U+2069, which change the direction of writing: they
/// can make `evil.exe` look like `exe.wav`.
bool turns_direction(std::string_view character) {
    return (character >= "\u202A" && character <= "\u202E") ||
           (character >= "\u2066" && character <= "\u2069");
}

bool is_welcome(std::string_view character) {
    constexpr std::string_view unwelcome = "\\/:*?\"<>|";
    return is_single_line(character) && !turns_direction(character) &&
           unwelcome.find(character) == std::string_view::npos;
}

std::string_view without_outer_dots(std::string_view name) {
    const auto is_outer = [](char c) { return c == '.' || c == ' '; };
    while (!name.empty() && is_outer(name.front()))
        name.remove_prefix(1);
    while (!name.empty() && is_outer(name.back()))
        name.remove_suffix(1);
    return name;
}

/// The allowed characters; each run of other characters and white space becomes a single space.
std::string cleaned(std::string_view title) {
    std::string name;
    while (!title.empty()) {
        const auto character = first_code_points(title, 1);
        title.remove_prefix(character.size());
        const bool is_kept = is_welcome(character) && !is_blank(character);
        const bool needs_space = !is_kept && !name.empty() && name.back() != ' ';
        if (name.size() + character.size() > longest_name) break;
        if (is_kept) name += character;
        if (needs_space) name += ' ';
    }
    return name;
}

}  // namespace

std::string download_name(std::string_view title, std::string_view extension) {
    const std::string name = cleaned(title);
    const auto kept = without_outer_dots(name);
    return std::string(kept.empty() ? "story" : kept) + std::string(extension);
}

}  // namespace storyflow::base
