#include "text/cut_chunks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/clause_marks.hpp"
#include "text/divide_word.hpp"

namespace storyflow::text {

namespace {

/// Words `begin` up to, not including, `end`.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

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
            for (const Span chunk : chunks_of(section, chunks.empty())) {
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

    std::vector<Span> chunks_of(Span section, bool is_first) const {
        const std::vector<Span> parts = fitting_parts(section);
        const std::size_t early = is_first ? early_parts(parts) : 0;
        if (early == 0) return joined_short(gathered(parts));
        std::vector<Span> chunks{{.begin = section.begin, .end = parts[early - 1].end}};
        const auto rest = joined_short(gathered({parts.begin() + offset(early), parts.end()}));
        chunks.insert(chunks.end(), rest.begin(), rest.end());
        return chunks;
    }

    /// The number of parts of a first chunk that ends early; 0 if little would be left after it.
    std::size_t early_parts(const std::vector<Span>& parts) const {
        if (limits_.first_aim == 0) return 0;
        std::size_t early = 0;
        std::size_t reached = 0;
        while (early < parts.size() && reached < limits_.first_aim) {
            const std::size_t together = reached + size(parts[early]);
            if (early > 0 && together > limits_.hard) break;
            reached = together;
            ++early;
        }
        if (early == parts.size()) return 0;
        const std::size_t rest = size({.begin = parts[early].begin, .end = parts.back().end});
        return rest < limits_.too_short && reached + rest <= limits_.hard ? 0 : early;
    }

    /// The sentences; parts of a sentence that does not fit.
    std::vector<Span> fitting_parts(Span section) const {
        std::vector<Span> parts;
        const auto ends_sentence = [](const SpokenWord& word) { return word.ends_sentence; };
        for (const Span sentence : split(section, ends_sentence))
            add_fitting(sentence, parts);
        return parts;
    }

    void add_fitting(Span sentence, std::vector<Span>& parts) const {
        std::vector<Span> rest{sentence};  // a stack; the last element is the next part
        while (!rest.empty()) {
            const Span span = rest.back();
            rest.pop_back();
            if (fits(span)) {
                parts.push_back(span);
                continue;
            }
            const std::size_t cut = best_cut(span);
            rest.push_back({.begin = cut, .end = span.end});
            rest.push_back({.begin = span.begin, .end = cut});
        }
    }

    /// The word before which a span of at least two words is cut.
    std::size_t best_cut(Span span) const {
        for (const ClauseMark mark : {ClauseMark::clause, ClauseMark::phrase}) {
            if (const auto cut = cut_behind(span, mark)) return *cut;
        }
        return middle_of(span);
    }

    std::optional<std::size_t> cut_behind(Span span, ClauseMark mark) const {
        std::optional<std::size_t> best;
        for (std::size_t i = span.begin; i + 1 < span.end; ++i) {
            if (!is_followed_by(words_[i], mark)) continue;
            if (!best || difference_at(span, i + 1) < difference_at(span, *best)) best = i + 1;
        }
        return best;
    }

    /// The difference in size of the two sides of a cut.
    std::size_t difference_at(Span span, std::size_t cut) const {
        const std::size_t before = size({.begin = span.begin, .end = cut});
        const std::size_t after = size({.begin = cut, .end = span.end});
        return before > after ? before - after : after - before;
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
