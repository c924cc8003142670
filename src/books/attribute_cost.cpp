#include "books/attribute_cost.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/error.hpp"

namespace storyflow::books {

namespace {

/// Comparisons of which a parser does some hundred million a second.
constexpr std::uint64_t most_comparisons = 300'000'000;
/// Tags that seem to lie within other tags are looked at again; only few documents have some.
constexpr std::size_t most_looks_at_a_byte = 8;

constexpr std::string_view blanks = " \t\r\n\f";

base::Error too_long() {
    return {base::ErrorKind::invalid_input,
            "A page has tags with so many attributes that reading it would take too long."};
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The attributes of a tag, and how far they were looked for.
struct Attributes {
    std::uint64_t count = 0;
    std::size_t end = 0;
};

/// Behind a value that begins at `at`.
std::size_t end_of_value(std::string_view document, std::size_t at) {
    if (at == document.size()) return at;
    const bool is_quoted = document[at] == '"' || document[at] == '\'';
    const auto end =
        is_quoted ? document.find(document[at], at + 1) : document.find_first_of(" \t\r\n\f>", at);
    if (end == std::string_view::npos) return document.size();
    return is_quoted ? end + 1 : end;
}

std::size_t past_blanks(std::string_view document, std::size_t at) {
    return std::min(document.find_first_not_of(blanks, at), document.size());
}

/// `at`: where the tag's name begins.
Attributes attributes_at(std::string_view document, std::size_t at) {
    Attributes found;
    at = std::min(document.find_first_of(" \t\r\n\f/>", at), document.size());
    while (at < document.size() && document[at] != '>') {
        at = document.find_first_not_of(" \t\r\n\f/", at);
        if (at == std::string_view::npos || document[at] == '>') break;
        ++found.count;
        // A name may begin with '=', as in HTML.
        at = std::min(document.find_first_of(" \t\r\n\f/>=", at + 1), document.size());
        const std::size_t behind = past_blanks(document, at);
        if (behind < document.size() && document[behind] == '=')
            at = end_of_value(document, past_blanks(document, behind + 1));
    }
    found.end = std::min(at, document.size());
    return found;
}

}  // namespace

void check_attributes(std::string_view document) {
    std::uint64_t comparisons = 0;
    std::size_t looked_at = 0;
    for (std::size_t at = 0; (at = document.find('<', at)) != std::string_view::npos;) {
        if (++at == document.size() || !is_letter(document[at])) continue;
        const Attributes found = attributes_at(document, at);
        comparisons += found.count * found.count / 2;
        looked_at += found.end - at;
        if (comparisons > most_comparisons || looked_at / most_looks_at_a_byte > document.size())
            throw too_long();
    }
}

}  // namespace storyflow::books
