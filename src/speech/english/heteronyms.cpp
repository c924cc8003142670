#include "speech/english/heteronyms.hpp"

#include <algorithm>
#include <string>

#include "speech/english/heteronym_rules.hpp"
#include "speech/english/letter_case.hpp"
#include "speech/english/suffixes.hpp"
#include "speech/english/word_group.hpp"

namespace storyflow::speech::english {

namespace {

constexpr std::size_t reach = 10;  // words to each side that count as near

/// The words around one of them.
class Surroundings {
  public:
    Surroundings(std::span<const Word> words, std::size_t index) : words_(words), index_(index) {}

    [[nodiscard]] bool fit(const HeteronymRule& rule) const {
        return rule.tags.allows(words_[index_].pieces.front().tag) && is_before(rule.before, 1) &&
               is_after(rule.after, 1) && is_before(rule.two_before, 2) && is_after(rule.two_after, 2) &&
               (rule.nearby.empty() || is_near(rule.nearby)) &&
               (rule.far_from.empty() || !is_near(rule.far_from));
    }

  private:
    /// The tag is that of the nearer part of the neighbour: the "'s" of "Tom's book".
    [[nodiscard]] bool is_before(const Neighbour& wanted, std::size_t distance) const {
        const std::size_t at = index_ - std::min(distance, index_);
        const auto between = words_.subspan(at, index_ - at);
        if (between.size() < distance || has_mark(between)) return is_nothing(wanted, "^");
        const auto& pieces = between.front().pieces;
        return pieces.empty() ? is_nothing(wanted, "") : is(wanted, pieces, pieces.back().tag);
    }
    [[nodiscard]] bool is_after(const Neighbour& wanted, std::size_t distance) const {
        const auto rest = words_.subspan(index_);
        if (rest.size() <= distance || has_mark(rest.first(distance))) return is_nothing(wanted, "$");
        const auto& pieces = rest[distance].pieces;
        return pieces.empty() ? is_nothing(wanted, "") : is(wanted, pieces, pieces.front().tag);
    }
    [[nodiscard]] bool is_near(WordList list) const {
        const std::size_t begin = index_ - std::min(reach, index_);
        const std::size_t end = std::min(index_ + reach + 1, words_.size());
        for (std::size_t i = begin; i < end; ++i) {
            if (i != index_ && has_word(list, in_small(joined_text(words_[i].pieces)))) return true;
        }
        return false;
    }

    [[nodiscard]] static bool has_mark(std::span<const Word> words) {
        return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.mark_follows; });
    }
    [[nodiscard]] static bool is_nothing(const Neighbour& wanted, std::string_view edge) {
        return wanted.tags.is_any() && (wanted.words.empty() || has_word(wanted.words, edge));
    }
    [[nodiscard]] static bool is(const Neighbour& wanted, std::span<const Piece> pieces, PennTag tag) {
        return wanted.tags.allows(tag) &&
               (wanted.words.empty() || has_word(wanted.words, in_small(joined_text(pieces))));
    }

    std::span<const Word> words_;
    std::size_t index_;
};

/// The first of the rules that fits, if there is one.
const HeteronymRule* fitting_rule(std::string_view spelling, const Surroundings& surroundings) {
    const auto rules = heteronym_rules(spelling);
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const HeteronymRule& rule) { return surroundings.fit(rule); });
    return found == rules.end() ? nullptr : &*found;
}

/// Names come before the words that begin small.
const HeteronymRule* rule_of(std::string_view spelling, const Surroundings& surroundings) {
    const HeteronymRule* const rule = fitting_rule(spelling, surroundings);
    if (rule != nullptr || !has_capital(spelling)) return rule;
    return fitting_rule(in_small(spelling), surroundings);
}

}  // namespace

std::optional<std::string> heteronym_sounds(std::span<const Word> words, std::size_t index, Accent accent) {
    const std::span<const Piece> pieces = words[index].pieces;
    if (pieces.empty()) return std::nullopt;
    const bool is_possessive = pieces.size() > 1 && joined_text(pieces.subspan(1)) == "'s";
    if (pieces.size() > 1 && !is_possessive) return std::nullopt;
    const HeteronymRule* const rule = rule_of(pieces.front().text, Surroundings(words, index));
    if (rule == nullptr || rule->sounds.of(accent).empty()) return std::nullopt;
    if (is_possessive) return with_s(rule->sounds.of(accent), accent);
    return std::string(rule->sounds.of(accent));
}

}  // namespace storyflow::speech::english
