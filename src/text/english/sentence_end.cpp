#include "text/english/sentence_end.hpp"

#include <algorithm>
#include <array>

#include "text/characters.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array openers{
    "a"sv,       "after"sv,    "all"sv,      "although"sv, "an"sv,     "and"sv,       "another"sv,
    "are"sv,     "as"sv,       "at"sv,       "because"sv,  "before"sv, "both"sv,      "but"sv,
    "by"sv,      "can"sv,      "could"sv,    "did"sv,      "do"sv,     "does"sv,      "each"sv,
    "every"sv,   "everyone"sv, "few"sv,      "finally"sv,  "for"sv,    "from"sv,      "has"sv,
    "have"sv,    "he"sv,       "her"sv,      "here"sv,     "his"sv,    "how"sv,       "however"sv,
    "i"sv,       "if"sv,       "in"sv,       "is"sv,       "it"sv,     "its"sv,       "just"sv,
    "last"sv,    "later"sv,    "let"sv,      "many"sv,     "maybe"sv,  "meanwhile"sv, "most"sv,
    "my"sv,      "never"sv,    "next"sv,     "no"sv,       "nobody"sv, "nothing"sv,   "now"sv,
    "of"sv,      "on"sv,       "once"sv,     "one"sv,      "only"sv,   "or"sv,        "our"sv,
    "perhaps"sv, "she"sv,      "since"sv,    "so"sv,       "some"sv,   "someone"sv,   "something"sv,
    "soon"sv,    "still"sv,    "suddenly"sv, "that"sv,     "the"sv,    "their"sv,     "then"sv,
    "there"sv,   "these"sv,    "they"sv,     "this"sv,     "those"sv,  "though"sv,    "to"sv,
    "today"sv,   "two"sv,      "under"sv,    "until"sv,    "was"sv,    "we"sv,        "well"sv,
    "were"sv,    "what"sv,     "when"sv,     "where"sv,    "while"sv,  "who"sv,       "why"sv,
    "will"sv,    "with"sv,     "would"sv,    "yes"sv,      "yet"sv,    "you"sv,       "your"sv};
static_assert(std::ranges::is_sorted(openers));

bool is_closing_mark(char32_t c) {
    return c == U'"' || c == U'\'' || c == U')' || c == U']';
}

}  // namespace

bool ends_sentence(std::u32string_view text, std::size_t at, bool any_capital) {
    constexpr std::size_t most_marks = 4;
    std::size_t next = at;
    while (next - at < most_marks && is_closing_mark(char_at(text, next)))
        ++next;
    if (!is_gap(char_at(text, next))) return false;
    while (next - at < 2 * most_marks && char_at(text, next) == U' ')
        ++next;
    if (is_gap(char_at(text, next))) return true;
    while (next - at < 3 * most_marks && (char_at(text, next) == U'"' || char_at(text, next) == U'\''))
        ++next;
    if (!is_capital(char_at(text, next))) return false;
    return any_capital || contains(openers, small_letters(word_at(text, next)));
}

}  // namespace storyflow::text
