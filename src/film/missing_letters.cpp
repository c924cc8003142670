#include "film/missing_letters.hpp"

#include <fmt/format.h>
#include <glib.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace storyflow::film {

namespace {

constexpr std::size_t named_letters = 8;

bool leaves_ink(gunichar letter) {
    return g_unichar_isgraph(letter) == TRUE && g_unichar_iszerowidth(letter) == FALSE &&
           g_unichar_type(letter) != G_UNICODE_PRIVATE_USE;
}

bool is_east_asian(char32_t letter) {
    constexpr std::array scripts{G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA,
                                 G_UNICODE_SCRIPT_HANGUL, G_UNICODE_SCRIPT_BOPOMOFO};
    const auto is_within = [letter](char32_t first, char32_t last) {
        return letter >= first && letter <= last;
    };
    // Marks that these scripts share, and wide forms of others.
    return is_within(0x3000, 0x30FF) || is_within(0xFF00, 0xFFEF) ||
           std::ranges::find(scripts, g_unichar_get_script(letter)) != scripts.end();
}

std::string some_of(const std::vector<char32_t>& letters) {
    std::string text;
    for (std::size_t i = 0; i < std::min(letters.size(), named_letters); ++i) {
        std::array<char, 6> bytes{};
        const auto size = g_unichar_to_utf8(letters[i], bytes.data());
        text += (text.empty() ? "" : " ") + std::string(bytes.data(), static_cast<std::size_t>(size));
    }
    return text + (letters.size() > named_letters ? " …" : "");
}

/// Debian's packages with these letters.
std::string packages_for(const std::vector<char32_t>& letters) {
    const auto east_asian = std::ranges::count_if(letters, is_east_asian);
    const bool has_others = static_cast<std::size_t>(east_asian) < letters.size();
    if (east_asian == 0) return "fonts-noto-core";
    return has_others ? "fonts-noto-cjk fonts-noto-core" : "fonts-noto-cjk";
}

}  // namespace

void Letters::add(std::string_view text) {
    while (!text.empty()) {
        const auto letter = g_utf8_get_char_validated(text.data(), static_cast<gssize>(text.size()));
        const bool is_valid = letter < seen_.size();
        if (is_valid && !seen_[letter] && leaves_ink(letter)) seen_[letter] = true;
        text.remove_prefix(is_valid ? static_cast<std::size_t>(g_unichar_to_utf8(letter, nullptr)) : 1);
    }
}

std::vector<char32_t> Letters::all() const {
    std::vector<char32_t> letters;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        if (seen_[i]) letters.push_back(static_cast<char32_t>(i));
    }
    return letters;
}

std::string missing_letters(const Letters& letters, const SubtitleFont& font) {
    auto missing = letters.all();
    std::erase_if(missing, [&font](char32_t letter) { return font.has(letter); });
    if (missing.empty()) return {};
    return fmt::format(
        "No font of this machine has {} of the letters ({}), so a film shows boxes instead. On Debian: apt "
        "install {}",
        missing.size(), some_of(missing), packages_for(missing));
}

}  // namespace storyflow::film
