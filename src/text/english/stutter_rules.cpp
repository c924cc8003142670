#include "text/english/stutter_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Second parts of words that have a letter and a hyphen before them: "D-day", "T-test".
constexpr std::array designated{"boat"sv,  "bomb"sv,   "box"sv,   "boy"sv,   "clamp"sv, "class"sv,
                                "clef"sv,  "code"sv,   "curve"sv, "day"sv,   "dimer"sv, "force"sv,
                                "gauge"sv, "girl"sv,   "hour"sv,  "line"sv,  "plan"sv,  "series"sv,
                                "shape"sv, "shaped"sv, "shirt"sv, "table"sv, "tail"sv,  "team"sv,
                                "test"sv,  "tests"sv,  "top"sv,   "tube"sv,  "type"sv,  "valve"sv};
static_assert(std::ranges::is_sorted(designated));

constexpr std::size_t longest_onset = 3;  // "str"

bool is_consonant_onset(std::u32string_view letters) {
    if (letters.empty() || letters.size() > longest_onset) return false;
    // A y behind another letter is a vowel, as in "by".
    if (letters.substr(1).find_first_of(U"yY") != std::u32string_view::npos) return false;
    return std::ranges::all_of(letters, [](char32_t c) {
        return is_ascii_letter(c) && std::u32string_view(U"aeiouAEIOU").find(c) == std::u32string_view::npos;
    });
}

/// "wuh" for "w", in the case of the letters. A hard c is a k.
std::string sound_of(std::u32string_view onset, std::u32string_view word) {
    std::string sound = utf8(onset);
    const bool is_hard = small_letters(onset) == "c" && word.size() > 1 &&
                         std::u32string_view(U"eiyEIY").find(word[1]) == std::u32string_view::npos;
    if (is_hard) sound.back() = sound.back() == 'C' ? 'K' : 'k';
    if (small_letters(onset) == "c" && !is_hard) sound.back() = sound.back() == 'C' ? 'S' : 's';
    if (small_letters(onset) == "q") sound = sound == "Q" ? "Kw" : "kw";
    return sound + "uh";
}

}  // namespace

std::optional<Reading> read_stutter(const Place& place) {
    constexpr int most_repeats = 8;
    const std::u32string_view text = place.text;
    if (text.substr(place.at, longest_onset + 1).find(U'-') == std::u32string_view::npos) return std::nullopt;
    const std::u32string_view onset = word_at(text, place.at);
    if (char_at(text, place.at + onset.size()) != U'-' || !is_consonant_onset(onset)) return std::nullopt;
    if (char_at(text, place.at - 1) == U'-') return std::nullopt;
    const std::string letters = small_letters(onset);
    std::size_t at = place.at;
    int repeats = 0;
    for (; repeats < most_repeats; ++repeats) {
        const std::u32string_view part = word_at(text, at);
        if (small_letters(part) != letters || char_at(text, at + part.size()) != U'-') break;
        at += part.size() + 1;
    }
    const std::u32string_view word = word_at(text, at);
    if (word.size() <= onset.size() || !matches_any_case(text, at, letters)) return std::nullopt;
    if (repeats == 1 && contains(designated, small_letters(word))) return std::nullopt;
    std::string words;
    for (std::size_t part = place.at; part < at; part += onset.size() + 1)
        words += sound_of(text.substr(part, onset.size()), word) + "-";
    return Reading{at - place.at, words, Joint::glued};
}

}  // namespace storyflow::text
