#include "text/english/roman_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/characters.hpp"
#include "text/english/first_ruler.hpp"
#include "text/english/numbers.hpp"
#include "text/english/roman_numerals.hpp"
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

/// A numeral in its place, and the word that it belongs to.
struct RomanNumeral {
    RomanNumeral(const Place& its_place, std::u32string_view its_word, std::uint64_t its_value)
        : place(its_place),
          text(place.text),
          word(its_word),
          end(place.at + word.size()),
          value(its_value),
          head(head_of(text, place.at)),
          head_is_numbered(contains(numbered, small_letters(head))),
          has_stop(matches(text, end, ".,")) {}

    [[nodiscard]] bool is_letter_alone() const { return word.size() == 1; }
    [[nodiscard]] bool follows_ruler() const {
        return is_capitalised(head) && contains(rulers, small_letters(head));
    }
    [[nodiscard]] Reading as(std::string words) const {
        return {word.size() + (has_stop ? 1 : 0), std::move(words)};
    }
    [[nodiscard]] Reading as_cardinal() const { return as(cardinal(value, number_style(place.dialect))); }
    [[nodiscard]] Reading as_ordinal() const { return as(ordinal(value, number_style(place.dialect))); }

    const Place& place;
    std::u32string_view text;
    std::u32string_view word;
    std::size_t end;
    std::uint64_t value;
    std::u32string_view head;
    bool head_is_numbered;  ///< as in "Chapter IV"
    bool has_stop;          ///< as in "Vol. I., No. 3"
};

/// Reads "xi-xv" behind a word that is numbered, as in "pages xi-xv".
std::optional<Reading> read_numeral_range(const RomanNumeral& numeral) {
    const auto last = numeral.head_is_numbered ? range_end(numeral.text, numeral.end) : std::u32string_view{};
    if (last.empty() || is_all_capitals(last) != is_all_capitals(numeral.word)) return std::nullopt;
    const NumberStyle style = number_style(numeral.place.dialect);
    return Reading{numeral.word.size() + 1 + last.size(),
                   cardinal(numeral.value, style) + " to " + cardinal(*roman_value(last), style)};
}

/// Reads "I" if it is a number: "Part I", "Elizabeth I".
std::optional<Reading> read_one(const RomanNumeral& numeral) {
    const auto text = numeral.text;
    if (is_number_one(text, numeral.head, numeral.end)) return numeral.as("one");
    const bool is_ruler = numeral.follows_ruler() &&
                          is_first_ruler(text, numeral.head, has_title(text, numeral.head), numeral.end);
    return is_ruler ? std::optional(numeral.as("the first")) : std::nullopt;
}

/// Reads the numeral behind a ruler's or an heir's name: "Henry VIII", "John D. Rockefeller III".
std::optional<Reading> read_ruler(const RomanNumeral& numeral) {
    const auto text = numeral.text;
    const bool may_be_heir = !numeral.is_letter_alone() && is_capitalised(numeral.head);
    if (!numeral.follows_ruler() &&
        !(may_be_heir && (has_title(text, numeral.head) || has_initial(text, numeral.head))))
        return std::nullopt;
    // Older books write "Charles V. of France" and "Henry IV., king".
    const char32_t next = char_at(text, numeral.end + 2);
    const bool goes_on = char_at(text, numeral.end) == U'.' && is_letter(next) && !is_capital(next);
    return Reading{numeral.word.size() + (numeral.has_stop || goes_on ? 1 : 0),
                   "the " + ordinal(numeral.value, number_style(numeral.place.dialect))};
}

/// Reads a numeral whose neighbours say nothing about it, if it looks like no other word.
std::optional<Reading> read_plain_numeral(const RomanNumeral& numeral) {
    const auto word = numeral.word;
    if (numeral.is_letter_alone() || !has_only(word, U"IVX") || contains(other_words, small_letters(word)))
        return std::nullopt;
    const bool is_long_head = numeral.head.size() > 3;
    const bool is_named = is_capitalised(numeral.head) && !is_all_capitals(numeral.head) && is_long_head;
    // As in "PROPOSITION IV."
    const char32_t after = char_at(numeral.text, numeral.end);
    const bool is_closed = after == U'\0' || after == U'\n' || after == U'.' || after == U':';
    const bool is_titled = is_all_capitals(numeral.head) && is_long_head && is_closed;
    const bool no_letters = word.size() > 2 || word == U"II" || word == U"IX";
    return is_named || is_titled || no_letters ? std::optional(numeral.as_cardinal()) : std::nullopt;
}

/// Reads a numeral in capitals other than "I".
std::optional<Reading> read_capital_numeral(const RomanNumeral& numeral) {
    const auto word = numeral.word;
    if (small_letters(word_after_gap(numeral.text, numeral.end)) == "century") return numeral.as_ordinal();
    if (numeral.is_letter_alone() && !has_only(word, U"VX")) return std::nullopt;
    if (numeral.head_is_numbered) return numeral.as_cardinal();
    if (!numeral.is_letter_alone() && has_only(word, U"IVXL") &&
        is_item_number(numeral.text, numeral.place.at, numeral.end))
        return numeral.as_cardinal();
    if (numeral.is_letter_alone() && is_initial(numeral.text, numeral.end)) return std::nullopt;
    if (auto ruler = read_ruler(numeral)) return ruler;
    return read_plain_numeral(numeral);
}

std::optional<Reading> read_numeral(const RomanNumeral& numeral) {
    const auto word = numeral.word;
    if (auto range = read_numeral_range(numeral)) return range;
    if (numeral.is_letter_alone() && is_heading_number(numeral.text, numeral.place.at))
        return numeral.as_cardinal();
    if (word == U"I") return read_one(numeral);
    const bool is_small = has_only(word, U"ivx") && !numeral.is_letter_alone();
    if (is_small && (numeral.head_is_numbered || is_bracketed(numeral.text, numeral.place.at, numeral.end)))
        return numeral.as_cardinal();
    return is_all_capitals(word) ? read_capital_numeral(numeral) : std::nullopt;
}

}  // namespace

std::optional<Reading> read_roman(const Place& place) {
    const std::u32string_view word = word_at(place.text, place.at);
    if (auto ordinal_numeral = read_roman_ordinal(place, word)) return ordinal_numeral;
    const auto value = roman_value(word);
    if (!value || !ends_word(place.text, place.at + word.size())) return std::nullopt;
    return read_numeral(RomanNumeral(place, word, *value));
}

}  // namespace storyflow::text
