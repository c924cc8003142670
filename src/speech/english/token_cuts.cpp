#include "speech/english/token_cuts.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "speech/english/addresses.hpp"
#include "speech/english/affixes.hpp"
#include "speech/english/characters.hpp"
#include "speech/english/contractions.hpp"

namespace storyflow::speech::english {

namespace {

/// Cuts the words of one text. Positions are in code points until the end.
class Cutter {
  public:
    explicit Cutter(const Characters& characters) : points_(characters.points) {}

    std::vector<TaggedToken> tokens() {
        std::size_t begin = 0;
        while (begin < points_.size()) {
            if (is_white_space(points_[begin])) {
                if (!tokens_.empty()) tokens_.back().space_after = true;
                ++begin;
                continue;
            }
            std::size_t end = begin + 1;
            while (end < points_.size() && !is_white_space(points_[end]))
                ++end;
            cut_word(begin, end);
            begin = end;
        }
        return std::move(tokens_);
    }

  private:
    std::u32string_view span(std::size_t begin, std::size_t end) const {
        return points_.substr(begin, end - begin);
    }

    /// Cuts the text between two spaces into the marks before a core, the core, and the marks after it.
    void cut_word(std::size_t begin, std::size_t end) {
        std::vector<std::size_t> suffixes;  // where each begins, the last one first
        const std::size_t word_end = end;
        while (begin < end && !known_parts(span(begin, end))) {
            const std::size_t prefix = prefix_length(span(begin, end));
            if (prefix > 0 && known_parts(span(begin + prefix, end))) {
                add(begin, begin + prefix);
                begin += prefix;
                break;
            }
            const std::size_t suffix = suffix_length(span(begin + prefix, end));
            if (prefix == 0 && suffix == 0) break;
            const bool is_known = suffix > 0 && known_parts(span(begin, end - suffix));
            if (prefix > 0 && !is_known) {
                add(begin, begin + prefix);
                begin += prefix;
            }
            if (suffix > 0) {
                end -= suffix;
                suffixes.push_back(end);
            }
        }
        cut_core(begin, end);
        for (auto suffix = suffixes.rbegin(); suffix != suffixes.rend(); ++suffix) {
            const auto next = std::next(suffix);
            add(*suffix, next == suffixes.rend() ? word_end : *next);
        }
    }

    void cut_core(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        if (const auto parts = known_parts(span(begin, end))) {
            add_parts(begin, *parts);
            return;
        }
        if (is_address(span(begin, end))) {
            add(begin, end);
            return;
        }
        const std::u32string_view core = span(begin, end);
        std::size_t piece = 0;
        for (std::size_t at = 1; at < core.size();) {
            const std::size_t infix = infix_length(core, at);
            if (infix == 0) {
                ++at;
                continue;
            }
            add(begin + piece, begin + at);
            add(begin + at, begin + at + infix);
            piece = at + infix;
            at = piece;
        }
        add(begin + piece, end);
    }

    void add_parts(std::size_t begin, const WordParts& parts) {
        for (const std::size_t part : parts) {
            add(begin, begin + part);
            begin += part;
        }
    }

    void add(std::size_t begin, std::size_t end) {
        if (begin == end) return;
        tokens_.push_back({.begin = begin, .end = end});
        join_last_two();
    }

    /// A full stop goes back to its abbreviation, and an apostrophe to its clipped word: ask--Mr. ‘’em
    void join_last_two() {
        if (tokens_.size() < 2) return;
        TaggedToken& before = tokens_[tokens_.size() - 2];
        const TaggedToken& last = tokens_.back();
        if (before.end != last.begin || !(is_joint(before) || is_joint(last))) return;
        const auto parts = known_parts(span(before.begin, last.end));
        if (!parts || (*parts)[1] > 0) return;
        before.end = last.end;
        tokens_.pop_back();
    }

    bool is_joint(const TaggedToken& token) const {
        const std::u32string_view word = span(token.begin, token.end);
        return word == U"." || word == U"'" || word == U"’";
    }

    std::u32string_view points_;
    std::vector<TaggedToken> tokens_;
};

}  // namespace

std::vector<TaggedToken> tokens_of(std::string_view text) {
    const Characters characters = characters_of(text);
    std::vector<TaggedToken> tokens = Cutter(characters).tokens();
    for (TaggedToken& token : tokens) {
        token.begin = characters.starts[token.begin];
        token.end = characters.starts[token.end];
    }
    return tokens;
}

}  // namespace storyflow::speech::english
