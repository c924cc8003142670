#include "text/cut_chunks.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/divide_word.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Words `begin` up to, not including, `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

enum class Mark { sentence, clause, phrase };

template <std::size_t count>
bool has_any(std::string_view text, const std::array<std::string_view, count>& marks) {
    return std::any_of(marks.begin(), marks.end(),
                       [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

bool is_followed_by(const SpokenWord& word, Mark mark) {
    static constexpr std::array clause_marks{";"sv, ":"sv, "."sv, "!"sv, "?"sv, "…"sv};
    static constexpr std::array phrase_marks{","sv, "—"sv, "–"sv, ")"sv};
    switch (mark) {
        case Mark::sentence:
            return word.ends_sentence;
        case Mark::clause:
            return has_any(word.trail, clause_marks);
        case Mark::phrase:
            return has_any(word.trail, phrase_marks);
    }
    return false;
}

class ChunkCutter {
  public:
    ChunkCutter(std::vector<SpokenWord> words, const ChunkLimits& limits, const WordSize& size_of)
        : words_(std::move(words)), limits_(limits) {
        sizes_before_.reserve(words_.size() + 1);
        sizes_before_.push_back(0);
        for (const SpokenWord& word : words_)
            sizes_before_.push_back(sizes_before_.back() + size_of(word));
    }

    std::vector<SpokenText> cut() && {
        std::vector<SpokenText> chunks;
        for (const Span section : split({.begin = 0, .end = words_.size()}, has_pause)) {
            for (const Span chunk : joined_short(gathered(fitting_parts(section)))) {
                const auto first = std::make_move_iterator(words_.begin());
                chunks.push_back({.words = {first + offset(chunk.begin), first + offset(chunk.end)}});
            }
        }
        return chunks;
    }

  private:
    static std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }
    static bool has_pause(const SpokenWord& word) { return word.pause_after > 0.0; }

    std::size_t size(Span span) const { return sizes_before_[span.end] - sizes_before_[span.begin]; }

    /// Cuts behind each word for which `ends_part` returns true.
    template <typename EndsPart>
    std::vector<Span> split(Span span, EndsPart ends_part) const {
        std::vector<Span> parts;
        std::size_t begin = span.begin;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            if (i + 1 != span.end && !ends_part(words_[i])) continue;
            parts.push_back({.begin = begin, .end = i + 1});
            begin = i + 1;
        }
        return parts;
    }

    std::vector<Span> split_behind(Span span, Mark mark) const {
        return split(span, [mark](const SpokenWord& word) { return is_followed_by(word, mark); });
    }

    /// Splits into sentences; those that are too large into clauses, those into phrases, and those into
    /// halves.
    std::vector<Span> fitting_parts(Span section) const {
        std::vector<Span> parts;
        for (const Span sentence : split_behind(section, Mark::sentence))
            add_clauses(sentence, parts);
        return parts;
    }

    void add_clauses(Span sentence, std::vector<Span>& parts) const {
        if (fits(sentence)) return parts.push_back(sentence);
        for (const Span clause : split_behind(sentence, Mark::clause))
            add_phrases(clause, parts);
    }

    void add_phrases(Span clause, std::vector<Span>& parts) const {
        if (fits(clause)) return parts.push_back(clause);
        for (const Span phrase : split_behind(clause, Mark::phrase))
            add_halves(phrase, parts);
    }

    void add_halves(Span phrase, std::vector<Span>& parts) const {
        std::vector<Span> rest{phrase};  // a stack; the last element is the next part
        while (!rest.empty()) {
            const Span span = rest.back();
            rest.pop_back();
            if (fits(span)) {
                parts.push_back(span);
                continue;
            }
            const std::size_t middle = middle_of(span);
            rest.push_back({.begin = middle, .end = span.end});
            rest.push_back({.begin = span.begin, .end = middle});
        }
    }

    /// A single word always fits here: `divide_word` divides it if it is too large.
    bool fits(Span span) const { return size(span) <= limits_.hard || span.end - span.begin == 1; }

    /// The word before which the two sides are most equal in size; at least one word is on either side.
    std::size_t middle_of(Span span) const {
        const std::size_t middle = sizes_before_[span.begin] + size(span) / 2;
        const auto first = sizes_before_.begin() + offset(span.begin) + 1;
        const auto last = sizes_before_.begin() + offset(span.end) - 1;
        auto nearest = std::lower_bound(first, last, middle);
        if (nearest != first && middle - *(nearest - 1) < *nearest - middle) --nearest;
        return static_cast<std::size_t>(nearest - sizes_before_.begin());
    }

    std::vector<Span> gathered(const std::vector<Span>& parts) const {
        return joined_where(parts, [this](Span, Span, std::size_t together) {
            return together <= std::min(limits_.aim, limits_.hard);
        });
    }

    std::vector<Span> joined_short(const std::vector<Span>& parts) const {
        return joined_where(parts, [this](Span one, Span next, std::size_t together) {
            const bool is_one_short = std::min(size(one), size(next)) < limits_.too_short;
            return is_one_short && together <= limits_.hard;
        });
    }

    template <typename Belong>
    std::vector<Span> joined_where(const std::vector<Span>& parts, Belong belong_together) const {
        std::vector<Span> result;
        for (const Span part : parts) {
            if (!result.empty() && belong_together(result.back(), part, size(result.back()) + size(part)))
                result.back().end = part.end;
            else
                result.push_back(part);
        }
        return result;
    }

    std::vector<SpokenWord> words_;
    const ChunkLimits& limits_;
    std::vector<std::size_t> sizes_before_;  ///< sums over the words before; one more than words
};

}  // namespace

std::vector<SpokenText> cut_chunks(const SpokenText& text, const ChunkLimits& limits,
                                   const WordSize& size_of) {
    std::vector<SpokenWord> words;
    words.reserve(text.words.size());
    for (const SpokenWord& word : text.words) {
        if (size_of(word) <= limits.hard)
            words.push_back(word);
        else
            for (SpokenWord& part : divide_word(word, limits.hard, size_of))
                words.push_back(std::move(part));
    }
    std::vector<SpokenText> chunks = ChunkCutter(std::move(words), limits, size_of).cut();
    if (!chunks.empty()) chunks.front().leading_pause = text.leading_pause;
    return chunks;
}

}  // namespace storyflow::text
