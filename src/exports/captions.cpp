#include "exports/captions.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "audio/pcm.hpp"
#include "base/utf8.hpp"

namespace storyflow::exports {

namespace {

// Costs of the cuts, in units of the square of a difference of length.
constexpr std::int64_t cost_of_a_cue = 20'000;
constexpr std::int64_t cost_within_a_phrase = 2'000;
constexpr std::int64_t cost_of_a_line_within_a_phrase = 100;
constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max() / 4;

/// Whether a phrase ends behind the word: at a comma, semicolon, colon, dash or the end of a sentence.
bool ends_phrase(const CaptionWord& word) {
    if (word.ends_sentence) return true;
    std::string_view text = word.text;
    for (const std::string_view quote : {"\"", "'", "”", "’", ")", "]", "»"}) {
        if (text.ends_with(quote)) text.remove_suffix(quote.size());
    }
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{",", ";", ":", "—", "–", "…", "!", "?"},
        [&](std::string_view mark) { return text.ends_with(mark); });
}

/// The words of one part with what is asked of every stretch of them.
class Stretches {
  public:
    Stretches(std::span<const CaptionWord> words, const CueLimits& limits) : words_(words), limits_(limits) {
        ends_.push_back(0);
        for (const auto& word : words)
            ends_.push_back(ends_.back() + base::code_point_count(word.text) + (word.space_before ? 1 : 0));
    }

    [[nodiscard]] std::int64_t length(std::size_t begin, std::size_t end) const {
        const std::size_t space = words_[begin].space_before ? 1 : 0;
        return static_cast<std::int64_t>(ends_[end] - ends_[begin] - space);
    }
    [[nodiscard]] bool is_long(std::size_t begin, std::size_t end) const {
        const auto frames = words_[end - 1].sound.end - words_[begin].sound.begin;
        return static_cast<double>(frames) > limits_.longest * audio::narration_rate;
    }
    /// Where the second line begins: `end` if one line is enough; std::nullopt if two are not.
    [[nodiscard]] std::optional<std::size_t> second_line(std::size_t begin, std::size_t end) const {
        const auto longest = static_cast<std::int64_t>(limits_.line_length);
        if (length(begin, end) <= longest || end - begin == 1) return end;
        std::optional<std::size_t> best;
        std::int64_t least = impossible;
        for (std::size_t i = begin + 1; limits_.lines > 1 && i < end; ++i) {
            if (!words_[i].space_before) continue;
            const auto first = length(begin, i);
            const auto second = length(i, end);
            if ((first > longest && i - begin > 1) || (second > longest && end - i > 1)) continue;
            const auto cost = (first - second) * (first - second) +
                              (ends_phrase(words_[i - 1]) ? 0 : cost_of_a_line_within_a_phrase);
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }
    [[nodiscard]] std::int64_t cost(std::size_t begin, std::size_t end) const {
        if (end - begin > 1 && (is_long(begin, end) || !second_line(begin, end))) return impossible;
        const auto size = length(begin, end);
        const bool is_clean = ends_phrase(words_[end - 1]);
        return cost_of_a_cue + size * size + (is_clean ? 0 : cost_within_a_phrase);
    }

  private:
    std::span<const CaptionWord> words_;
    const CueLimits& limits_;
    std::vector<std::size_t> ends_;  ///< code points up to each word, with spaces
};

/// The ends of the cheapest cues of the sentence `[begin, end)`.
std::vector<std::size_t> cut_sentence(const Stretches& stretches, std::size_t begin, std::size_t end) {
    const std::size_t count = end - begin;
    std::vector<std::int64_t> least(count + 1, impossible);
    std::vector<std::size_t> from(count + 1, 0);
    least[0] = 0;
    for (std::size_t i = 1; i <= count; ++i) {
        for (std::size_t j = i; j-- > 0;) {
            const auto cost = stretches.cost(begin + j, begin + i);
            if (cost >= impossible) break;  // longer stretches do not fit either
            if (least[j] + cost < least[i]) {
                least[i] = least[j] + cost;
                from[i] = j;
            }
        }
    }
    std::vector<std::size_t> ends;
    for (std::size_t i = count; i > 0; i = from[i])
        ends.push_back(begin + i);
    std::ranges::reverse(ends);
    return ends;
}

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Cues so short that they would flash are shown with the one before if both fit.
std::vector<Range> join_flashes(const std::vector<Range>& cues, std::span<const CaptionWord> words,
                                const Stretches& stretches, const CueLimits& limits) {
    const auto flash = static_cast<std::size_t>(limits.shortest * audio::narration_rate);
    const auto is_flash = [&](Range cue) {
        return words[cue.end - 1].sound.end - words[cue.begin].sound.begin < flash;
    };
    std::vector<Range> joined;
    for (const auto& cue : cues) {
        if (!joined.empty() && (is_flash(cue) || is_flash(joined.back())) &&
            stretches.cost(joined.back().begin, cue.end) < impossible) {
            joined.back().end = cue.end;
        } else {
            joined.push_back(cue);
        }
    }
    return joined;
}

Cue make_cue(std::span<const CaptionWord> words, Range range, std::size_t second_line) {
    const auto line = [&](std::size_t begin, std::size_t end) {
        return std::vector<CaptionWord>(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                        words.begin() + static_cast<std::ptrdiff_t>(end));
    };
    Cue cue{{words[range.begin].sound.begin, words[range.end - 1].sound.end}, {}};
    cue.lines.push_back(line(range.begin, second_line));
    if (second_line < range.end) cue.lines.push_back(line(second_line, range.end));
    return cue;
}

void cut_part(std::span<const CaptionWord> words, const CueLimits& limits, std::vector<Cue>& cues) {
    const Stretches stretches(words, limits);
    std::vector<Range> ranges;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].ends_sentence && i + 1 < words.size()) continue;
        for (const auto end : cut_sentence(stretches, begin, i + 1)) {
            ranges.push_back({begin, end});
            begin = end;
        }
    }
    for (const auto& range : join_flashes(ranges, words, stretches, limits))
        cues.push_back(
            make_cue(words, range, stretches.second_line(range.begin, range.end).value_or(range.end)));
}

/// Short cues stay on the screen until the next one, or for the shortest time.
void hold_short_cues(std::vector<Cue>& cues, const CueLimits& limits) {
    const auto shortest = static_cast<std::size_t>(limits.shortest * audio::narration_rate);
    for (std::size_t i = 0; i < cues.size(); ++i) {
        auto& sound = cues[i].sound;
        const auto wanted = std::max(sound.end, sound.begin + shortest);
        sound.end =
            i + 1 < cues.size() ? std::min(wanted, std::max(sound.end, cues[i + 1].sound.begin)) : wanted;
    }
}

}  // namespace

std::vector<Cue> cut_cues(std::span<const CaptionWord> words, const CueLimits& limits) {
    std::vector<Cue> cues;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].ends_part && i + 1 < words.size()) continue;
        cut_part(words.subspan(begin, i + 1 - begin), limits, cues);
        begin = i + 1;
    }
    hold_short_cues(cues, limits);
    return cues;
}

std::string text_of(std::span<const CaptionWord> line) {
    std::string text;
    for (const auto& word : line) {
        if (!text.empty() && word.space_before) text += ' ';
        text += word.text;
    }
    return text;
}

}  // namespace storyflow::exports
