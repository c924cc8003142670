#include "text/english/scripture_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/characters.hpp"
#include "text/english/numbers.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;
using Book = std::pair<std::string_view, std::string_view>;

constexpr std::array books{
    Book{"chr", "Chronicles"},    Book{"chron", "Chronicles"},    Book{"col", "Colossians"},
    Book{"cor", "Corinthians"},   Book{"dan", "Daniel"},          Book{"deut", "Deuteronomy"},
    Book{"eccl", "Ecclesiastes"}, Book{"eph", "Ephesians"},       Book{"esth", "Esther"},
    Book{"ex", "Exodus"},         Book{"exod", "Exodus"},         Book{"ezek", "Ezekiel"},
    Book{"gal", "Galatians"},     Book{"gen", "Genesis"},         Book{"hab", "Habakkuk"},
    Book{"hag", "Haggai"},        Book{"heb", "Hebrews"},         Book{"hos", "Hosea"},
    Book{"isa", "Isaiah"},        Book{"jas", "James"},           Book{"jer", "Jeremiah"},
    Book{"josh", "Joshua"},       Book{"judg", "Judges"},         Book{"kgs", "Kings"},
    Book{"lam", "Lamentations"},  Book{"lev", "Leviticus"},       Book{"macc", "Maccabees"},
    Book{"mal", "Malachi"},       Book{"matt", "Matthew"},        Book{"mic", "Micah"},
    Book{"neh", "Nehemiah"},      Book{"num", "Numbers"},         Book{"obad", "Obadiah"},
    Book{"pet", "Peter"},         Book{"phil", "Philippians"},    Book{"prov", "Proverbs"},
    Book{"ps", "Psalm"},          Book{"rev", "Revelation"},      Book{"rom", "Romans"},
    Book{"sam", "Samuel"},        Book{"thess", "Thessalonians"}, Book{"tim", "Timothy"},
    Book{"zech", "Zechariah"},    Book{"zeph", "Zephaniah"}};
/// Full names of books of which there are two or three.
constexpr std::array numbered{"chronicles"sv, "corinthians"sv, "john"sv,          "kings"sv,  "maccabees"sv,
                              "peter"sv,      "samuel"sv,      "thessalonians"sv, "timothy"sv};
static_assert(std::ranges::is_sorted(books, {}, &Book::first) && std::ranges::is_sorted(numbered));

struct NamedBook {
    std::string name;
    std::size_t end = 0;  ///< behind the full stop
};

std::optional<NamedBook> book_at(std::u32string_view text, std::size_t at, bool has_number) {
    if (!is_capital(char_at(text, at))) return std::nullopt;
    const std::u32string_view word = word_at(text, at);
    const std::size_t end = at + word.size();
    const bool dotted = char_at(text, end) == U'.';
    // Without the full stop "Dan 5:30" may be a person and a time.
    if (!dotted && !has_number) return std::nullopt;
    const std::string letters = small_letters(word);
    const auto* const book = std::ranges::lower_bound(books, letters, {}, &Book::first);
    if (book != books.end() && book->first == letters)
        return NamedBook{std::string(book->second), end + (dotted ? 1 : 0)};
    if (has_number && contains(numbered, letters)) return NamedBook{utf8(word), end};
    return std::nullopt;
}

/// The end of "13:4" and its words.
struct Verse {
    std::string words;
    std::size_t end = 0;
};

std::optional<Verse> verse_at(std::u32string_view text, std::size_t at, NumberStyle style) {
    const std::size_t chapter = digits_from(text, at, 4);
    const std::size_t colon = at + chapter;
    const std::size_t verse = digits_from(text, colon + 1, 4);
    const std::size_t end = colon + 1 + verse;
    const bool fits = chapter > 0 && chapter < 4 && verse > 0 && verse < 4;
    if (!fits || char_at(text, colon) != U':' || !ends_word(text, end)) return std::nullopt;
    return Verse{cardinal(number_value(text.substr(at, chapter)), style) + " " +
                     cardinal(number_value(text.substr(colon + 1, verse)), style),
                 end};
}

/// The number of a book at `at`, "1 " to "3 " or "I " to "III "; 0 if there is none.
std::size_t book_number(std::u32string_view text, std::size_t at) {
    if (text[at] >= U'1' && text[at] <= U'3' && char_at(text, at + 1) == U' ') return text[at] - U'0';
    std::size_t size = 0;
    while (size < 4 && char_at(text, at + size) == U'I')
        ++size;
    return size <= 3 && char_at(text, at + size) == U' ' ? size : 0;
}

}  // namespace

std::optional<Reading> read_scripture(const Place& place) {
    const std::size_t number = book_number(place.text, place.at);
    const std::size_t written = number == 0 ? 0 : is_digit(place.text[place.at]) ? 1 : number;
    if (number == 0 && is_digit(place.text[place.at])) return std::nullopt;
    const auto book = book_at(place.text, place.at + (number > 0 ? written + 1 : 0), number > 0);
    if (!book || char_at(place.text, book->end) != U' ') return std::nullopt;
    const auto verse = verse_at(place.text, book->end + 1, number_style(place.dialect));
    if (!verse) return std::nullopt;
    const std::string prefix = number > 0 ? ordinal(number) + " " : "";
    return Reading{verse->end - place.at, prefix + book->name + " " + verse->words};
}

}  // namespace storyflow::text
