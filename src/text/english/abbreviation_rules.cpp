#include "text/english/abbreviation_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/english/roman_numerals.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// The context in which an abbreviation is read as one.
enum class Use {
    anywhere,       ///< with its full stop
    before_name,    ///< with its full stop, before a capital
    title,          ///< before a capital, also without the full stop
    after_name,     ///< behind a capitalised word, with the full stop
    suffix,         ///< behind a capitalised word or a comma, also without the full stop
    before_number,  ///< with its full stop, before digits or a Roman numeral
};

struct Abbreviation {
    std::string_view letters;
    std::string_view words;
    Use use = Use::anywhere;
    bool ends = false;  ///< may be a sentence's last word
};

constexpr std::array abbreviations{
    Abbreviation{"adm", "Admiral", Use::before_name},
    Abbreviation{"approx", "approximately"},
    Abbreviation{"apt", "apartment", Use::before_number},
    Abbreviation{"assn", "Association", Use::after_name, true},
    Abbreviation{"asst", "Assistant"},
    Abbreviation{"ave", "Avenue", Use::after_name, true},
    Abbreviation{"bart", "Baronet", Use::suffix, true},
    Abbreviation{"battn", "Battalion", Use::anywhere, true},
    Abbreviation{"benj", "Benjamin", Use::before_name},
    Abbreviation{"bldg", "building", Use::anywhere, true},
    Abbreviation{"blvd", "Boulevard", Use::after_name, true},
    Abbreviation{"brig", "Brigadier", Use::before_name},
    Abbreviation{"bros", "Brothers", Use::after_name, true},
    Abbreviation{"ca", "circa", Use::before_number},
    Abbreviation{"capt", "Captain", Use::before_name},
    Abbreviation{"cf", "compare"},
    Abbreviation{"ch", "chapter", Use::before_number},
    Abbreviation{"chap", "chapter", Use::before_number},
    Abbreviation{"chas", "Charles", Use::before_name},
    Abbreviation{"cmdr", "Commander", Use::before_name},
    Abbreviation{"co", "Company", Use::after_name, true},
    Abbreviation{"col", "Colonel", Use::before_name},
    Abbreviation{"corp", "Corporation", Use::after_name, true},
    Abbreviation{"cpl", "Corporal", Use::before_name},
    Abbreviation{"ct", "Court", Use::after_name, true},
    Abbreviation{"cts", "cents", Use::anywhere, true},
    Abbreviation{"dept", "department", Use::anywhere, true},
    Abbreviation{"det", "Detective", Use::before_name},
    Abbreviation{"dr", "Doctor", Use::title},
    Abbreviation{"dr", "Drive", Use::after_name, true},
    Abbreviation{"drs", "Doctors", Use::before_name},
    Abbreviation{"ed", "edition", Use::before_number},
    Abbreviation{"edw", "Edward", Use::before_name},
    Abbreviation{"esq", "Esquire", Use::suffix, true},
    Abbreviation{"est", "established", Use::before_number},
    Abbreviation{"etc", "etcetera", Use::anywhere, true},
    Abbreviation{"ext", "extension", Use::before_number},
    Abbreviation{"fig", "figure", Use::before_number},
    Abbreviation{"figs", "figures", Use::before_number},
    Abbreviation{"fr", "Father", Use::before_name},
    Abbreviation{"ft", "Fort", Use::before_name},
    Abbreviation{"gen", "General", Use::before_name},
    Abbreviation{"geo", "George", Use::before_name},
    Abbreviation{"gov", "Governor", Use::before_name},
    Abbreviation{"govt", "government", Use::anywhere, true},
    Abbreviation{"hon", "Honorable", Use::before_name},
    Abbreviation{"hwy", "highway", Use::anywhere, true},
    Abbreviation{"inc", "Incorporated", Use::suffix, true},
    Abbreviation{"insp", "Inspector", Use::before_name},
    Abbreviation{"intl", "International"},
    Abbreviation{"jas", "James", Use::before_name},
    Abbreviation{"jno", "John", Use::before_name},
    Abbreviation{"jos", "Joseph", Use::before_name},
    Abbreviation{"jr", "Junior", Use::suffix, true},
    Abbreviation{"lieut", "Lieutenant", Use::before_name},
    Abbreviation{"ln", "Lane", Use::after_name, true},
    Abbreviation{"lt", "Lieutenant", Use::before_name},
    Abbreviation{"ltd", "Limited", Use::suffix, true},
    Abbreviation{"maj", "Major", Use::before_name},
    Abbreviation{"max", "maximum", Use::before_number},
    Abbreviation{"messrs", "Messieurs"},
    Abbreviation{"mgr", "Manager", Use::anywhere, true},
    Abbreviation{"min", "minimum", Use::before_number},
    Abbreviation{"misc", "miscellaneous"},
    Abbreviation{"mlle", "Mademoiselle", Use::title},
    Abbreviation{"mme", "Madame", Use::title},
    Abbreviation{"mr", "Mister", Use::title},
    Abbreviation{"mr", "Mister"},
    Abbreviation{"mrs", "Missus", Use::title},
    Abbreviation{"mrs", "Missus"},
    Abbreviation{"ms", "Miss", Use::title},
    Abbreviation{"msgr", "Monsignor", Use::before_name},
    Abbreviation{"mt", "Mount", Use::title},
    Abbreviation{"no", "number", Use::before_number},
    Abbreviation{"nos", "numbers", Use::before_number},
    Abbreviation{"op", "opus", Use::before_number},
    Abbreviation{"p", "page", Use::before_number},
    Abbreviation{"pkwy", "Parkway", Use::after_name, true},
    Abbreviation{"pl", "Place", Use::after_name, true},
    Abbreviation{"pp", "pages", Use::before_number},
    Abbreviation{"pres", "President", Use::before_name},
    Abbreviation{"prof", "Professor", Use::title},
    Abbreviation{"profs", "Professors", Use::before_name},
    Abbreviation{"ps", "Psalm", Use::before_number},
    Abbreviation{"pt", "part", Use::before_number},
    Abbreviation{"pvt", "Private", Use::before_name},
    Abbreviation{"rd", "Road", Use::after_name, true},
    Abbreviation{"regt", "Regiment", Use::anywhere, true},
    Abbreviation{"rep", "Representative", Use::before_name},
    Abbreviation{"rev", "Reverend", Use::before_name},
    Abbreviation{"robt", "Robert", Use::before_name},
    Abbreviation{"sec", "section", Use::before_number},
    Abbreviation{"sen", "Senator", Use::before_name},
    Abbreviation{"sgt", "Sergeant", Use::before_name},
    Abbreviation{"sq", "Square", Use::after_name, true},
    Abbreviation{"sr", "Senior", Use::suffix, true},
    Abbreviation{"ste", "suite", Use::before_number},
    Abbreviation{"supt", "Superintendent", Use::before_name},
    Abbreviation{"tel", "telephone"},
    Abbreviation{"thos", "Thomas", Use::before_name},
    Abbreviation{"univ", "University"},
    Abbreviation{"viz", "namely"},
    Abbreviation{"vol", "volume", Use::before_number},
    Abbreviation{"vols", "volumes", Use::before_number},
    Abbreviation{"vs", "versus"},
    Abbreviation{"wm", "William", Use::before_name},
};
static_assert(std::ranges::is_sorted(abbreviations, {}, &Abbreviation::letters));

/// Whether a space and then a capital letter or an opaque word follow, or a hyphen as in "Lt.-Col."
bool name_follows(std::u32string_view text, std::size_t at) {
    if (char_at(text, at) == U'-' && text[at - 1] == U'.') return is_capital(char_at(text, at + 1));
    const char32_t next = char_at(text, skip_gap(text, at));
    return is_space(char_at(text, at)) && (is_capital(next) || is_opaque(next));
}

/// Whether a particle of nobility follows: "Mme. de Staël".
bool particle_follows(std::u32string_view text, std::size_t at) {
    static constexpr std::array particles{"da"sv, "de"sv, "des"sv, "di"sv, "du"sv,
                                          "la"sv, "le"sv, "van"sv, "von"sv};
    static_assert(std::ranges::is_sorted(particles));
    return is_space(char_at(text, at)) && contains(particles, utf8(word_after_gap(text, at)));
}

/// Whether digits or a Roman numeral follow an abbreviation. Of single capitals only V and X count, as in
/// "Vol. V": others are initials, as in "P. D. James" and "5 P.M."
bool number_follows(std::u32string_view text, std::size_t at, bool behind_letter) {
    const std::size_t next = skip_gap(text, at);
    if (is_digit(char_at(text, next))) return true;
    const std::u32string_view word = word_at(text, next);
    if (!roman_value(word) || !ends_word(text, next + word.size())) return false;
    const bool is_small = word.size() > 1 && word.find_first_not_of(U"ivxl") == std::u32string_view::npos;
    if (!is_all_capitals(word)) return is_small;
    return word.size() > 1 || (!behind_letter && next > at && (word == U"V" || word == U"X"));
}

/// Whether the word is the ending of an ordinal, as in "5th Ave."
bool ends_ordinal(std::u32string_view text, std::u32string_view word) {
    return !word.empty() && is_digit(char_at(text, position_of(text, word) - 1));
}

bool name_precedes(const Place& place) {
    const std::u32string_view before = word_before(place.text, place.at);
    if (char_at(place.text, place.at - 1) != U' ') return false;
    return before.empty() || is_capitalised(before) || is_opaque(before.front()) ||
           ends_ordinal(place.text, before);
}

bool applies(const Place& place, const Abbreviation& abbreviation, std::size_t end, bool dotted) {
    const std::size_t behind = end + (dotted ? 1 : 0);
    const char32_t mark = char_at(place.text, place.at - 2);
    switch (abbreviation.use) {
        case Use::anywhere:
            // "vs" and "etc" cannot be other words.
            return dotted || matches(place.text, place.at, "vs") || matches(place.text, place.at, "etc");
        case Use::before_name:
            return dotted && is_capital(place.text[place.at]) &&
                   (name_follows(place.text, behind) || word_after_gap(place.text, behind) == U"and");
        case Use::title:
            // As in "Dr. and Mrs. Brown".
            return (name_follows(place.text, behind) && (dotted || is_capital(place.text[place.at]))) ||
                   (dotted &&
                    (word_after_gap(place.text, behind) == U"and" || particle_follows(place.text, behind)));
        case Use::after_name:
            return dotted && is_capital(place.text[place.at]) && name_precedes(place);
        case Use::suffix:
            return is_capital(place.text[place.at]) && (name_precedes(place) || mark == U',');
        case Use::before_number:
            return dotted && number_follows(place.text, behind, end - place.at == 1);
    }
    return false;
}

/// Capitalises the words if the abbreviation was capitalised; never "number".
std::string in_case_of(std::string_view words, char32_t first) {
    std::string result(words);
    const bool raise = is_capital(first) && result != "number" && result != "numbers";
    if (raise && result.front() >= 'a') result.front() = static_cast<char>(result.front() - 'a' + 'A');
    return result;
}

/// Whether the "no" whose full stop ends at `end` is an answer, not a number: behind "said" or "told him", or
/// where the number after it counts: "5 minutes".
bool is_refusal(const Place& place, std::size_t end) {
    static constexpr std::array telling{
        "answer"sv, "answered"sv, "answers"sv, "firm"sv,      "her"sv,    "him"sv,    "me"sv,   "mean"sv,
        "means"sv,  "meant"sv,    "replied"sv, "said"sv,      "say"sv,    "saying"sv, "says"sv, "shouted"sv,
        "them"sv,   "thought"sv,  "us"sv,      "whispered"sv, "yelled"sv, "you"sv};
    static constexpr std::array spans{"days"sv,    "hours"sv, "minutes"sv, "months"sv,
                                      "seconds"sv, "weeks"sv, "years"sv};
    static_assert(std::ranges::is_sorted(telling) && std::ranges::is_sorted(spans));
    const std::size_t number = skip_gap(place.text, end);
    const std::u32string_view counted = word_after_gap(place.text, number + digits_from(place.text, number));
    const bool is_span = contains(spans, small_letters(counted));
    // As in "No. 5 minutes is enough," at the beginning of what is said.
    if (is_capital(place.text[place.at])) return is_span && !is_word_char(char_at(place.text, place.at - 2));
    const std::u32string_view before = word_before(place.text, place.at);
    const bool is_answer = (before == U"is" || before == U"was") &&
                           word_before(place.text, position_of(place.text, before)) == U"answer";
    if (is_answer || contains(telling, small_letters(before))) return true;
    return is_span;
}

struct Phrase {
    std::string_view written;
    std::string_view words;
};

constexpr std::array phrases{Phrase{"e.g.", "for example"},  Phrase{"e.g", "for example"},
                             Phrase{"eg.", "for example"},   Phrase{"i.e.", "that is"},
                             Phrase{"i.e", "that is"},       Phrase{"ie.", "that is"},
                             Phrase{"et al.", "et al"},      Phrase{"w/out", "without"},
                             Phrase{"w/o", "without"},       Phrase{"w/", "with"},
                             Phrase{"b/c", "because"},       Phrase{"c/o", "care of"},
                             Phrase{"Ph.D.s", "P H Ds"},     Phrase{"Ph.D.", "P H D"},
                             Phrase{"Ph.D", "P H D"},        Phrase{"PhDs", "P H Ds"},
                             Phrase{"PhD", "P H D"},         Phrase{"wwii", "World War two"},
                             Phrase{"wwi", "World War one"}, Phrase{"rt. hon.", "Right Honorable"}};

std::optional<Reading> read_phrase(const Place& place) {
    for (const Phrase& phrase : phrases) {
        const bool same = phrase.written.front() == 'P'
                              ? matches(place.text, place.at, phrase.written)
                              : matches_any_case(place.text, place.at, phrase.written);
        const std::size_t end = place.at + phrase.written.size();
        const bool ends =
            phrase.written.back() == '/' ? char_at(place.text, end) == U' ' : ends_word(place.text, end);
        if (!same || !ends) continue;
        const bool keeps_stop = phrase.written.back() == '.' && phrase.words.front() != 'f' &&
                                phrase.words.front() != 't' && ends_sentence(place.text, end);
        return Reading{phrase.written.size() - (keeps_stop ? 1 : 0),
                       in_case_of(phrase.words, place.text[place.at])};
    }
    return std::nullopt;
}

/// Whether "v." means versus, as in "Roe v. Wade".
bool is_versus(const Place& place) {
    return matches(place.text, place.at, "v. ") && is_capitalised(word_before(place.text, place.at)) &&
           is_capital(char_at(place.text, place.at + 3));
}

}  // namespace

std::optional<Reading> read_abbreviation(const Place& place) {
    if (auto phrase = read_phrase(place)) return phrase;
    if (is_versus(place)) return Reading{2, "versus"};
    if (matches(place.text, place.at, "M. ") && particle_follows(place.text, place.at + 2))
        return Reading{2, "Monsieur"};
    const std::u32string_view word = word_at(place.text, place.at);
    const std::size_t end = place.at + word.size();
    if (word.size() > 6 || !ends_word(place.text, end)) return std::nullopt;
    const bool dotted = char_at(place.text, end) == U'.';
    const std::string letters = small_letters(word);
    if (letters == "no" && dotted && is_refusal(place, end + 1)) return std::nullopt;
    for (auto found = std::ranges::lower_bound(abbreviations, letters, {}, &Abbreviation::letters);
         found != abbreviations.end() && found->letters == letters; ++found) {
        if (!applies(place, *found, end, dotted)) continue;
        const bool any_capital = found->use == Use::anywhere || found->use == Use::after_name;
        const bool keeps_stop = dotted && found->ends && ends_sentence(place.text, end + 1, any_capital);
        return Reading{word.size() + (dotted && !keeps_stop ? 1 : 0), in_case_of(found->words, word.front())};
    }
    return std::nullopt;
}

}  // namespace storyflow::text
