#include "media/file_names.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>

namespace storyflow::media {

namespace {

constexpr std::size_t name_limit = 100;
constexpr std::size_t extension_limit = 16;

bool is_safe(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

bool is_continuation_byte(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Replaces each unsafe character, which may have several bytes, by one `_`.
std::string with_safe_characters(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (is_safe(c)) {
            safe += c;
        } else if (!is_continuation_byte(c)) {
            safe += '_';
        }
    }
    return safe;
}

std::string_view last_part(std::string_view path) {
    const std::size_t separator = path.find_last_of("/\\");
    return separator == std::string_view::npos ? path : path.substr(separator + 1);
}

}  // namespace

std::string safe_file_name(std::string_view file_name, std::string_view tag) {
    std::string stem = with_safe_characters(last_part(file_name));
    std::string extension;
    const std::size_t dot = stem.rfind('.');
    if (dot != std::string::npos && stem.size() - dot <= extension_limit) {
        extension = stem.substr(dot);
        stem.resize(dot);
    }
    const std::string suffix = tag.empty() ? "" : "_" + with_safe_characters(tag);
    const std::size_t taken = std::min(name_limit, suffix.size() + extension.size());
    stem.resize(std::min(stem.size(), name_limit - taken));
    return stem + suffix + extension;
}

bool has_parent_part(std::string_view path) {
    const std::filesystem::path parts(path);
    return std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part == ".."; });
}

bool has_hidden_part(std::string_view path) {
    const std::filesystem::path parts(path);
    return std::any_of(parts.begin(), parts.end(),
                       [](const auto& part) { return part.native().starts_with('.'); });
}

}  // namespace storyflow::media
