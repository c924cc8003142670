#include "text/normalise_traced.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "text/char_kind.hpp"
#include "text/normalise.hpp"

namespace storyflow::text {

namespace {

constexpr char32_t first_private = U'\uE000';
constexpr std::size_t private_count = 0x1900;

/// Written before the private use character of a name: the rules then see a capitalised word.
constexpr char32_t capital = U'X';

bool is_name(const std::vector<SpokenWord>& words) {
    const std::u32string chars = traced(words.front().text, {}).chars;
    return !chars.empty() && is_upper_case(chars.front());
}

/// The stand-ins of a text, in order. Each goes through the normaliser as a private use character. A text may
/// have more stand-ins than there are such characters, so they are reused in turn, and the order tells which
/// stand-in is meant.
class StandIns {
  public:
    explicit StandIns(const FixedWords& fixed) : fixed_(fixed) {}

    void hide(char32_t stand_in, CharRange source, TracedText& out) {
        all_.push_back({.stand_in = stand_in, .is_name = is_name(fixed_.at(stand_in))});
        if (all_.back().is_name) out.append(capital, source);
        out.append(first_private + static_cast<char32_t>((all_.size() - 1) % private_count), source);
    }

    void reveal(char32_t character, CharRange source, TracedText& out) {
        const Hidden& hidden = next(character);
        if (hidden.is_name && !out.chars.empty() && out.chars.back() == capital) {
            out.chars.pop_back();
            out.sources.pop_back();
        }
        out.append(hidden.stand_in, source);
    }

  private:
    struct Hidden {
        char32_t stand_in = 0;
        bool is_name = false;
    };

    const Hidden& next(char32_t character) {
        const std::size_t wanted = character - first_private;
        const std::size_t steps = (wanted + private_count - next_ % private_count) % private_count;
        // The rules may have moved or repeated the character.
        if (next_ + steps >= all_.size()) return all_.at(wanted);
        next_ += steps + 1;
        return all_[next_ - 1];
    }

    const FixedWords& fixed_;
    std::vector<Hidden> all_;
    std::size_t next_ = 0;
};

TracedText with_hidden_stand_ins(const TracedText& text, StandIns& stand_ins) {
    TracedText hidden;
    for (std::size_t i = 0; i < text.chars.size(); ++i) {
        if (is_stand_in(text.chars[i]))
            stand_ins.hide(text.chars[i], text.sources[i], hidden);
        else
            hidden.append(text.chars[i], text.sources[i]);
    }
    return hidden;
}

bool is_empty(CharRange range) {
    return range.begin >= range.end;
}

/// The source in the script of a part of the text; empty if it has none. The sources are in order and some
/// are empty, so the first and the last one that are not empty are enough.
CharRange source_of(const TracedText& text, CharRange part) {
    std::size_t begin = part.begin;
    std::size_t end = std::min(part.end, text.sources.size());
    while (begin < end && is_empty(text.sources[begin]))
        ++begin;
    while (begin < end && is_empty(text.sources[end - 1]))
        --end;
    return begin < end ? joined(text.sources[begin], text.sources[end - 1]) : CharRange{};
}

/// The same, but for a part of white space only what stands in the script between its neighbours.
CharRange source_or_gap_of(const TracedText& text, CharRange part) {
    const CharRange source = source_of(text, part);
    const bool has_neighbours = part.begin > 0 && part.end < text.sources.size();
    if (!is_empty(source) || !has_neighbours) return source;
    return {.begin = text.sources[part.begin - 1].end,
            .end = std::max(text.sources[part.begin - 1].end, text.sources[part.end].begin)};
}

/// The source in the script of each byte of a normalised text; to be asked with increasing positions.
class PieceSources {
  public:
    PieceSources(const TracedText& text, const std::vector<NormalisedText::Piece>& pieces)
        : text_(text), pieces_(pieces) {}

    /// For a byte outside of all pieces the range is empty, at the position between the neighbours.
    CharRange at(std::size_t byte) {
        while (next_ < pieces_.size() && pieces_[next_].begin <= byte) {
            current_end_ = pieces_[next_].end;
            const CharRange source = source_of(text_, pieces_[next_].source);
            current_ = is_empty(source) ? CharRange{.begin = current_.end, .end = current_.end} : source;
            ++next_;
        }
        return byte < current_end_ ? current_ : CharRange{.begin = current_.end, .end = current_.end};
    }

  private:
    const TracedText& text_;
    const std::vector<NormalisedText::Piece>& pieces_;
    std::size_t next_ = 0;
    CharRange current_;
    std::size_t current_end_ = 0;  ///< end of the current piece, in bytes
};

}  // namespace

TracedText normalise_traced(const TracedText& text, const FixedWords& fixed, Dialect dialect) {
    StandIns stand_ins(fixed);
    const TracedText hidden = with_hidden_stand_ins(text, stand_ins);
    const NormalisedText normalised = normalise(to_utf8(hidden.chars), dialect);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(normalised.text.data());
    const auto size = static_cast<std::int64_t>(normalised.text.size());

    TracedText result;
    result.applied = text.applied;
    for (const AppliedRule& applied : normalised.applied)
        result.applied.push_back({applied.rule, source_or_gap_of(hidden, applied.source)});
    PieceSources sources(hidden, normalised.pieces);
    for (std::int64_t offset = 0; offset < size;) {
        const CharRange source = sources.at(static_cast<std::size_t>(offset));
        UChar32 code_point = 0;
        U8_NEXT(bytes, offset, size, code_point);
        if (code_point < 0) continue;
        const auto character = static_cast<char32_t>(code_point);
        if (is_private_use(character))
            stand_ins.reveal(character, source, result);
        else
            result.append(character, source);
    }
    return result;
}

}  // namespace storyflow::text
