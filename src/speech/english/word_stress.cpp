#include "speech/english/word_stress.hpp"

#include <cstddef>

#include "speech/english/sounds.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech::english {

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Replaces the primary and secondary stress marks; an empty replacement removes the mark.
std::string with_marks(std::string_view phonemes, std::string_view for_primary,
                       std::string_view for_secondary) {
    std::string result;
    for (const std::string_view symbol : symbols_of(phonemes))
        result.append(symbol == primary_stress     ? for_primary
                      : symbol == secondary_stress ? for_secondary
                                                   : symbol);
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
    const bool goes_down = change == -1.0 || contains(phonemes, primary_stress);
    return goes_down ? with_marks(phonemes, secondary_stress, "") : std::string(phonemes);
}

std::string with_more_stress(std::string_view phonemes, double change) {
    const bool has_primary = contains(phonemes, primary_stress);
    if (!has_primary && !contains(phonemes, secondary_stress))
        return stressed_at_first_vowel(phonemes, change > 1.0 ? primary_stress : secondary_stress);
    if (!has_primary && change >= 1.0) return with_marks(phonemes, primary_stress, primary_stress);
    return std::string(phonemes);
}

}  // namespace

std::string with_stress(std::string_view phonemes, double change) {
    if (change < 0.0) return with_less_stress(phonemes, change);
    return change > 0.0 ? with_more_stress(phonemes, change) : std::string(phonemes);
}

}  // namespace storyflow::speech::english
