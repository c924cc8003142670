#include "text/english/number_label.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"
#include "text/english/numeral.hpp"
#include "text/plain_text.hpp"
#include "text/words.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// A weak "and", as in "rock and roll": phonemes, because no spelling is read like this reliably.
constexpr std::string_view weak_and = "ən";

/// Reads "1,250", "-3" or "2.5" as a quantity, never as a year. Returns std::nullopt for other labels.
std::optional<std::string> quantity_words(std::string_view label, NumberStyle style) {
    const std::u32string text = plain_text(base::trim(label)).text;
    const bool is_negative = text.starts_with(U'-') || text.starts_with(U'−');
    const auto numeral = numeral_at(text, is_negative ? 1 : 0);
    if (!numeral || numeral->end != text.size()) return std::nullopt;
    return (is_negative ? "minus " : "") + numeral_words(*numeral, style);
}

bool is_large_unit(std::string_view word) {
    static constexpr std::array units{"hundred"sv, "thousand"sv, "million"sv,
                                      "billion"sv, "trillion"sv, "quadrillion"sv};
    return std::find(units.begin(), units.end(), word) != units.end();
}

/// Says "a hundred" instead of "one hundred".
void say_a(std::vector<SpokenWord>& words) {
    if (words.size() > 1 && words[0].text == "one" && is_large_unit(words[1].text)) words[0].text = "a";
}

void weaken_and(std::vector<SpokenWord>& words) {
    for (SpokenWord& word : words) {
        if (word.text == "and") word.phonemes = weak_and;
    }
}

}  // namespace

std::optional<std::vector<SpokenWord>> number_words(std::string_view label, std::string_view flags,
                                                    Dialect dialect, CharRange source) {
    const auto wants = [flags](char flag) { return flags.find(flag) != std::string_view::npos; };
    NumberStyle style = number_style(dialect);
    style.with_and = style.with_and || wants('&') || wants('n');
    const auto quantity = quantity_words(label, style);
    if (!quantity) return std::nullopt;

    std::vector<SpokenWord> words = cut_words(traced(*quantity, source), FixedWords{});
    if (wants('a')) say_a(words);
    if (wants('n')) weaken_and(words);
    return words;
}

}  // namespace storyflow::text
