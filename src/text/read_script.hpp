#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/dialect.hpp"
#include "text/pronunciation.hpp"
#include "text/reading_rule.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::text {

struct ReadingOptions {
    Dialect dialect = Dialect::american;
    std::span<const Pronunciation> pronunciations;  ///< borrowed; if two match, the longer word wins
};

inline constexpr double longest_silence = 600.0;  ///< seconds; limits the sum of all pauses of a script

/// Turns what the user wrote into what is said: inline markup (`[word](/fəˈniːmz/)`, `[pause:0.8s]`),
/// pronunciations, normalisation, words, sentences. Blank text gives no words. Pure; linear in the length of
/// the script. Throws `base::Error{invalid_input}` for a pronunciation beyond its limits.
[[nodiscard]] SpokenText read_script(std::string_view script, const ReadingOptions& options = {});

struct ExplainedScript {
    SpokenText text;
    std::vector<AppliedRule> applied;  ///< all that changed the script, step by step
};

/// The same, with the rules that were applied.
[[nodiscard]] ExplainedScript explain_script(std::string_view script, const ReadingOptions& options = {});

}  // namespace storyflow::text
