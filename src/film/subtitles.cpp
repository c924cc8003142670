#include "film/subtitles.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "narration/written_script.hpp"

namespace storyflow::film {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_words = 6;
constexpr std::size_t enough_words = 4;
constexpr std::size_t smallest_rest = 3;
constexpr std::size_t most_with_rest = 7;
constexpr double longest_wait = 1.0;
// Scripts without spaces, such as Chinese, are parted between words.
constexpr std::size_t long_unit = 24;  // bytes

/// A script as it is shown: without markup, and with one space where there was any.
struct ShownScript {
    std::string text;
    std::vector<SubtitleWord> words;  ///< their places are in `text`
};

/// A part of a shown script that stays together on the screen.
struct Unit {
    std::size_t begin = 0;  ///< in bytes
    std::size_t end = 0;
    std::size_t words = 0;  ///< that begin in it
};

constexpr bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/// Removes markup: "[label](target)" leaves its label, "[pause]" and other tags nothing.
std::string without_markup(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto open = text.find('[');
        const auto close = text.find(']');
        plain += text.substr(0, std::min(open, close));
        if (open == std::string_view::npos && close == std::string_view::npos) break;
        const bool target = close != std::string_view::npos && text.substr(close + 1).starts_with('(');
        if (open < close && target) {
            text.remove_prefix(open + 1);
        } else if (target) {
            text.remove_prefix(std::min(text.size(), text.find(')', close) + 1));
        } else {
            text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
        }
    }
    std::erase_if(plain, [](char c) { return c == '*' || c == '_' || c == '~' || c == '`'; });
    return plain;
}

void append(std::string_view text, std::string& to) {
    for (const char c : text) {
        if (!is_space(c)) {
            to += c;
        } else if (!to.empty() && to.back() != ' ') {
            to += ' ';
        }
    }
}

/// The text of a subtitle. The characters between two words are taken from the script if both words are still
/// in it as they were narrated. Between the words of a narration that is out of date there are spaces only.
ShownScript shown(std::string_view script, std::span<const story::NarratedWord> words) {
    const narration::WrittenScript written(script);
    ShownScript result;
    std::size_t end = 0;
    bool is_written = true;
    const auto append_up_to = [&](std::size_t begin, bool are_written) {
        if (begin <= end) return;
        append(are_written ? without_markup(written.at({end, begin})) : " ", result.text);
    };
    for (const auto& word : words) {
        const auto begin = static_cast<std::size_t>(word.char_start);
        const auto behind = static_cast<std::size_t>(word.char_end);
        const bool was_written = std::exchange(is_written, written.at({begin, behind}) == word.text);
        append_up_to(begin, was_written && is_written);
        const auto first = result.text.size();
        append(without_markup(word.text), result.text);
        result.words.push_back({first, result.text.size() - first, word.start, word.end});
        end = std::max(end, behind);
    }
    if (is_written) append_up_to(script.size(), true);
    return result;
}

/// How many words begin between two places.
std::size_t words_within(const ShownScript& script, std::size_t begin, std::size_t end) {
    const auto first = std::ranges::lower_bound(script.words, begin, {}, &SubtitleWord::first);
    const auto last = std::ranges::lower_bound(script.words, end, {}, &SubtitleWord::first);
    return static_cast<std::size_t>(last - first);
}

/// Where the unit that begins at `begin` ends: at a space, or where there is none for long at the next word.
std::size_t end_of_unit(const ShownScript& script, std::size_t begin) {
    const auto end = std::min(script.text.find(' ', begin), script.text.size());
    const auto behind_space = script.text.rfind(' ', begin) + 1;  // 0 if there is none
    if (end - behind_space <= long_unit) return end;
    const auto next = std::ranges::upper_bound(script.words, begin, {}, &SubtitleWord::first);
    return next == script.words.end() ? end : std::min(end, next->first);
}

/// A mark that touches no word, such as a dash between spaces, stays with the word before it, or at the
/// beginning with the one behind it.
std::vector<Unit> units_of(const ShownScript& script) {
    std::vector<Unit> units;
    for (std::size_t begin = 0; begin < script.text.size();) {
        if (script.text[begin] == ' ') {
            ++begin;
            continue;
        }
        const auto end = end_of_unit(script, begin);
        const auto words = words_within(script, begin, end);
        if (!units.empty() && (words == 0 || units.back().words == 0)) {
            units.back().end = end;
            units.back().words += words;
        } else {
            units.push_back({begin, end, words});
        }
        begin = end;
    }
    if (script.words.empty()) units.clear();
    return units;
}

bool ends_with_mark(std::string_view text) {
    constexpr std::array closing{"\""sv, "'"sv, ")"sv, "]"sv, "}"sv, "»"sv, "”"sv, "’"sv};
    constexpr std::array marks{"."sv, "!"sv,  "?"sv,  ","sv,  ";"sv,  ":"sv, "—"sv,
                               "…"sv, "。"sv, "、"sv, "，"sv, "！"sv, "？"sv};
    const auto ends = [&text](std::string_view end) { return text.ends_with(end); };
    for (auto found = std::ranges::find_if(closing, ends); found != closing.end();
         found = std::ranges::find_if(closing, ends)) {
        text.remove_suffix(found->size());
    }
    return std::ranges::any_of(marks, ends);
}

/// How many units each group has.
std::vector<std::size_t> group_sizes(std::string_view text, std::span<const Unit> units) {
    std::vector<std::size_t> sizes;
    std::size_t size = 0;
    for (const auto& unit : units) {
        ++size;
        const bool pauses = ends_with_mark(text.substr(unit.begin, unit.end - unit.begin));
        if (size == most_words || (size >= enough_words && pauses)) sizes.push_back(std::exchange(size, 0));
    }
    if (size == 0) return sizes;
    if (size < smallest_rest && !sizes.empty() && sizes.back() + size <= most_with_rest) {
        sizes.back() += size;
    } else {
        sizes.push_back(size);
    }
    return sizes;
}

Subtitle group_of(const ShownScript& script, std::span<const Unit> units) {
    const auto begin = units.front().begin;
    const auto end = units.back().end;
    Subtitle group{script.text.substr(begin, end - begin), 0.0, 0.0, {}};
    for (auto word : script.words) {
        if (word.first < begin || word.first >= end) continue;
        word.first -= begin;
        group.words.push_back(word);
    }
    group.begin = group.words.front().begin;
    group.end = group.words.back().end;
    return group;
}

}  // namespace

std::vector<Subtitle> subtitles_of(std::string_view script, std::span<const story::NarratedWord> words) {
    const auto text = shown(script, words);
    const auto units = units_of(text);
    std::vector<Subtitle> subtitles;
    std::span<const Unit> rest = units;
    for (const auto size : group_sizes(text.text, units)) {
        subtitles.push_back(group_of(text, rest.first(size)));
        rest = rest.subspan(size);
    }
    for (std::size_t i = 0; i + 1 < subtitles.size(); ++i) {
        if (subtitles[i + 1].begin - subtitles[i].end <= longest_wait)
            subtitles[i].end = subtitles[i + 1].begin;
    }
    return subtitles;
}

}  // namespace storyflow::film
