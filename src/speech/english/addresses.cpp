#include "speech/english/addresses.hpp"

#include <algorithm>
#include <cstddef>

#include "speech/english/characters.hpp"
#include "text/characters.hpp"

namespace storyflow::speech::english {

namespace {

constexpr std::size_t longest_label = 64;
constexpr std::u32string_view scheme_end = U"://";

bool is_label_edge(char32_t c) {
    return text::is_ascii_letter(c) || text::is_digit(c) || (c >= 0xA1 && c <= 0xFFFF);
}

bool is_label_char(char32_t c) {
    return is_label_edge(c) || c == U'_' || c == U'-';
}

bool is_label(std::u32string_view label) {
    return !label.empty() && label.size() <= longest_label && is_label_edge(label.front()) &&
           is_label_edge(label.back()) && std::ranges::all_of(label, is_label_char);
}

/// The last label of a host: com, org.
bool is_top_level(std::u32string_view label) {
    return label.size() >= 2 && label.size() < longest_label && std::ranges::all_of(label, is_small);
}

bool is_host(std::u32string_view host) {
    std::size_t last_dot = host.rfind(U'.');
    if (last_dot == std::u32string_view::npos || !is_top_level(host.substr(last_dot + 1))) return false;
    host = host.substr(0, last_dot);
    while (true) {
        const std::size_t dot = host.find(U'.');
        if (!is_label(host.substr(0, dot))) return false;
        if (dot == std::u32string_view::npos) return true;
        host.remove_prefix(dot + 1);
    }
}

bool is_port(std::u32string_view port) {
    return port.size() >= 2 && port.size() <= 5 && std::ranges::all_of(port, text::is_digit);
}

/// host:port/path
bool is_location(std::u32string_view word) {
    word = word.substr(0, word.find_first_of(U"/?#"));
    const std::size_t colon = word.find(U':');
    if (colon != std::u32string_view::npos && !is_port(word.substr(colon + 1))) return false;
    return is_host(word.substr(0, colon));
}

}  // namespace

bool is_address(std::u32string_view word) {
    if (word.find(U'.') == std::u32string_view::npos) return false;
    const std::size_t scheme = word.find(scheme_end);
    if (scheme != std::u32string_view::npos && scheme >= 2 &&
        is_location(word.substr(scheme + scheme_end.size())))
        return true;
    const std::size_t user = word.rfind(U'@');
    if (user != std::u32string_view::npos && user > 0) return is_location(word.substr(user + 1));
    return is_location(word);
}

}  // namespace storyflow::speech::english
