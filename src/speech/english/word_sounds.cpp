#include "speech/english/word_sounds.hpp"

#include <algorithm>

#include "speech/english/letter_case.hpp"
#include "speech/english/special_words.hpp"
#include "speech/english/suffixes.hpp"

namespace storyflow::speech::english {

namespace {

using Sounds = std::optional<std::string>;

constexpr std::size_t longest_name = 7;  // letters: longer capitalised words are tried in small letters

/// A word without its ending, and the sounds that the ending adds.
struct Stem {
    std::string text;
    std::optional<std::string> (*with_ending)(std::string_view stem, Accent accent) = nullptr;
};

std::string without(std::string_view word, std::size_t count, std::string_view instead = {}) {
    return std::string(word.substr(0, word.size() - count)).append(instead);
}

/// cats, dogs; Holmes's, wishes; ladies.
std::optional<Stem> stem_before_s(std::string_view word, const Dictionary& dictionary) {
    if (word.size() < 3 || !word.ends_with('s')) return std::nullopt;
    const bool is_long = word.size() >= 5;
    if (!word.ends_with("ss") && dictionary.knows(without(word, 1))) return Stem{without(word, 1), with_s};
    const bool has_two = word.ends_with("'s") || (is_long && word.ends_with("es") && !word.ends_with("ies"));
    if (has_two && dictionary.knows(without(word, 2))) return Stem{without(word, 2), with_s};
    if (is_long && word.ends_with("ies") && dictionary.knows(without(word, 3, "y")))
        return Stem{without(word, 3, "y"), with_s};
    return std::nullopt;
}

/// lived; asked.
std::optional<Stem> stem_before_ed(std::string_view word, const Dictionary& dictionary) {
    if (word.size() < 4 || !word.ends_with('d')) return std::nullopt;
    if (!word.ends_with("dd") && dictionary.knows(without(word, 1))) return Stem{without(word, 1), with_ed};
    if (word.size() >= 5 && word.ends_with("ed") && !word.ends_with("eed") &&
        dictionary.knows(without(word, 2)))
        return Stem{without(word, 2), with_ed};
    return std::nullopt;
}

/// Whether the last consonant of the stem was doubled: running, picnicking.
bool has_doubled_consonant(std::string_view word) {
    const std::string_view stem = word.substr(0, word.size() - 3);
    if (stem.ends_with("ck")) return true;
    const char last = stem.back();
    return stem.size() >= 2 && stem[stem.size() - 2] == last &&
           std::string_view("bcdgklmnprstvxz").find(last) != std::string_view::npos;
}

/// walking; making; running.
std::optional<Stem> stem_before_ing(std::string_view word, const Dictionary& dictionary) {
    if (word.size() < 5 || !word.ends_with("ing")) return std::nullopt;
    const bool is_long = word.size() >= 6;
    if (is_long && dictionary.knows(without(word, 3))) return Stem{without(word, 3), with_ing};
    if (dictionary.knows(without(word, 3, "e"))) return Stem{without(word, 3, "e"), with_ing};
    if (is_long && has_doubled_consonant(word) && dictionary.knows(without(word, 4)))
        return Stem{without(word, 4), with_ing};
    return std::nullopt;
}

Sounds inflected(const std::optional<Stem>& stem, const Usage& usage, const Dictionary& dictionary) {
    if (!stem) return std::nullopt;
    const auto sounds = dictionary.sounds(stem->text, usage);
    return sounds ? stem->with_ending(*sounds, dictionary.accent()) : std::nullopt;
}

/// From a stem that the lexicon has and one of the three endings.
Sounds sounds_by_stem(std::string_view word, const Usage& usage, const Dictionary& dictionary) {
    if (auto sounds = inflected(stem_before_s(word, dictionary), usage, dictionary)) return sounds;
    if (auto sounds = inflected(stem_before_ed(word, dictionary), usage, dictionary)) return sounds;
    Usage audible = usage;
    if (audible.stress == 0.0) audible.stress = 0.5;
    return inflected(stem_before_ing(word, dictionary), audible, dictionary);
}

/// Whether a capitalised word that is not in the lexicon is a usual word in small letters.
bool is_usual_word(std::string_view word, const std::string& small, const Usage& usage,
                   const Dictionary& dictionary) {
    const bool has_usual_case = !has_capital(word.substr(1)) || !has_small(word);
    const bool is_plain =
        std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || c == '\''; });
    if (word.size() < 2 || small == word || !has_usual_case || !is_plain || dictionary.has(word))
        return false;
    if (usage.tag == PennTag::nnp && word.size() <= longest_name) return false;
    return dictionary.has(small) || sounds_by_stem(small, usage, dictionary).has_value();
}

/// Possessives that are written with an apostrophe only: the Joneses', James'.
Sounds sounds_before_apostrophe(std::string_view word, const Usage& usage, const Dictionary& dictionary) {
    if (!word.ends_with('\'')) return std::nullopt;
    const std::string bare = without(word, 1);
    if (bare.ends_with('s')) {
        const std::string singular = without(bare, 1, "'s");
        if (dictionary.knows(singular)) return dictionary.sounds(singular, usage);
    }
    return dictionary.knows(bare) ? dictionary.sounds(bare, usage) : std::nullopt;
}

}  // namespace

Sounds word_sounds(std::string_view word, PennTag tag, const Context& context, const Dictionary& dictionary) {
    if (word.empty()) return std::nullopt;
    const Usage usage{tag, stress_of_capitals(word), context};
    if (auto special = special_sounds(word, usage, dictionary)) return special;
    const std::string small = in_small(word);
    if (is_usual_word(word, small, usage, dictionary)) word = small;
    if (dictionary.knows(word)) return dictionary.sounds(word, usage);
    if (auto sounds = sounds_before_apostrophe(word, usage, dictionary)) return sounds;
    return sounds_by_stem(word, usage, dictionary);
}

}  // namespace storyflow::speech::english
