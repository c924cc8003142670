#include "text/words.hpp"

#include <iterator>
#include <string_view>

#include "text/char_kind.hpp"
#include "text/characters.hpp"

namespace storyflow::text {

namespace {

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool is_letter_or_digit(std::u32string_view chars, std::size_t at) {
    return at < chars.size() && is_alphanumeric(chars[at]);
}

/// Whether the dot at `dot` belongs to the word that begins at `begin`: "3.14", "e.g", "Ph.D.", but not the
/// dot between two sentences that lack a space.
bool is_inner_dot(std::u32string_view chars, std::size_t begin, std::size_t dot) {
    if (is_digit(chars[dot - 1]) && is_digit(chars[dot + 1])) return true;
    const bool ends_single_letter = dot - begin == 1 || chars[dot - 2] == U'.';
    const bool starts_single_letter = dot + 2 < chars.size() && chars[dot + 2] == U'.';
    return ends_single_letter || starts_single_letter;
}

bool joins_word(std::u32string_view chars, std::size_t begin, std::size_t at) {
    if (!is_letter_or_digit(chars, at + 1)) return false;
    if (is_apostrophe(chars[at]) || is_hyphen(chars[at])) return true;
    return chars[at] == U'.' && is_inner_dot(chars, begin, at);
}

std::size_t word_end(std::u32string_view chars, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < chars.size()) {
        const bool goes_on = is_alphanumeric(chars[end]) || is_mark(chars[end]);
        if (!goes_on && !joins_word(chars, begin, end)) break;
        ++end;
    }
    return end;
}

std::vector<Span> find_words(std::u32string_view chars) {
    std::vector<Span> words;
    for (std::size_t i = 0; i < chars.size();) {
        if (is_stand_in(chars[i]))
            words.push_back({.begin = i, .end = i + 1});
        else if (is_alphanumeric(chars[i]))
            words.push_back({.begin = i, .end = word_end(chars, i)});
        i = !words.empty() && words.back().end > i ? words.back().end : i + 1;
    }
    return words;
}

/// Where the next word's lead begins in the text between two words: behind the last white space; without
/// white space all of it is the trail.
std::size_t lead_begin(std::u32string_view chars, Span between) {
    for (std::size_t i = between.end; i > between.begin; --i) {
        if (is_white_space(chars[i - 1])) return i;
    }
    return between.end;
}

class WordCutter {
  public:
    WordCutter(const TracedText& text, const FixedWords& fixed)
        : text_(text), chars_(text.chars), fixed_(fixed) {}

    std::vector<SpokenWord> cut() && {
        std::size_t previous_end = 0;
        for (const Span span : find_words(chars_)) {
            const Span between{.begin = previous_end, .end = span.begin};
            const std::size_t lead = words_.empty() ? between.begin : lead_begin(chars_, between);
            if (!words_.empty()) words_.back().trail += written({.begin = between.begin, .end = lead});
            add_words(span, written({.begin = lead, .end = between.end}));
            previous_end = span.end;
        }
        if (!words_.empty()) words_.back().trail += written({.begin = previous_end, .end = chars_.size()});
        return std::move(words_);
    }

  private:
    std::string written(Span span) const { return to_utf8(chars_.substr(span.begin, span.end - span.begin)); }

    void add_words(Span span, const std::string& lead) {
        const std::size_t first = words_.size();
        if (is_stand_in(chars_[span.begin])) {
            const std::vector<SpokenWord>& group = fixed_.at(chars_[span.begin]);
            words_.insert(words_.end(), group.begin(), group.end());
        } else {
            words_.push_back({.text = written(span), .source = source_of(span)});
        }
        words_[first].lead.insert(0, lead);
    }

    CharRange source_of(Span span) const {
        CharRange source;
        for (std::size_t i = span.begin; i < span.end; ++i)
            source = joined(source, text_.sources[i]);
        return source;
    }

    const TracedText& text_;
    std::u32string_view chars_;
    const FixedWords& fixed_;
    std::vector<SpokenWord> words_;
};

}  // namespace

std::vector<SpokenWord> cut_words(const TracedText& text, const FixedWords& fixed) {
    return WordCutter(text, fixed).cut();
}

}  // namespace storyflow::text
