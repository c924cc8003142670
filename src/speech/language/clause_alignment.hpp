#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::speech {

/// Divides the IPA of a clause among its words, given the IPA of each word alone. eSpeak joins some words
/// ("of the" is one group, `ʌvðə`) and says others in several groups; where the numbers of groups do not
/// match, the sounds are aligned as in an edit distance, ignoring stress. Groups within a word stay separated
/// by spaces; a word that is silent alone stays silent. Returns std::nullopt when the clause does not sound
/// like its words. Pure; at most a few million steps.
[[nodiscard]] std::optional<std::vector<std::string>> divide_among_words(
    std::string_view clause_ipa, std::span<const std::string> words_ipa);

}  // namespace storyflow::speech
