#include "speech/english/special_words.hpp"

#include <algorithm>

#include "speech/english/letter_case.hpp"
#include "speech/english/sounds.hpp"
#include "speech/english/word_class.hpp"

namespace storyflow::speech::english {

namespace {

using Sounds = std::optional<std::string>;

Sounds sounds_of_sign(std::string_view word, const Usage& usage, const Dictionary& dictionary) {
    if (usage.tag == PennTag::add && word == ".") return dictionary.usual_sounds("dot");
    if (usage.tag == PennTag::add && word == "/") return dictionary.usual_sounds("slash");
    if (word == "%") return dictionary.usual_sounds("percent");
    if (word == "&") return dictionary.usual_sounds("and");
    if (word == "+") return dictionary.usual_sounds("plus");
    if (word == "@") return dictionary.usual_sounds("at");
    return std::nullopt;
}

/// "U.S.", "e.g.", "Ph.D.": groups of one or two letters with dots between them.
bool is_dotted(std::string_view word) {
    const std::size_t dot = word.find('.', std::min(word.find_first_not_of('.'), word.size()));
    if (dot == std::string_view::npos || word.find_first_not_of('.', dot) == std::string_view::npos)
        return false;
    std::size_t letters = 0;
    for (const char c : word) {
        letters = c == '.' ? 0 : letters + 1;
        if ((c != '.' && !is_letter(c)) || letters > 2) return false;
    }
    return true;
}

Sounds article_a(const Usage& usage) {
    return usage.tag == PennTag::dt ? "ɐ" : "ˈA";
}

Sounds am(std::string_view word, const Usage& usage, const Dictionary& dictionary) {
    if (is_noun(usage.tag)) return dictionary.spelled(word);
    const bool is_full = usage.context.next == NextSound::none || usage.stress > 0.0;
    return is_full ? dictionary.usual_sounds("am") : "ɐm";
}

Sounds to(const Usage& usage, const Dictionary& dictionary) {
    switch (usage.context.next) {
        case NextSound::vowel:
            return "tʊ";
        case NextSound::consonant:
            return "tə";
        case NextSound::none:
            break;
    }
    return dictionary.usual_sounds("to");
}

Sounds in(const Usage& usage) {
    const bool is_full = usage.context.next == NextSound::none || usage.tag != PennTag::in;
    return is_full ? "ˈɪn" : "ɪn";
}

Sounds used(const Usage& usage, const Dictionary& dictionary) {
    const bool is_habit = usage.context.to_follows && (usage.tag == PennTag::vbd || usage.tag == PennTag::jj);
    return dictionary.usual_sounds("used", is_habit ? WordForm::past_tense : WordForm::usual);
}

/// Small, capitalised or in capitals.
bool has_usual_case(std::string_view word) {
    return !word.empty() && (!has_capital(word.substr(1)) || !has_small(word));
}

/// Whether a word is read as usual although it stands in capitals, which could be a name.
bool is_word(std::string_view word, bool in_capitals_too) {
    return has_small(word) || in_capitals_too;
}

}  // namespace

Sounds special_sounds(std::string_view word, const Usage& usage, const Dictionary& dictionary) {
    if (auto sign = sounds_of_sign(word, usage, dictionary)) return sign;
    if (is_dotted(word)) return dictionary.spelled(word);
    if (word == "I") return usage.tag == PennTag::prp ? Sounds("ˌI") : std::nullopt;
    if (!has_usual_case(word)) return std::nullopt;

    const PennTag tag = usage.tag;
    const std::string small = in_small(word);
    if (small == "a") return article_a(usage);
    if (small == "am") return am(word, usage, dictionary);
    if (small == "an") return word == "AN" && is_noun(tag) ? dictionary.spelled(word) : "ɐn";
    if (small == "by") return is_adverb(tag) ? Sounds("bˈI") : std::nullopt;
    if (small == "to" && is_word(word, tag == PennTag::to || tag == PennTag::in))
        return to(usage, dictionary);
    if (small == "in" && is_word(word, tag != PennTag::nnp)) return in(usage);
    if (small == "the" && is_word(word, tag == PennTag::dt))
        return usage.context.next == NextSound::vowel ? "ði" : "ðə";
    if (tag == PennTag::in && (small == "vs" || small == "vs.")) return dictionary.usual_sounds("versus");
    if (small == "used") return used(usage, dictionary);
    return std::nullopt;
}

}  // namespace storyflow::speech::english
