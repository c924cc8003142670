#include "books/word_symbols.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/characters.hpp"

namespace storyflow::books {

namespace {

struct Symbol {
    std::string_view font;
    unsigned code;
    std::string_view text;
};

/// The frequent ones.
constexpr std::array<Symbol, 21> symbols = {{
    {"Symbol", 0x2D, "−"},    {"Symbol", 0x61, "α"},    {"Symbol", 0x62, "β"},    {"Symbol", 0x67, "γ"},
    {"Symbol", 0x6D, "μ"},    {"Symbol", 0x70, "π"},    {"Symbol", 0xA3, "≤"},    {"Symbol", 0xAE, "→"},
    {"Symbol", 0xB0, "°"},    {"Symbol", 0xB1, "±"},    {"Symbol", 0xB3, "≥"},    {"Symbol", 0xB4, "×"},
    {"Symbol", 0xBC, "…"},    {"Wingdings", 0x4A, "☺"}, {"Wingdings", 0x4C, "☹"}, {"Wingdings", 0xDF, "←"},
    {"Wingdings", 0xE0, "→"}, {"Wingdings", 0xFB, "✗"}, {"Wingdings", 0xFC, "✓"}, {"Wingdings", 0x76, "❖"},
    {"Wingdings", 0xAB, "★"},
}};

}  // namespace

std::string word_symbol(std::string_view font, std::string_view code) {
    constexpr std::string_view unknown = "•";
    constexpr unsigned first_private = 0xE000;
    constexpr unsigned last_private = 0xF8FF;
    constexpr unsigned space = 0x20;
    unsigned value = 0;
    if (std::from_chars(code.data(), code.data() + code.size(), value, 16).ec != std::errc())
        return std::string(unknown);
    const bool is_private = value >= first_private && value <= last_private;
    const unsigned drawn = is_private ? value & 0xFFU : value;
    const auto found = std::ranges::find_if(
        symbols, [&](const Symbol& symbol) { return symbol.font == font && symbol.code == drawn; });
    if (found != symbols.end()) return std::string(found->text);
    const bool is_surrogate = value >= 0xD800 && value < first_private;
    if (is_private || is_surrogate || value < space || value > 0xFFFF || font == "Symbol" ||
        font.starts_with("Wing") || font.starts_with("Web"))
        return std::string(unknown);
    std::string text;
    text::append_utf8(text, value);
    return text;
}

}  // namespace storyflow::books
