#include "text/divide_word.hpp"

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "text/char_kind.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

namespace {

constexpr std::size_t kept_punctuation = 8;  ///< code points kept on either side of a divided word

using Halves = std::pair<std::string, std::string>;

bool starts_with_mark(std::string_view text) {
    const std::u32string chars = traced(base::first_code_points(text, 1), {}).chars;
    return !chars.empty() && is_mark(chars.front());
}

/// Cuts in the middle, but not before a combining mark if possible. The second half of a single character is
/// empty.
Halves halves_of(std::string_view text) {
    const std::size_t middle = base::first_code_points(text, (base::code_point_count(text) + 1) / 2).size();
    std::size_t cut = middle;
    while (starts_with_mark(text.substr(cut)))
        cut += base::first_code_points(text.substr(cut), 1).size();
    if (cut == text.size()) cut = middle;
    return {std::string(text.substr(0, cut)), std::string(text.substr(cut))};
}

std::array<SpokenWord, 2> halves_of(const SpokenWord& word) {
    std::array<SpokenWord, 2> halves{word, word};
    halves[0].trail.clear();
    halves[0].pause_after = 0.0;
    halves[0].ends_sentence = false;
    halves[1].lead.clear();
    std::tie(halves[0].phonemes, halves[1].phonemes) = halves_of(word.phonemes);
    std::tie(halves[0].text, halves[1].text) = halves_of(word.text);
    if (halves[1].text.empty()) halves[1].text = halves[0].text;
    return halves;
}

bool is_divisible(const SpokenWord& word) {
    return base::code_point_count(word.phonemes.empty() ? word.text : word.phonemes) > 1;
}

}  // namespace

std::vector<SpokenWord> divide_word(SpokenWord word, std::size_t limit, const WordSize& size_of) {
    word.lead = base::first_code_points(word.lead, kept_punctuation);
    word.trail = base::first_code_points(word.trail, kept_punctuation);
    std::vector<SpokenWord> parts;
    std::vector<SpokenWord> rest{std::move(word)};  // a stack; the last element is the next part
    while (!rest.empty()) {
        SpokenWord part = std::move(rest.back());
        rest.pop_back();
        if (size_of(part) <= limit || !is_divisible(part)) {
            parts.push_back(std::move(part));
            continue;
        }
        auto [first, second] = halves_of(part);
        rest.push_back(std::move(second));
        rest.push_back(std::move(first));
    }
    return parts;
}

}  // namespace storyflow::text
