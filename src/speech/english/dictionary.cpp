#include "speech/english/dictionary.hpp"

#include <algorithm>

#include "speech/english/letter_case.hpp"
#include "speech/english/sounds.hpp"
#include "speech/english/word_class.hpp"
#include "speech/english/word_stress.hpp"

namespace storyflow::speech::english {

namespace {

WordForm exact_form(PennTag tag) {
    if (tag == PennTag::vbd) return WordForm::past_tense;
    if (tag == PennTag::vbn) return WordForm::past_participle;
    if (tag == PennTag::vbp) return WordForm::present_tense;
    return tag == PennTag::dt ? WordForm::determiner : WordForm::usual;
}

WordForm coarse_form(PennTag tag) {
    if (is_verb(tag)) return WordForm::verb;
    if (is_noun(tag)) return WordForm::noun;
    if (is_adverb(tag)) return WordForm::adverb;
    return is_adjective(tag) ? WordForm::adjective : WordForm::usual;
}

WordForm fitting_form(const Lexicon::Entry& entry, const Usage& usage) {
    if (usage.context.next == NextSound::none && entry.has(WordForm::before_pause))
        return WordForm::before_pause;
    const WordForm exact = exact_form(usage.tag);
    return entry.has(exact) && exact != WordForm::usual ? exact : coarse_form(usage.tag);
}

bool is_spelled_when_unknown(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_letter) && !has_small(word.substr(1));
}

}  // namespace

double stress_of_capitals(std::string_view word) {
    if (!has_capital(word)) return 0.0;
    return has_small(word) ? 0.5 : 2.0;
}

bool Dictionary::knows(std::string_view word) const {
    return !word.empty() && (is_spelled_when_unknown(word) || has(word));
}

std::optional<std::string> Dictionary::sounds(std::string_view word, const Usage& usage) const {
    auto entry = lexicon_.find(word);
    std::string small;
    bool is_name = false;
    const bool is_checked = entry && entry->is_checked();
    if (!has_small(word) && !is_checked) {
        small = in_small(word);
        word = small;
        entry = lexicon_.find(word);
        is_name = usage.tag == PennTag::nnp;
        if (is_name && entry && !entry->is_checked()) entry.reset();
    }
    const auto found = entry ? entry->sounds(fitting_form(*entry, usage)) : std::nullopt;
    const bool is_weak = is_name && found && found->find(primary_stress) == std::string::npos;
    if (!found || is_weak) {
        if (auto letters = spelled(word)) return letters;
    }
    if (!found) return std::nullopt;
    return with_stress(*found, usage.stress);
}

std::optional<std::string> Dictionary::usual_sounds(std::string_view word, WordForm form) const {
    const auto entry = lexicon_.find(word);
    return entry ? entry->sounds(form) : std::nullopt;
}

std::optional<std::string> Dictionary::spelled(std::string_view word) const {
    std::string names;
    for (const char c : word) {
        if (!is_letter(c)) continue;
        const char letter = in_capital(c);
        const auto name = usual_sounds({&letter, 1});
        if (!name) return std::nullopt;
        names.append(*name);
    }
    if (names.empty()) return std::nullopt;
    std::string weaker = with_stress(names, -0.5);
    const std::size_t last = weaker.rfind(secondary_stress);
    if (last != std::string::npos) weaker.replace(last, secondary_stress.size(), primary_stress);
    return weaker;
}

}  // namespace storyflow::speech::english
