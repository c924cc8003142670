#include "speech/language/phoneme_map.hpp"

#include <array>
#include <cstddef>
#include <span>

#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

struct Replacement {
    std::string_view from;
    std::string_view to;
};

constexpr std::string_view syllabic = "\u0329";  // combining mark below `n` in "button"

constexpr auto british_first = std::to_array<Replacement>({{"e^ə", "ɛː"}});

constexpr auto in_both_accents = std::to_array<Replacement>({
    {"ʔˌn\u0329", "ʔn"}, {"ʔn\u0329", "ʔn"}, {"a^ɪ", "I"}, {"a^ʊ", "W"},  {"d^ʒ", "ʤ"},
    {"e^ɪ", "A"},        {"t^ʃ", "ʧ"},       {"ɔ^ɪ", "Y"}, {"ə^l", "ᵊl"}, {"ʲo", "jo"},
    {"ʲə", "jə"},        {"e", "A"},         {"ʲ", ""},    {"ɚ", "əɹ"},   {"r", "ɹ"},
    {"x", "k"},          {"ç", "k"},         {"ɐ", "ə"},   {"ɬ", "l"},    {"\u0303", ""},
});

constexpr auto british = std::to_array<Replacement>({{"i^ə", "ɪə"}, {"iə", "ɪə"}, {"ə^ʊ", "Q"}});

constexpr auto american =
    std::to_array<Replacement>({{"o^ʊ", "O"}, {"ɜːɹ", "ɜɹ"}, {"ɜː", "ɜɹ"}, {"ɪə", "iə"}, {"ː", ""}});

constexpr auto finally =
    std::to_array<Replacement>({{"o", "ɔ"}, {"ɾ", "T"}, {"ʔ", "t"}, {"^", ""}, {"ɹɹ", "ɹ"}});

std::string replaced(std::string_view text, const Replacement& replacement) {
    std::string result;
    result.reserve(text.size());
    for (;;) {
        const std::size_t found = text.find(replacement.from);
        result.append(text.substr(0, found));
        if (found == std::string_view::npos) return result;
        result.append(replacement.to);
        text.remove_prefix(found + replacement.from.size());
    }
}

void make_replacements(std::span<const Replacement> replacements, std::string& text) {
    for (const Replacement& replacement : replacements)
        text = replaced(text, replacement);
}

/// Inserts a very short vowel before a consonant that is a syllable of its own.
void spell_out_syllabics(std::string& text) {
    std::string result;
    std::string_view before;
    for (const std::string_view symbol : symbols_of(text)) {
        if (symbol != syllabic) {
            result.append(symbol);
        } else if (!before.empty() && before != " " && before != syllabic) {
            result.insert(result.size() - before.size(), "ᵊ");
        }
        before = symbol;
    }
    text = std::move(result);
}

}  // namespace

std::string kokoro_phonemes(std::string_view ipa, Accent accent) {
    const bool is_british = accent == Accent::british;
    std::string text(ipa);
    if (is_british) make_replacements(british_first, text);
    make_replacements(in_both_accents, text);
    spell_out_syllabics(text);
    make_replacements(is_british ? std::span<const Replacement>(british) : american, text);
    make_replacements(finally, text);
    return text;
}

}  // namespace storyflow::speech
