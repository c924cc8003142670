#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "text/spoken_text.hpp"

/// Spoken texts for tests, made without `read_script`.
namespace storyflow::speech {

/// Splits at white space. Signs directly before a word are its lead; all other signs, and the spaces, are the
/// trail of the word before them. `.`, `!` and `?` in a trail end a sentence.
inline text::SpokenText spoken(std::string_view written) {
    std::vector<std::string_view> symbols;
    for (const std::size_t start : base::code_point_starts(written))
        symbols.push_back(base::first_code_points(written.substr(start), 1));
    const auto is_part_of_word = [&](std::size_t i) {
        const bool is_joint =
            symbols[i] == "'" || symbols[i] == "’" || symbols[i] == "-" || symbols[i] == ".";
        const auto has_letter = [&](std::size_t n) {
            return n < symbols.size() && base::has_letter_or_digit(symbols[n]);
        };
        return has_letter(i) || (is_joint && i > 0 && has_letter(i - 1) && has_letter(i + 1));
    };
    text::SpokenText text;
    std::string signs;
    for (std::size_t i = 0; i < symbols.size();) {
        if (!is_part_of_word(i)) {
            signs.append(symbols[i++]);
            continue;
        }
        text::SpokenWord word;
        word.source.begin = i;
        while (i < symbols.size() && is_part_of_word(i))
            word.text.append(symbols[i++]);
        word.source.end = i;
        const std::size_t lead = text.words.empty() ? 0 : signs.rfind(' ') + 1;
        word.lead = signs.substr(lead);
        if (!text.words.empty()) text.words.back().trail = signs.substr(0, lead);
        signs.clear();
        text.words.push_back(word);
    }
    if (!text.words.empty()) text.words.back().trail = signs;
    for (auto& word : text.words)
        word.ends_sentence = word.trail.find_first_of(".!?") != std::string::npos;
    return text;
}

}  // namespace storyflow::speech
