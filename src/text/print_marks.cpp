#include "text/print_marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Remarks between square brackets behind a word, which are not read aloud.
constexpr std::array remarks{"citation needed"sv, "clarification needed"sv, "dubious"sv, "edit"sv, "who?"sv};

/// Words before a number in brackets that name what it numbers: "see note [12]".
constexpr std::array numbered{"equation"sv, "figure"sv,    "footnote"sv, "item"sv, "note"sv,
                              "notes"sv,    "reference"sv, "section"sv,  "see"sv};

/// The endings of contractions.
constexpr std::array contracted{"d"sv, "ll"sv, "m"sv, "re"sv, "s"sv, "t"sv, "ve"sv};
static_assert(std::ranges::is_sorted(remarks) && std::ranges::is_sorted(numbered) &&
              std::ranges::is_sorted(contracted));

bool is_any(char32_t c, std::u32string_view of) {
    return c != U'\0' && of.find(c) != std::u32string_view::npos;
}

std::size_t run_end(std::u32string_view text, std::size_t at, std::u32string_view of) {
    while (is_any(char_at(text, at), of))
        ++at;
    return at;
}

/// Whether "st", "nd", "rd" or "th" stands between the sign at `at` and the next one: "1_st_".
bool encloses_ordinal(std::u32string_view text, std::size_t at) {
    const std::u32string_view word = word_at(text, at + 1);
    const bool is_ending = word == U"st" || word == U"nd" || word == U"rd" || word == U"th";
    return is_digit(char_at(text, at - 1)) && is_ending && char_at(text, at + 3) == text[at];
}

/// Whether the asterisk multiplies: "2* 3".
bool is_factor_sign(std::u32string_view text, std::size_t at, std::size_t end) {
    return end - at == 1 && text[at] == U'*' && is_digit(char_at(text, skip_gap(text, end))) &&
           (is_digit(char_at(text, at - 1)) || is_digit(char_at(text, at - 2)));
}

/// Whether "*", "_", "**" and so on emphasise the word beside them.
bool is_emphasis(std::u32string_view text, std::size_t at, std::size_t end) {
    const char32_t before = char_at(text, at - 1);
    const char32_t after = char_at(text, end);
    if (is_gap(before) && is_gap(after)) return false;
    if (is_any(before, U"/=?&@\\") || is_any(after, U"/=@\\") || is_factor_sign(text, at, end)) return false;
    return !(is_word_char(before) && is_word_char(after)) || encloses_ordinal(text, at);
}

/// Whether "==" marks a text: it touches a word on one side only.
bool is_highlight(std::u32string_view text, std::size_t at, std::size_t end) {
    const bool opens = is_word_char(char_at(text, end));
    const bool closes = is_word_char(char_at(text, at - 1)) || is_any(char_at(text, at - 1), U".!?\"'");
    return end - at == 2 && opens != closes;
}

/// The end of "15" or "12, 13" or "3-5" if `]` follows there; else `at`.
std::size_t note_numbers_end(std::u32string_view text, std::size_t at) {
    constexpr int most_numbers = 8;
    std::size_t next = at;
    for (int numbers = 0; numbers < most_numbers; ++numbers) {
        const std::size_t digits = digits_from(text, next, 4);
        if (digits == 0 || digits > 3) return at;
        next += digits;
        if (char_at(text, next) == U']') return next;
        if (!is_any(char_at(text, next), U",;-–")) return at;
        next = skip_gap(text, next + 1);
    }
    return at;
}

/// "[a]" behind a mark and "[F]" also behind a letter; a small one there may belong to the word: "book[s]".
bool is_letter_note(std::u32string_view text, std::size_t at) {
    const char32_t letter = char_at(text, at + 1);
    if (!is_ascii_letter(letter) || char_at(text, at + 2) != U']' || is_letter(char_at(text, at + 3)))
        return false;
    return is_capital(letter) || !is_letter(char_at(text, at - 1));
}

/// The end of a footnote's mark, behind its bracket: "[15]", "[^2]", "[a]", "[citation needed]"; else `at`.
/// At the beginning of a line it is the note's own number.
std::size_t note_mark_end(std::u32string_view text, std::size_t at) {
    const bool is_apart = is_space(char_at(text, at - 1));
    if (begins_line(text, at)) return at;
    if (is_apart && contains(numbered, small_letters(word_before(text, at)))) return at;
    const std::size_t inside = at + (char_at(text, at + 1) == U'^' ? 2 : 1);
    const std::size_t numbers = note_numbers_end(text, inside);
    if (numbers > inside) return numbers + 1;
    if (is_apart) return at;
    if (is_letter_note(text, at)) return at + 3;
    for (const std::string_view remark : remarks) {
        const std::size_t end = at + 1 + remark.size();
        if (matches_any_case(text, at + 1, remark) && char_at(text, end) == U']') return end + 1;
    }
    return at;
}

/// The position of the closing bracket of an editor's letters, "[T]he" or "walk[ed]"; else `at`.
std::size_t editor_bracket(std::u32string_view text, std::size_t at) {
    constexpr std::size_t most_letters = 12;
    const std::size_t letters = letters_from(text, at + 1, most_letters + 1);
    const std::size_t close = at + 1 + letters;
    if (letters == 0 || letters > most_letters || char_at(text, close) != U']') return at;
    return is_letter(char_at(text, at - 1)) || is_letter(char_at(text, close + 1)) ? close : at;
}

bool may_be_mark(char32_t c) {
    return c == U'*' || c == U'_' || c == U'=' || c == U'`' || c == U'[';
}

/// Copies a text without its marks.
class MarkRemover {
  public:
    explicit MarkRemover(PlainText plain) : plain_(std::move(plain)), text_(plain_.text) {}

    PlainText remove(std::size_t first) && {
        kept_.text.reserve(text_.size());
        kept_.sources.reserve(text_.size());
        kept_.applied = std::move(plain_.applied);
        keep(0, first);
        for (std::size_t at = first; at < text_.size();)
            at = read(at);
        return std::move(kept_);
    }

  private:
    /// Keeps or leaves out what begins at `at`; returns its end.
    std::size_t read(std::size_t at) {
        switch (text_[at]) {
            case U'*':
            case U'_':
                return read_signs(at, run_end(text_, at, U"*_"), is_emphasis);
            case U'=':
                return read_signs(at, run_end(text_, at, U"="), is_highlight);
            case U'`':
                return read_backticks(at);
            case U'[':
                return read_bracket(at);
            default:
                return keep(at, at + 1);
        }
    }

    template <typename IsMark>
    std::size_t read_signs(std::size_t at, std::size_t end, IsMark is_mark) {
        return is_mark(text_, at, end) ? leave_out(ReadingRule::markup_removed, at, end) : keep(at, end);
    }

    std::size_t read_backticks(std::size_t at) {
        const std::size_t end = run_end(text_, at, U"`");
        const bool is_inside = is_letter(char_at(text_, at - 1)) && is_letter(char_at(text_, end));
        if (end - at == 1 && is_inside) {
            if (contains(contracted, small_letters(word_at(text_, end)))) return keep_as(U'\'', at, end);
            return keep(at, end);
        }
        // As TeX opens a quotation.
        if (end - at == 2 && is_letter(char_at(text_, end))) return keep_as(U'"', at, end);
        return end - at > 2 ? keep(at, end) : leave_out(ReadingRule::markup_removed, at, end);
    }

    std::size_t read_bracket(std::size_t at) {
        if (const std::size_t end = note_mark_end(text_, at); end > at) {
            const char32_t after = char_at(text_, end);
            const bool leaves_gap = is_gap(after) || is_any(after, U".,;:!?)");
            if (leaves_gap && !kept_.text.empty() && kept_.text.back() == U' ') drop_last();
            return leave_out(ReadingRule::footnote_mark, at, end);
        }
        const std::size_t close = editor_bracket(text_, at);
        if (close == at) return keep(at, at + 1);
        leave_out(ReadingRule::markup_removed, at, at + 1);
        keep(at + 1, close);
        return leave_out(ReadingRule::markup_removed, close, close + 1);
    }

    std::size_t leave_out(ReadingRule rule, std::size_t begin, std::size_t end) {
        kept_.applied.push_back({rule, source_of(begin, end)});
        return end;
    }

    CharRange source_of(std::size_t begin, std::size_t end) const {
        return {plain_.sources[begin].begin, plain_.sources[end - 1].end};
    }

    std::size_t keep(std::size_t begin, std::size_t end) {
        kept_.text.append(text_.substr(begin, end - begin));
        const auto sources = plain_.sources.begin();
        kept_.sources.insert(kept_.sources.end(), sources + static_cast<std::ptrdiff_t>(begin),
                             sources + static_cast<std::ptrdiff_t>(end));
        return end;
    }

    std::size_t keep_as(char32_t mark, std::size_t begin, std::size_t end) {
        kept_.text += mark;
        kept_.sources.push_back(source_of(begin, end));
        kept_.applied.push_back({ReadingRule::typographic_mark, kept_.sources.back()});
        return end;
    }

    void drop_last() {
        kept_.text.pop_back();
        kept_.sources.pop_back();
    }

    PlainText plain_;
    std::u32string_view text_;
    PlainText kept_;
};

}  // namespace

PlainText without_print_marks(PlainText plain) {
    const auto first = std::ranges::find_if(plain.text, may_be_mark);
    if (first == plain.text.end()) return plain;
    const auto at = static_cast<std::size_t>(first - plain.text.begin());
    return MarkRemover(std::move(plain)).remove(at);
}

}  // namespace storyflow::text
