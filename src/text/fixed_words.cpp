#include "text/fixed_words.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "base/utf8.hpp"
#include "text/char_kind.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr char32_t first_stand_in = 0x110000;

/// Splits a text at white space.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (text = base::trim(text); !text.empty(); text = base::trim(text)) {
        std::size_t size = 0;
        while (size < text.size()) {
            const std::string_view next = base::first_code_points(text.substr(size), 1);
            if (base::is_blank(next)) break;
            size += next.size();
        }
        parts.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return parts;
}

std::string joined_by_spaces(const std::vector<std::string_view>& parts) {
    std::string text;
    for (const std::string_view part : parts)
        text.append(text.empty() ? "" : " ").append(part);
    return text;
}

template <std::size_t count>
bool ends_with_any(std::string_view text, const std::array<std::string_view, count>& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [text](std::string_view ending) { return text.ends_with(ending); });
}

std::string_view possessive_sound(std::string_view phonemes, Dialect dialect) {
    static constexpr std::array voiceless{"p"sv, "t"sv, "k"sv, "f"sv, "θ"sv};
    static constexpr std::array sibilant{"s"sv, "z"sv, "ʃ"sv, "ʒ"sv, "ʧ"sv, "ʤ"sv};
    if (ends_with_any(phonemes, voiceless)) return "s";
    if (!ends_with_any(phonemes, sibilant)) return "z";
    return dialect == Dialect::british ? "ɪz" : "ᵻz";
}

}  // namespace

char32_t FixedWords::add(std::vector<SpokenWord> words) {
    assert(!words.empty());
    groups_.push_back(std::move(words));
    return first_stand_in + static_cast<char32_t>(groups_.size() - 1);
}

const std::vector<SpokenWord>& FixedWords::at(char32_t stand_in) const {
    return groups_.at(stand_in - first_stand_in);
}

std::vector<SpokenWord> words_with_phonemes(std::u32string_view label, std::string_view phonemes,
                                            CharRange source) {
    const std::string text = to_utf8(label);
    const std::vector<std::string_view> words = parts_of(text);
    const std::vector<std::string_view> groups = parts_of(phonemes);
    if (words.empty()) return {};
    if (words.size() != groups.size()) {
        return {{.text = joined_by_spaces(words), .source = source, .phonemes = joined_by_spaces(groups)}};
    }
    std::vector<SpokenWord> result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last = i + 1 == words.size();
        result.push_back({.text = std::string(words[i]),
                          .trail = is_last ? "" : " ",
                          .source = source,
                          .phonemes = std::string(groups[i])});
    }
    return result;
}

std::size_t possessive_at(std::u32string_view text, std::size_t begin) {
    if (begin + 1 >= text.size() || !is_apostrophe(text[begin])) return 0;
    if (text[begin + 1] != U's' && text[begin + 1] != U'S') return 0;
    const std::size_t end = begin + 2;
    return end < text.size() && is_alphanumeric(text[end]) ? 0 : 2;
}

void make_possessive(SpokenWord& word, Dialect dialect) {
    word.text += "'s";
    if (!word.phonemes.empty()) word.phonemes += possessive_sound(word.phonemes, dialect);
}

}  // namespace storyflow::text
