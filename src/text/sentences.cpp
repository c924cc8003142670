#include "text/sentences.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "text/char_kind.hpp"
#include "text/english/numbers.hpp"
#include "text/traced_text.hpp"

namespace storyflow::text {

namespace {

using namespace std::string_view_literals;

/// Abbreviations that stand before a name or a number rather than at the end of a sentence.
constexpr std::array leading_abbreviations{
    "Capt"sv, "Cmdr"sv, "Col"sv, "Dr"sv,  "Fig"sv,    "Fr"sv, "Gen"sv, "Gov"sv,  "Hon"sv,  "Lt"sv,
    "Maj"sv,  "Mlle"sv, "Mme"sv, "Mr"sv,  "Mrs"sv,    "Ms"sv, "Mt"sv,  "Pres"sv, "Prof"sv, "Rep"sv,
    "Rev"sv,  "Sen"sv,  "Sgt"sv, "Vol"sv, "approx"sv, "ca"sv, "cf"sv,  "pp"sv,   "viz"sv,  "vs"sv,
};

constexpr std::u16string_view closing_quotes = u"\"'”’»›";

icu::UnicodeString utf16(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

char32_t first_letter(const SpokenWord& word) {
    return static_cast<char32_t>(utf16(word.text).char32At(0));
}

/// Whether the word begins a number. The normaliser writes numbers small: "He said no. five minutes later".
bool begins_number(const SpokenWord& word) {
    return is_number_word(std::string_view(word.text).substr(0, word.text.find('-')));
}

bool is_single_capital(const SpokenWord& word) {
    return word.text.size() == 1 && word.text[0] >= 'A' && word.text[0] <= 'Z';
}

/// Whether the word is an initial, as in "J. R. Hartley"; the last letter of "U S A." and the pronoun "I" are
/// not.
bool is_initial(std::span<const SpokenWord> words, std::size_t at) {
    if (!is_single_capital(words[at]) || words[at].text == "I") return false;
    const bool ends_spelling = at > 0 && is_single_capital(words[at - 1]) && words[at - 1].trail == " ";
    return !ends_spelling;
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_abbreviation(std::span<const SpokenWord> words, std::size_t at) {
    if (words[at].trail != ". ") return false;
    const std::string& text = words[at].text;
    const bool is_dotted = text.size() > 2 && text[text.size() - 2] == '.' && !is_ascii_digit(text.back());
    const bool is_listed = std::find(leading_abbreviations.begin(), leading_abbreviations.end(), text) !=
                           leading_abbreviations.end();
    return is_listed || is_dotted || is_initial(words, at);
}

/// Whether a quotation ends behind the word, with `!”`, `?'`, `…»` or `..."`: it ends a sentence even before
/// `he said`.
bool ends_quotation(const SpokenWord& word) {
    if (!word.trail.ends_with(' ')) return false;
    const icu::UnicodeString trail = utf16(word.trail);
    bool has_stop = false;
    for (std::int32_t i = 0; i < trail.length(); ++i) {
        const char16_t mark = trail[i];
        if (has_stop && closing_quotes.find(mark) != std::u16string_view::npos) return true;
        const bool is_dots = mark == u'.' && i > 0 && trail[i - 1] == u'.';
        has_stop = mark == u'!' || mark == u'?' || mark == u'…' || is_dots;
    }
    return false;
}

/// Whether a sentence may end behind a word that is not the last one.
bool may_end(std::span<const SpokenWord> words, std::size_t at) {
    const bool may_begin = !is_lower_case(first_letter(words[at + 1])) || begins_number(words[at + 1]);
    return may_begin && !is_abbreviation(words, at);
}

struct Layout {
    icu::UnicodeString text;
    std::vector<std::int32_t> ends;  ///< of each word, in UTF-16 units, before its trail
};

Layout laid_out(std::span<const SpokenWord> words) {
    Layout layout;
    bool may_begin = false;
    for (const SpokenWord& word : words) {
        layout.text += utf16(word.lead);
        const std::int32_t begin = layout.text.length();
        layout.text += utf16(word.text);
        // By Unicode's rules no sentence begins with a small letter.
        if (may_begin && begins_number(word))
            layout.text.setCharAt(begin, static_cast<char16_t>(word.text.front() - 0x20));
        layout.ends.push_back(layout.text.length());
        layout.text += utf16(word.trail);
        may_begin = word.trail.size() > 1;
    }
    // By Unicode's rules the ellipsis character ends no sentence, a full stop does.
    layout.text.findAndReplace(icu::UnicodeString(u'…'), icu::UnicodeString(u'.'));
    return layout;
}

}  // namespace

struct SentenceFinder::Rules {
    std::unique_ptr<icu::BreakIterator> breaks;
};

SentenceFinder::SentenceFinder() : rules_(std::make_unique<Rules>()) {
    UErrorCode status = U_ZERO_ERROR;
    rules_->breaks.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    if (U_FAILURE(status) != 0 || !rules_->breaks)
        throw base::Error(base::ErrorKind::internal, "the rules for sentences are missing",
                          u_errorName(status));
}

SentenceFinder::~SentenceFinder() = default;

void SentenceFinder::mark(std::span<SpokenWord> paragraph) {
    if (paragraph.empty()) return;
    const Layout layout = laid_out(paragraph);
    icu::BreakIterator& breaks = *rules_->breaks;
    breaks.setText(layout.text);
    std::size_t next_word = 0;  // the first word that ends behind the boundary
    for (std::int32_t at = breaks.first(); at != icu::BreakIterator::DONE; at = breaks.next()) {
        while (next_word < paragraph.size() && layout.ends[next_word] <= at)
            ++next_word;
        if (next_word > 0 && next_word < paragraph.size())
            paragraph[next_word - 1].ends_sentence = may_end(paragraph, next_word - 1);
    }
    for (SpokenWord& word : paragraph)
        word.ends_sentence = word.ends_sentence || ends_quotation(word);
    paragraph.back().ends_sentence = true;
}

}  // namespace storyflow::text
