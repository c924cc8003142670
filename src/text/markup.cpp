#include "text/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "text/char_kind.hpp"
#include "text/english/number_label.hpp"
#include "text/pronunciation.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::u32string_view closing_punctuation = U".,;:!?…)";

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool begins_with(std::string_view label, std::string_view name) {
    return label.size() >= name.size() &&
           std::equal(name.begin(), name.end(), label.begin(),
                      [](char meant, char written) { return meant == (written | 0x20); });
}

/// Parses "pause" or "break" in any case, ":" or "=", a number, and "s", "ms" or nothing. Without a number it
/// is the pause that SSML calls medium.
std::optional<double> pause_seconds(std::string_view label) {
    constexpr std::size_t name_size = 5;
    constexpr double medium = 0.5;
    if (!begins_with(label, "pause") && !begins_with(label, "break")) return std::nullopt;
    label.remove_prefix(name_size);
    if (label.empty()) return medium;
    if (label.front() != ':' && label.front() != '=') return std::nullopt;

    const std::string_view amount = base::trim(label.substr(1));
    // Checked first because the standard parser also accepts signs, infinities and NaN.
    if (amount.empty() || !(is_ascii_digit(amount.front()) || amount.front() == '.')) return std::nullopt;
    double number = 0.0;
    const char* const end = amount.data() + amount.size();
    const auto [rest, failure] = std::from_chars(amount.data(), end, number, std::chars_format::fixed);
    if (failure != std::errc{}) return std::nullopt;
    const std::string_view unit = base::trim({rest, static_cast<std::size_t>(end - rest)});
    if (unit == "ms")
        number /= 1'000.0;
    else if (!unit.empty() && unit != "s")
        return std::nullopt;
    return std::min(number, longest_pause);
}

/// Whether the label is a tag of another program: "[chapter:Introduction]", "[/voice]". It is not said.
bool is_foreign_tag(std::string_view label) {
    const bool closes = label.starts_with('/');
    if (closes) label.remove_prefix(1);
    for (const std::string_view name : {"chapter", "voice", "rate", "speed", "pause", "break"}) {
        if (!begins_with(label, name)) continue;
        const std::string_view rest = label.substr(name.size());
        return closes ? rest.empty() : (name == "chapter" || name == "voice") && rest.starts_with(':');
    }
    return false;
}

std::optional<double> stress_level(std::string_view target) {
    static constexpr std::array<std::pair<std::string_view, double>, 9> levels{{{"1", 1.0},
                                                                                {"+1", 1.0},
                                                                                {"2", 2.0},
                                                                                {"+2", 2.0},
                                                                                {"0.5", 0.5},
                                                                                {"+0.5", 0.5},
                                                                                {"-0.5", -0.5},
                                                                                {"-1", -1.0},
                                                                                {"-2", -2.0}}};
    const auto* const level = std::find_if(
        levels.begin(), levels.end(), [target](const auto& candidate) { return candidate.first == target; });
    if (level == levels.end()) return std::nullopt;
    return level->second;
}

std::optional<std::string_view> number_flags(std::string_view target) {
    if (target.size() < 2 || target.front() != '#' || target.back() != '#') return std::nullopt;
    const std::string_view flags = target.substr(1, target.size() - 2);
    if (flags.find_first_not_of("&an") != std::string_view::npos) return std::nullopt;
    return flags;
}

std::optional<std::string_view> label_phonemes(std::string_view target) {
    const auto phonemes = phonemes_of(target);
    if (!phonemes || phonemes->find_first_of("()") != std::string_view::npos) return std::nullopt;
    if (base::code_point_count(*phonemes) > longest_pronunciation) return std::nullopt;
    return phonemes;
}

class MarkupReader {
  public:
    MarkupReader(const TracedText& paragraph, Dialect dialect, FixedWords& fixed)
        : paragraph_(paragraph), chars_(paragraph.chars), dialect_(dialect), fixed_(fixed) {}

    MarkedText read() && {
        marked_.text.applied = paragraph_.applied;
        for (std::size_t at = 0; at < chars_.size();) {
            const std::size_t next = chars_[at] == U'[' ? read_tag(at) : at;
            if (next == at) marked_.text.append(chars_[at], paragraph_.sources[at]);
            at = std::max(next, at + 1);
        }
        return std::move(marked_);
    }

  private:
    /// A part of the paragraph.
    struct Span {
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// Reads the tag at `open` and returns its end; returns `open` when it is not a tag.
    std::size_t read_tag(std::size_t open) {
        const auto label_end = end_of_label(open + 1);
        if (!label_end) return open;
        const Span label{.begin = open + 1, .end = *label_end};
        const std::string written = to_utf8(chars_.substr(label.begin, label.end - label.begin));
        if (base::is_blank(written)) return open;
        if (const auto seconds = pause_seconds(written)) return add_pause(open, label.end + 1, *seconds);

        const auto target_end = end_of_target(label.end + 1);
        if (!target_end) return is_foreign_tag(written) ? add_pause(open, label.end + 1, 0.0) : open;
        const std::size_t target_begin = label.end + 2;
        const std::string target = to_utf8(chars_.substr(target_begin, *target_end - target_begin));
        return add_label(label, base::trim(target), *target_end + 1);
    }

    std::optional<std::size_t> end_of_label(std::size_t begin) const {
        const std::size_t limit = std::min(chars_.size(), begin + longest_label + 1);
        for (std::size_t i = begin; i < limit; ++i) {
            if (chars_[i] == U']') return i;
            if (chars_[i] == U'[') break;
        }
        return std::nullopt;
    }

    /// Round brackets inside must be balanced, because links may contain them. A square bracket ends the
    /// search, so that many opening brackets in a row are read only once.
    std::optional<std::size_t> end_of_target(std::size_t open) const {
        if (open >= chars_.size() || chars_[open] != U'(') return std::nullopt;
        const std::size_t limit = std::min(chars_.size(), open + longest_label_target + 2);
        int depth = 0;
        for (std::size_t i = open; i < limit; ++i) {
            if (chars_[i] == U'(') ++depth;
            if (chars_[i] == U')' && --depth == 0) return i;
            if (chars_[i] == U'[' || chars_[i] == U']') break;
        }
        return std::nullopt;
    }

    std::size_t add_pause(std::size_t open, std::size_t after, double seconds) {
        if (seconds > 0.0)
            marked_.pauses.push_back({.at = paragraph_.sources[open].begin, .seconds = seconds});
        trace(seconds > 0.0 ? ReadingRule::pause : ReadingRule::markup_removed,
              {.begin = open, .end = after});
        TracedText& text = marked_.text;
        const bool closes = after < chars_.size() && closing_punctuation.find(chars_[after]) != npos;
        const bool is_apart = text.chars.empty() || is_white_space(text.chars.back());
        if (closes && is_apart && !text.chars.empty()) {
            text.chars.pop_back();
            text.sources.pop_back();
        } else if (is_apart && after < chars_.size() && is_white_space(chars_[after])) {
            ++after;
        } else if (!closes && !is_apart) {
            text.append(U' ', {});
        }
        return after;
    }

    std::size_t add_label(Span label, std::string_view target, std::size_t after) {
        const CharRange source = source_of(label);
        const std::u32string_view chars = chars_.substr(label.begin, label.end - label.begin);
        if (const auto phonemes = label_phonemes(target)) {
            std::vector<SpokenWord> words = words_with_phonemes(chars, *phonemes, source);
            const std::size_t ending = possessive_at(chars_, after);
            if (ending != 0) make_possessive(words.back(), dialect_);
            fix(std::move(words), ReadingRule::phonemes_in_text, source);
            return after + ending;
        }
        if (const auto flags = number_flags(target)) {
            if (auto words = number_words(to_utf8(chars), *flags, dialect_, source)) {
                fix(std::move(*words), ReadingRule::number_style, source);
                return after;
            }
        }
        if (const auto level = stress_level(target)) {
            marked_.stresses.push_back({.where = source, .level = *level});
            trace(ReadingRule::stress, label);
        } else {
            trace(ReadingRule::markup_removed, {.begin = label.begin - 1, .end = label.begin});
            trace(ReadingRule::markup_removed, {.begin = label.end, .end = after});
        }
        marked_.text.append(paragraph_, label.begin, label.end);
        return after;
    }

    void fix(std::vector<SpokenWord> words, ReadingRule rule, CharRange source) {
        if (words.empty()) return;
        marked_.text.append(fixed_.add(std::move(words)), source);
        marked_.text.applied.push_back({rule, source});
    }

    void trace(ReadingRule rule, Span span) { marked_.text.applied.push_back({rule, source_of(span)}); }

    CharRange source_of(Span span) const {
        CharRange source;
        for (std::size_t i = span.begin; i < span.end; ++i)
            source = joined(source, paragraph_.sources[i]);
        return source;
    }

    static constexpr std::size_t npos = std::u32string_view::npos;

    const TracedText& paragraph_;
    std::u32string_view chars_;
    Dialect dialect_;
    FixedWords& fixed_;
    MarkedText marked_;
};

}  // namespace

MarkedText read_markup(const TracedText& paragraph, Dialect dialect, FixedWords& fixed) {
    return MarkupReader(paragraph, dialect, fixed).read();
}

}  // namespace storyflow::text
