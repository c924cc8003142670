#include "speech/english/heteronym_rules.hpp"

#include <algorithm>
#include <cstddef>

#include "speech/english/heteronyms_by_grammar.hpp"
#include "speech/english/heteronyms_by_meaning.hpp"
#include "speech/english/heteronyms_of_names.hpp"

namespace storyflow::speech::english {

namespace {

using Rules = std::span<const HeteronymRule>;

constexpr bool comes_first(const HeteronymRule& a, const HeteronymRule& b) {
    return a.word < b.word;
}

constexpr bool is_sorted(Rules rules) {
    return std::is_sorted(rules.begin(), rules.end(), comes_first);
}

/// Each word stands in one of these tables.
constexpr Rules tables[] = {heteronyms::rules_of_names, heteronyms::rules_by_grammar,
                            heteronyms::rules_by_meaning};

static_assert(std::all_of(std::begin(tables), std::end(tables), is_sorted));

}  // namespace

Rules heteronym_rules(std::string_view word) {
    for (const Rules table : tables) {
        const auto found = std::ranges::equal_range(table, word, {}, &HeteronymRule::word);
        if (!found.empty()) return found;
    }
    return {};
}

bool has_word(WordList list, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = list.find(word); at != WordList::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || list[at - 1] == ' ';
        if (begins && (end == list.size() || list[end] == ' ')) return true;
    }
    return false;
}

}  // namespace storyflow::speech::english
