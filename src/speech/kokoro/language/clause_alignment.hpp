#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::speech::kokoro {

/// eSpeak runs some words together ("of the" is one group, `ʌvðə`) and says others in several groups. Finds
/// what of a clause's IPA belongs to each of its words, given how each word sounds alone: where the groups
/// cannot be counted off, the sounds are aligned as in an edit distance, stress ignored. Groups within a word
/// stay apart by spaces; a word that is silent alone stays silent. Nothing when the clause does not sound
/// like its words. Pure; at most a few million steps.
[[nodiscard]] std::optional<std::vector<std::string>> divide_among_words(
    std::string_view clause_ipa, std::span<const std::string> words_ipa);

}  // namespace storyflow::speech::kokoro
