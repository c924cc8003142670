#include "text/english/roman_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.hpp"
#include "text/english/first_ruler.hpp"
#include "text/english/numbers.hpp"
#include "text/english/sentence_end.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

constexpr std::array rulers{
    "ahmed"sv,       "albert"sv,    "alexander"sv, "alexios"sv,    "alfonso"sv,   "amenhotep"sv,
    "anne"sv,        "augustus"sv,  "baldwin"sv,   "benedict"sv,   "boniface"sv,  "carl"sv,
    "carlos"sv,      "casimir"sv,   "catherine"sv, "charles"sv,    "christian"sv, "clement"sv,
    "constantine"sv, "cyrus"sv,     "darius"sv,    "edward"sv,     "elizabeth"sv, "emmanuel"sv,
    "eric"sv,        "eugene"sv,    "felipe"sv,    "ferdinand"sv,  "francis"sv,   "franz"sv,
    "frederick"sv,   "friedrich"sv, "george"sv,    "gregory"sv,    "gustav"sv,    "haakon"sv,
    "harald"sv,      "henri"sv,     "henry"sv,     "honorius"sv,   "innocent"sv,  "isabella"sv,
    "ivan"sv,        "james"sv,     "john"sv,      "joseph"sv,     "julius"sv,    "justinian"sv,
    "karl"sv,        "leo"sv,       "leopold"sv,   "louis"sv,      "ludwig"sv,    "magnus"sv,
    "margaret"sv,    "martin"sv,    "mary"sv,      "maximilian"sv, "mehmed"sv,    "michael"sv,
    "murad"sv,       "napoleon"sv,  "nicholas"sv,  "olaf"sv,       "otto"sv,      "paul"sv,
    "pedro"sv,       "peter"sv,     "philip"sv,    "philippe"sv,   "pius"sv,      "ptolemy"sv,
    "rama"sv,        "ramesses"sv,  "ramses"sv,    "richard"sv,    "robert"sv,    "rudolf"sv,
    "selim"sv,       "sigismund"sv, "sixtus"sv,    "stephen"sv,    "suleiman"sv,  "theodosius"sv,
    "thutmose"sv,    "umberto"sv,   "urban"sv,     "victor"sv,     "wilhelm"sv,   "william"sv,
    "xerxes"sv};
constexpr std::array titles{"czar"sv, "emperor"sv, "empress"sv,  "kaiser"sv, "king"sv,   "pharaoh"sv,
                            "pope"sv, "prince"sv,  "princess"sv, "queen"sv,  "sultan"sv, "tsar"sv};
constexpr std::array numbered{
    "act"sv,      "acts"sv,      "appendix"sv, "art"sv,     "article"sv,  "articles"sv, "bk"sv,
    "book"sv,     "books"sv,     "bowl"sv,     "canto"sv,   "category"sv, "ch"sv,       "chap"sv,
    "chapter"sv,  "chapters"sv,  "class"sv,    "def"sv,     "division"sv, "episode"sv,  "episodes"sv,
    "era"sv,      "exercise"sv,  "factor"sv,   "fig"sv,     "figs"sv,     "figure"sv,   "figures"sv,
    "folio"sv,    "grade"sv,     "group"sv,    "layer"sv,   "leaf"sv,     "lesson"sv,   "level"sv,
    "mark"sv,     "mk"sv,        "movement"sv, "obs"sv,     "opus"sv,     "p"sv,        "page"sv,
    "pages"sv,    "paragraph"sv, "part"sv,     "parts"sv,   "phase"sv,    "plate"sv,    "plates"sv,
    "pp"sv,       "prop"sv,      "psalm"sv,    "quarter"sv, "round"sv,    "scene"sv,    "scenes"sv,
    "schedule"sv, "season"sv,    "sect"sv,     "section"sv, "sections"sv, "sonnet"sv,   "stage"sv,
    "step"sv,     "table"sv,     "tier"sv,     "title"sv,   "type"sv,     "unit"sv,     "version"sv,
    "vol"sv,      "vols"sv,      "volume"sv,   "volumes"sv, "war"sv};
/// Valid Roman numerals that are more often something else.
constexpr std::array other_words{"cc"sv, "cd"sv, "ci"sv, "cv"sv,  "dc"sv, "di"sv, "dm"sv, "li"sv,
                                 "mc"sv, "md"sv, "mi"sv, "mix"sv, "mm"sv, "xl"sv, "xxx"sv};
static_assert(std::ranges::is_sorted(rulers) && std::ranges::is_sorted(titles) &&
              std::ranges::is_sorted(numbered) && std::ranges::is_sorted(other_words));

struct Digit {
    std::string_view letters;
    std::uint64_t value;
};

constexpr std::array digits{Digit{"m", 1000}, Digit{"cm", 900}, Digit{"d", 500}, Digit{"cd", 400},
                            Digit{"c", 100},  Digit{"xc", 90},  Digit{"l", 50},  Digit{"xl", 40},
                            Digit{"x", 10},   Digit{"ix", 9},   Digit{"v", 5},   Digit{"iv", 4},
                            Digit{"i", 1}};

std::string roman_of(std::uint64_t value) {
    std::string letters;
    for (const Digit& digit : digits) {
        for (; value >= digit.value; value -= digit.value)
            letters += digit.letters;
    }
    return letters;
}

bool is_capitalised(std::u32string_view word) {
    return !word.empty() && is_capital(word.front());
}

/// The word that the numeral belongs to; in "Parts II and III" both belong to "Parts".
std::u32string_view head_of(std::u32string_view text, std::size_t at) {
    constexpr int longest_row = 3;
    for (int row = 0; row < longest_row; ++row) {
        const std::u32string_view word = word_before(text, at);
        if (word != U"and" && word != U"or" && word != U"to") return word;
        const std::u32string_view before = word_before(text, position_of(text, word));
        if (!roman_value(before) || before == U"I") return word;
        at = position_of(text, before);
    }
    return {};
}

bool has_title(std::u32string_view text, std::u32string_view name) {
    constexpr int most_names = 3;
    for (int i = 0; i < most_names && is_capitalised(name); ++i) {
        if (contains(titles, small_letters(name))) return true;
        name = word_before(text, position_of(text, name));
    }
    return false;
}

/// Whether "I" is a number: in "World War I", or at the end of a heading.
bool is_number_one(std::u32string_view text, std::u32string_view head, std::size_t end) {
    if (!contains(numbered, small_letters(head))) return false;
    const std::u32string_view before = word_before(text, position_of(text, head));
    if (small_letters(head) == "war" && small_letters(before) == "world") return true;
    const char32_t after = char_at(text, end);
    return after == U'\0' || after == U'\n' ||
           std::u32string_view(U".:;,!?)").find(after) != std::u32string_view::npos;
}

/// Whether the name has an initial before it, so that "III" in "John D. Rockefeller III" means the third.
bool has_initial(std::u32string_view text, std::u32string_view name) {
    const std::size_t at = position_of(text, name);
    const std::u32string_view before = word_before(text, at);
    return before.size() == 1 && is_capital(before.front()) && before != U"I" &&
           char_at(text, position_of(text, before) + 1) == U'.';
}

/// Whether the letter is an initial: "George V. Higgins", "George V Higgins".
bool is_initial(std::u32string_view text, std::size_t end) {
    const std::size_t next = end + (char_at(text, end) == U'.' ? 1 : 0);
    return char_at(text, next) == U' ' && is_capital(char_at(text, next + 1)) && !ends_sentence(text, next);
}

bool has_only(std::u32string_view word, std::u32string_view letters) {
    return word.find_first_not_of(letters) == std::u32string_view::npos;
}

/// The second numeral of "xi-xv" and "IV–VII", behind the dash at `at`; empty if there is none.
std::u32string_view range_end(std::u32string_view text, std::size_t at) {
    if (!is_dash(char_at(text, at))) return {};
    const std::u32string_view last = word_at(text, at + 1);
    return roman_value(last) && ends_word(text, at + 1 + last.size()) ? last : std::u32string_view{};
}

/// Reads "XVIth" and "XVIIIth", as in "the XVIth century".
std::optional<Reading> read_roman_ordinal(const Place& place, std::u32string_view word) {
    if (word.size() < 3 || !ends_word(place.text, place.at + word.size())) return std::nullopt;
    const std::u32string_view stem = word.substr(0, word.size() - 2);
    const std::u32string_view suffix = word.substr(word.size() - 2);
    const bool is_ordinal = suffix == U"th" || suffix == U"st" || suffix == U"nd" || suffix == U"rd";
    const auto value = is_ordinal && is_all_capitals(stem) ? roman_value(stem) : std::nullopt;
    if (!value || (stem.size() == 1 && !has_only(stem, U"VX"))) return std::nullopt;
    return Reading{word.size(), ordinal(*value, number_style(place.dialect))};
}

/// Whether the numeral is the number of a heading or of a list's item: alone on its line, or with a full stop
/// at the line's beginning or behind a semicolon.
bool is_item_number(std::u32string_view text, std::size_t at, std::size_t end) {
    const bool begins = begins_line(text, at);
    const bool is_alone = begins && (char_at(text, end) == U'\0' || char_at(text, end) == U'\n');
    const bool is_next = char_at(text, at - 1) == U' ' && char_at(text, at - 2) == U';';
    const bool has_mark =
        (char_at(text, end) == U'.' || char_at(text, end) == U')') && is_space(char_at(text, end + 1));
    const std::u32string_view after = word_after_gap(text, end + 1);
    // As in "V. S. Naipaul".
    const bool before_initial = after.size() == 1 && after != U"I" && after != U"A";
    return is_alone || ((begins || is_next) && has_mark && !before_initial);
}

/// Whether a single I, V or X numbers a heading: alone in its paragraph ("V", but not "I"), or before a short
/// line that no mark ends ("I. The Beginning").
bool is_heading_number(std::u32string_view text, std::size_t at) {
    constexpr std::size_t longest_heading = 60;
    const char32_t letter = text[at];
    if (letter != U'I' && letter != U'V' && letter != U'X') return false;
    const bool dotted = char_at(text, at + 1) == U'.';
    const std::size_t behind = at + (dotted ? 2 : 1);
    if (at == 0 && behind == text.size()) return letter != U'I';
    if (!dotted || !begins_line(text, at) || !is_item_number(text, at, at + 1)) return false;
    std::size_t end = behind;
    while (end - behind < longest_heading && char_at(text, end) != U'\n' && char_at(text, end) != U'\0')
        ++end;
    return end - behind < longest_heading && is_letter(text[end - 1]) &&
           is_capital(char_at(text, behind + 1));
}

/// Whether the numeral is in brackets of its own: "(iv)".
bool is_bracketed(std::u32string_view text, std::size_t at, std::size_t end) {
    return char_at(text, at - 1) == U'(' && char_at(text, end) == U')';
}

}  // namespace

std::optional<std::uint64_t> roman_value(std::u32string_view letters) {
    constexpr std::size_t longest = 15;  // MMMDCCCLXXXVIII
    if (letters.empty() || letters.size() > longest) return std::nullopt;
    const std::string word = small_letters(letters);
    std::uint64_t value = 0;
    std::string_view rest = word;
    for (const Digit& digit : digits) {
        for (; rest.starts_with(digit.letters); rest.remove_prefix(digit.letters.size()))
            value += digit.value;
    }
    if (!rest.empty() || value > 3999 || roman_of(value) != word) return std::nullopt;
    return value;
}

std::optional<Reading> read_roman(const Place& place) {
    const std::u32string_view word = word_at(place.text, place.at);
    const std::size_t end = place.at + word.size();
    if (auto ordinal_numeral = read_roman_ordinal(place, word)) return ordinal_numeral;
    const auto value = roman_value(word);
    if (!value || !ends_word(place.text, end)) return std::nullopt;
    const NumberStyle style = number_style(place.dialect);
    const std::u32string_view head = head_of(place.text, place.at);
    const std::string head_word = small_letters(head);
    const bool counts = contains(numbered, head_word);
    // As in "Vol. I., No. 3".
    const bool has_stop = matches(place.text, end, ".,");
    const auto as = [&](std::string words) {
        return Reading{word.size() + (has_stop ? 1 : 0), std::move(words)};
    };
    const std::u32string_view last = counts ? range_end(place.text, end) : std::u32string_view{};
    if (!last.empty() && is_all_capitals(last) == is_all_capitals(word)) {
        return Reading{word.size() + 1 + last.size(),
                       cardinal(*value, style) + " to " + cardinal(*roman_value(last), style)};
    }

    if (word.size() == 1 && is_heading_number(place.text, place.at)) return as(cardinal(*value, style));
    if (word == U"I") {
        if (is_number_one(place.text, head, end)) return as("one");
        const bool is_ruler = is_capitalised(head) && contains(rulers, head_word) &&
                              is_first_ruler(place.text, head, has_title(place.text, head), end);
        return is_ruler ? std::optional(as("the first")) : std::nullopt;
    }
    const bool is_small = has_only(word, U"ivx") && word.size() > 1;
    if (is_small && (counts || is_bracketed(place.text, place.at, end))) return as(cardinal(*value, style));
    if (!is_all_capitals(word)) return std::nullopt;
    if (small_letters(word_after_gap(place.text, end)) == "century") return as(ordinal(*value, style));
    if (word.size() == 1 && !has_only(word, U"VX")) return std::nullopt;
    if (counts) return as(cardinal(*value, style));
    if (word.size() > 1 && has_only(word, U"IVXL") && is_item_number(place.text, place.at, end))
        return as(cardinal(*value, style));
    if (word.size() == 1 && is_initial(place.text, end)) return std::nullopt;
    const bool rules = is_capitalised(head) &&
                       (contains(rulers, head_word) ||
                        (word.size() > 1 && (has_title(place.text, head) || has_initial(place.text, head))));
    if (rules) {
        // Older books write "Charles V. of France" and "Henry IV., king".
        const char32_t next = char_at(place.text, end + 2);
        const bool goes_on = char_at(place.text, end) == U'.' && is_letter(next) && !is_capital(next);
        return Reading{word.size() + (has_stop || goes_on ? 1 : 0), "the " + ordinal(*value, style)};
    }
    if (word.size() == 1 || !has_only(word, U"IVX") || contains(other_words, small_letters(word)))
        return std::nullopt;
    const bool is_named = is_capitalised(head) && !is_all_capitals(head) && head.size() > 3;
    // As in "PROPOSITION IV."
    const char32_t after = char_at(place.text, end);
    const bool is_closed = after == U'\0' || after == U'\n' || after == U'.' || after == U':';
    const bool is_titled = is_all_capitals(head) && head.size() > 3 && is_closed;
    const bool no_letters = word.size() > 2 || word == U"II" || word == U"IX";
    return is_named || is_titled || no_letters ? std::optional(as(cardinal(*value, style))) : std::nullopt;
}

}  // namespace storyflow::text
