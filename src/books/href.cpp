#include "books/href.hpp"

#include <charconv>
#include <cstddef>

#include "base/utf8.hpp"
#include "books/archive.hpp"

namespace storyflow::books {

namespace {

std::string percent_decoded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned value = 0;
        const char* digits = text.data() + at + 1;
        if (text[at] == '%' && text.size() - at > 2 &&
            std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2 && value != 0) {
            result.push_back(static_cast<char>(value));
            at += 2;
        } else {
            result.push_back(text[at]);
        }
    }
    return result;
}

/// True for `https:…` and the like: a colon before the first slash.
bool has_scheme(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    return colon != std::string_view::npos &&
           reference.substr(0, colon).find_first_of("/?#") == std::string_view::npos;
}

bool is_unreserved(char character) {
    constexpr std::string_view others = "-._~/!$()*+,;=@";
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || others.find(character) != std::string_view::npos;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (is_unreserved(character)) {
            result.push_back(character);
        } else {
            result.append({'%', digits[byte >> 4U], digits[byte & 15U]});
        }
    }
    return result;
}

}  // namespace

std::optional<Href> resolved_href(std::string_view document, std::string_view reference) {
    reference = base::trim(reference);
    if (has_scheme(reference)) return std::nullopt;
    const std::size_t hash = reference.find('#');
    const std::string_view path = reference.substr(0, hash);
    Href href;
    if (hash != std::string_view::npos) href.fragment = percent_decoded(reference.substr(hash + 1));
    if (path.empty()) {
        href.path = document;
        return href;
    }
    const bool is_absolute = path.starts_with('/');
    const std::size_t folder = document.rfind('/');
    std::string joined(is_absolute || folder == std::string_view::npos ? "" : document.substr(0, folder + 1));
    const auto name = normalised_name(joined.append(percent_decoded(path)));
    if (!name) return std::nullopt;
    href.path = *name;
    return href;
}

std::string relative_href(std::string_view document, std::string_view path) {
    // Folders that both have are left out, one by one.
    for (std::size_t slash = 0; (slash = document.find('/')) != std::string_view::npos;) {
        if (!path.starts_with(document.substr(0, slash + 1))) break;
        document.remove_prefix(slash + 1);
        path.remove_prefix(slash + 1);
    }
    std::string reference;
    for (const char character : document) {
        if (character == '/') reference += "../";
    }
    return reference + percent_encoded(path);
}

}  // namespace storyflow::books
