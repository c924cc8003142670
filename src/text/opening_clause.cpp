#include "text/opening_clause.hpp"

#include "base/utf8.hpp"
#include "text/clause_marks.hpp"

namespace storyflow::text {

namespace {

constexpr std::size_t least = 50;
constexpr std::size_t most = 160;

std::size_t characters(const SpokenWord& word) {
    return base::code_point_count(word.lead) + base::code_point_count(word.text) +
           base::code_point_count(word.trail);
}

std::size_t characters(const SpokenText& text) {
    std::size_t sum = 0;
    for (const SpokenWord& word : text.words)
        sum += characters(word);
    return sum;
}

}  // namespace

std::size_t opening_clause(const SpokenText& text) {
    const std::size_t whole = characters(text);
    if (whole <= long_opening) return 0;
    std::size_t clause = 0;
    std::size_t phrase = 0;
    std::size_t spoken = 0;
    for (std::size_t i = 0; i < text.words.size(); ++i) {
        const SpokenWord& word = text.words[i];
        spoken += characters(word);
        if (spoken + least > whole) break;
        const bool ends_clause = is_followed_by(word, ClauseMark::clause);
        if (spoken < least || !(ends_clause || is_followed_by(word, ClauseMark::phrase))) continue;
        if (spoken > most && (clause > 0 || phrase > 0)) break;
        (ends_clause ? clause : phrase) = i + 1;
        if (spoken > most) break;
    }
    return clause > 0 ? clause : phrase;
}

}  // namespace storyflow::text
