#include "speech/language/word_stress.hpp"

#include <cstddef>

#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

constexpr std::string_view primary = "ˈ";
constexpr std::string_view secondary = "ˌ";

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool is_vowel(std::string_view symbol) {
    return contains("AIOQWYaeiouæɐɑɒɔəɚɛɜɪʊʌᵻ", symbol);
}

/// Replaces the primary and secondary stress marks; an empty replacement removes the mark.
std::string with_marks(std::string_view phonemes, std::string_view for_primary,
                       std::string_view for_secondary) {
    std::string result;
    for (const std::string_view symbol : symbols_of(phonemes))
        result.append(symbol == primary ? for_primary : symbol == secondary ? for_secondary : symbol);
    return result;
}

std::string stressed_at_first_vowel(std::string_view phonemes, std::string_view mark) {
    std::string result;
    bool is_stressed = false;
    for (const std::string_view symbol : symbols_of(phonemes)) {
        if (!is_stressed && is_vowel(symbol)) {
            result.append(mark);
            is_stressed = true;
        }
        result.append(symbol);
    }
    return result;
}

std::string with_less_stress(std::string_view phonemes, double change) {
    if (change < -1.0) return with_marks(phonemes, "", "");
    const bool goes_down = change == -1.0 || contains(phonemes, primary);
    return goes_down ? with_marks(phonemes, secondary, "") : std::string(phonemes);
}

std::string with_more_stress(std::string_view phonemes, double change) {
    const bool has_primary = contains(phonemes, primary);
    if (!has_primary && !contains(phonemes, secondary))
        return stressed_at_first_vowel(phonemes, change > 1.0 ? primary : secondary);
    if (!has_primary && change >= 1.0) return with_marks(phonemes, primary, primary);
    return std::string(phonemes);
}

}  // namespace

std::string with_stress(std::string_view phonemes, double change) {
    if (change < 0.0) return with_less_stress(phonemes, change);
    return change > 0.0 ? with_more_stress(phonemes, change) : std::string(phonemes);
}

}  // namespace storyflow::speech
