#include "speech/english/contractions.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace storyflow::speech::english {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_word = 12;

/// The endings that a contraction joins to a stem, as bits: "I" takes am, will, would and have.
enum Ending : std::uint16_t {
    am = 1,
    will = 2,
    would = 4,
    have = 8,
    are = 16,
    is = 32,
    negation = 64,
    negation_have = 128,  ///< couldn't've
};

struct Stem {
    std::string_view word;
    std::uint16_t endings;
};

struct Joined {
    std::string_view text;
    std::size_t first_part;  ///< of one or two
    std::uint16_t ending;
};

constexpr std::uint16_t modal = will | would;
constexpr std::uint16_t negated = negation | negation_have;
constexpr std::array stems{
    Stem{"i", modal | have | am},
    Stem{"you", modal | have | are},
    Stem{"he", modal | is},
    Stem{"she", modal | is},
    Stem{"it", modal | is},
    Stem{"we", modal | have | are},
    Stem{"they", modal | have | are},
    Stem{"who", modal | have | are | is},
    Stem{"what", modal | have | are | is},
    Stem{"when", modal | have | are | is},
    Stem{"where", modal | have | are | is},
    Stem{"why", modal | have | are | is},
    Stem{"how", modal | have | are | is},
    Stem{"there", modal | have | are | is},
    Stem{"that", modal | is},
    Stem{"this", modal | is},
    Stem{"these", modal | have | are},
    Stem{"those", modal | have | are},
    Stem{"ca", negated},
    Stem{"could", negated | have},
    Stem{"do", negated},
    Stem{"does", negated},
    Stem{"did", negated},
    Stem{"had", negated},
    Stem{"may", negated},
    Stem{"might", negated | have},
    Stem{"must", negated | have},
    Stem{"need", negated},
    Stem{"ought", negated},
    Stem{"sha", negated},
    Stem{"should", negated | have},
    Stem{"wo", negated},
    Stem{"would", negated | have},
    Stem{"ai", negation},
    Stem{"are", negation},
    Stem{"is", negation},
    Stem{"was", negation},
    Stem{"were", negation},
    Stem{"have", negation},
    Stem{"has", negation},
    Stem{"dare", negation},
    Stem{"not", have},
};
constexpr std::array joined_endings{
    Joined{"'m", 2, am},
    Joined{"m", 1, am},
    Joined{"'ma", 2, am},
    Joined{"ma", 1, am},
    Joined{"'ll", 3, will},
    Joined{"ll", 2, will},
    Joined{"'ll've", 3, will},
    Joined{"llve", 2, will},
    Joined{"'d", 2, would},
    Joined{"d", 1, would},
    Joined{"'d've", 2, would},
    Joined{"dve", 1, would},
    Joined{"'ve", 3, have},
    Joined{"ve", 2, have},
    Joined{"'re", 3, are},
    Joined{"re", 2, are},
    Joined{"'s", 2, is},
    Joined{"s", 1, is},
    Joined{"n't", 3, negation},
    Joined{"nt", 2, negation},
    Joined{"n't've", 3, negation_have},
    Joined{"ntve", 2, negation_have},
};
/// Words of their own that would fall into a stem and an ending.
constexpr std::array whole_words{"hell"sv,  "ill"sv,  "its"sv,  "shed"sv,
                                 "shell"sv, "well"sv, "were"sv, "whore"sv};

struct Parts {
    std::string_view word;
    WordParts parts;
};

constexpr std::array other_contractions{
    Parts{"c'mon", {3, 2, 0}}, Parts{"cannot", {3, 3, 0}},  Parts{"gonna", {3, 2, 0}},
    Parts{"gotta", {3, 2, 0}}, Parts{"how'd'y", {3, 2, 2}}, Parts{"let's", {3, 2, 0}},
    Parts{"y'all", {2, 3, 0}}, Parts{"yall", {1, 3, 0}},
};

/// Words that keep their apostrophe, full stop or slash. Sorted.
constexpr std::array kept_whole{
    "''"sv,      "'Cause"sv, "'Cos"sv,    "'Coz"sv,      "'Cuz"sv,  "'S"sv,      "'bout"sv,     "'cause"sv,
    "'cos"sv,    "'coz"sv,   "'cuz"sv,    "'d"sv,        "'em"sv,   "'ll"sv,     "'nuff"sv,     "'re"sv,
    "'s"sv,      "Adm."sv,   "Ak."sv,     "Ala."sv,      "Apr."sv,  "Ariz."sv,   "Ark."sv,      "Aug."sv,
    "Bros."sv,   "Calif."sv, "Co."sv,     "Colo."sv,     "Conn."sv, "Corp."sv,   "D.C."sv,      "Dec."sv,
    "Del."sv,    "Doin'"sv,  "Dr."sv,     "E.G."sv,      "E.g."sv,  "Feb."sv,    "Fla."sv,      "Ga."sv,
    "Gen."sv,    "Goin'"sv,  "Gov."sv,    "Havin'"sv,    "I.E."sv,  "I.e."sv,    "Ia."sv,       "Id."sv,
    "Ill."sv,    "Inc."sv,   "Ind."sv,    "Jan."sv,      "Jr."sv,   "Jul."sv,    "Jun."sv,      "Kan."sv,
    "Kans."sv,   "Ky."sv,    "La."sv,     "Lovin'"sv,    "Ltd."sv,  "Mar."sv,    "Mass."sv,     "Md."sv,
    "Messrs."sv, "Mich."sv,  "Minn."sv,   "Miss."sv,     "Mo."sv,   "Mont."sv,   "Mr."sv,       "Mrs."sv,
    "Ms."sv,     "Mt."sv,    "N.C."sv,    "N.D."sv,      "N.H."sv,  "N.J."sv,    "N.M."sv,      "N.Y."sv,
    "Neb."sv,    "Nebr."sv,  "Nev."sv,    "Nothin'"sv,   "Nov."sv,  "Nuthin'"sv, "Oct."sv,      "Okla."sv,
    "Ol'"sv,     "Ore."sv,   "Pa."sv,     "Ph.D."sv,     "Prof."sv, "Rep."sv,    "Rev."sv,      "S.C."sv,
    "Sen."sv,    "Sep."sv,   "Sept."sv,   "Somethin'"sv, "St."sv,   "Tenn."sv,   "Va."sv,       "Wash."sv,
    "Wis."sv,    "a.m."sv,   "and/or"sv,  "co."sv,       "doin'"sv, "e.g."sv,    "goin'"sv,     "havin'"sv,
    "i.e."sv,    "lovin'"sv, "nothin'"sv, "nuthin'"sv,   "ol'"sv,   "p.m."sv,    "somethin'"sv, "v.s."sv,
    "vs."sv,     "w/o"sv,
};
static_assert(std::ranges::is_sorted(kept_whole));
constexpr std::array halves_of_day{"a.m."sv, "am"sv, "p.m."sv, "pm"sv};

/// The word in ASCII with straight apostrophes; empty when it has other characters or none of the words here
/// is as long.
std::string ascii_form(std::u32string_view word) {
    std::string form;
    if (word.size() > longest_word) return form;
    for (const char32_t c : word) {
        if (c >= 0x80 && c != U'’') return {};
        form.push_back(c == U'’' ? '\'' : static_cast<char>(c));
    }
    return form;
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_kept_whole(std::string_view word) {
    const bool is_small_letter_with_stop =
        word.size() == 2 && word[1] == '.' && word[0] >= 'a' && word[0] <= 'z';
    return is_small_letter_with_stop || std::ranges::binary_search(kept_whole, word);
}

std::optional<WordParts> stem_and_ending(std::string_view word) {
    if (std::ranges::binary_search(whole_words, word)) return std::nullopt;
    for (const Stem& stem : stems) {
        if (!word.starts_with(stem.word)) continue;
        const std::string_view rest = word.substr(stem.word.size());
        for (const Joined& joined : joined_endings) {
            if (rest == joined.text && (stem.endings & joined.ending) != 0)
                return WordParts{stem.word.size(), joined.first_part, rest.size() - joined.first_part};
        }
    }
    return std::nullopt;
}

/// 8am, 12p.m.
std::optional<WordParts> hour_of_day(std::string_view word) {
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const std::string_view number = word.substr(0, digits);
    const bool is_hour =
        (digits == 1 && number != "0") || (digits == 2 && number[0] == '1' && number[1] <= '2');
    if (!is_hour || std::ranges::find(halves_of_day, word.substr(digits)) == halves_of_day.end())
        return std::nullopt;
    return WordParts{digits, word.size() - digits, 0};
}

}  // namespace

std::optional<WordParts> known_parts(std::u32string_view word) {
    if (word == U"‘s" || word == U"‘S") return WordParts{2, 0, 0};
    std::string form = ascii_form(word);
    if (form.empty()) return std::nullopt;
    if (is_kept_whole(form)) return WordParts{form.size(), 0, 0};
    if (const auto hour = hour_of_day(form)) return hour;
    form.front() = small(form.front());
    const auto* const other = std::ranges::find(other_contractions, form, &Parts::word);
    if (other != other_contractions.end()) return other->parts;
    return stem_and_ending(form);
}

}  // namespace storyflow::speech::english
