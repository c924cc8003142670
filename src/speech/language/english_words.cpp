#include "speech/language/english_words.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "speech/english/letter_case.hpp"
#include "speech/english/tokens.hpp"
#include "speech/english/word_class.hpp"
#include "speech/language/punctuation.hpp"

namespace storyflow::speech {

namespace {

using SpokenWords = std::span<const text::SpokenWord>;

/// Where a word stands in the text of its sentence, in bytes.
struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Sentence {
    std::string text;
    std::vector<Place> places;  ///< of each word
};

/// The word with straight apostrophes, as the lexicon and eSpeak have them.
std::string spelled(std::string_view word) {
    constexpr std::string_view curly = "’";
    std::string text(word);
    for (std::size_t at = text.find(curly); at != std::string::npos; at = text.find(curly, at))
        text.replace(at, curly.size(), "'");
    return text;
}

void append_in_one_line(std::string& text, std::string_view part) {
    for (const char c : part) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_space) text.push_back(c);
        if (is_space && !text.empty() && !text.ends_with(' ')) text.push_back(' ');
    }
}

/// The words and the marks between them, with single spaces.
Sentence sentence_of(SpokenWords words) {
    Sentence sentence;
    for (const text::SpokenWord& word : words) {
        append_in_one_line(sentence.text, word.lead);
        const std::size_t begin = sentence.text.size();
        sentence.text.append(spelled(word.text));
        sentence.places.push_back({begin, sentence.text.size()});
        append_in_one_line(sentence.text, word.trail);
    }
    return sentence;
}

/// The pieces of the tokens that stand, at least with a part, within the place of a word.
std::vector<english::Piece> pieces_at(Place place, const Sentence& sentence,
                                      std::span<const english::TaggedToken> tokens) {
    std::vector<english::Piece> pieces;
    for (const english::TaggedToken& token : tokens) {
        if (token.begin >= place.end) break;
        const std::size_t begin = std::max(place.begin, token.begin);
        const std::size_t end = std::min(place.end, token.end);
        if (begin >= end) continue;
        const auto part = std::string_view(sentence.text).substr(begin, end - begin);
        for (const std::string_view piece : english::pieces_of(part))
            pieces.push_back({std::string(piece), token.tag});
    }
    return pieces;
}

bool is_capital(const text::SpokenWord& word) {
    return word.text.size() == 1 && word.text.front() >= 'A' && word.text.front() <= 'Z' &&
           word.phonemes.empty();
}

bool is_mark_between(const text::SpokenWord& word, const text::SpokenWord& next) {
    const std::string marks = kokoro_marks(word.trail + next.lead);
    return word.pause_after > 0.0 || marks.find_first_of(";:,.!?") != std::string::npos ||
           marks.find("—") != std::string::npos || marks.find("…") != std::string::npos;
}

/// Whether two capitals side by side are letters of one abbreviation. "A" and "I" are words too: they must
/// come from the same place in the script.
bool are_spelled(const text::SpokenWord& word, const text::SpokenWord& next) {
    const auto may_be_word = [](const text::SpokenWord& letter) {
        return letter.text == "A" || letter.text == "I";
    };
    if (!is_capital(word) || !is_capital(next)) return false;
    return word.source == next.source || !(may_be_word(word) && may_be_word(next));
}

/// Whether "A" is the letter: it belongs to a code, as in "A three twenty" and "A K-forty-seven".
bool is_letter_of_code(SpokenWords words, std::size_t index) {
    const auto shares_source = [&](std::size_t other) {
        const text::CharRange one = words[other].source;
        const text::CharRange two = words[index].source;
        return one == two || (one.begin < two.end && two.begin < one.end);
    };
    return words[index].text == "A" && words[index].phonemes.empty() &&
           ((index > 0 && shares_source(index - 1)) ||
            (index + 1 < words.size() && shares_source(index + 1)));
}

/// A word that the text shouts. Abbreviations are single letters by now.
bool is_shouted(std::string_view word) {
    return word.size() > 1 && english::has_capital(word) && !english::has_small(word);
}

/// Reads shouted words as words: as a noun the lexicon would spell some of them (IT, US), and all that it
/// does not know.
void quieten(std::vector<english::Piece>& pieces, std::string_view word, const english::Lexicon& lexicon) {
    const bool is_known = lexicon.find(word) || lexicon.find(english::in_small(word));
    for (english::Piece& piece : pieces) {
        if (english::is_noun(piece.tag)) piece.tag = english::PennTag::xx;
        if (!is_known) piece.text = english::capitalised(english::in_small(piece.text));
    }
}

/// Makes the "A" of "A-ten" and "A-frame" the name of the letter.
void name_first_letter(std::vector<english::Piece>& pieces) {
    const bool begins_with_letter = pieces.size() > 2 && pieces[0].text == "A" && pieces[1].text == "-";
    // As in "A-a man", which is no letter.
    if (begins_with_letter && pieces[2].text != "a") pieces.front().tag = english::PennTag::nn;
}

/// Puts back the apostrophe of words that the lexicon has with it: 'em.
void add_apostrophe(std::vector<english::Piece>& pieces, std::string_view lead,
                    const english::Lexicon& lexicon) {
    if (pieces.size() != 1 || !(lead.ends_with('\'') || lead.ends_with("’"))) return;
    const std::string whole = "'" + pieces.front().text;
    if (lexicon.find(whole)) pieces.front().text = whole;
}

void add_sentence(std::vector<english::Word>& all, SpokenWords spoken, const english::Lexicon& lexicon) {
    const Sentence sentence = sentence_of(spoken);
    const std::vector<english::TaggedToken> tokens = english::tagged_tokens(sentence.text);
    std::span<const english::TaggedToken> rest = tokens;
    for (std::size_t i = 0; i < spoken.size(); ++i) {
        while (!rest.empty() && rest.front().end <= sentence.places[i].begin)
            rest = rest.subspan(1);
        const bool is_last = i + 1 == spoken.size();
        english::Word word;
        word.pieces = pieces_at(sentence.places[i], sentence, rest);
        if (is_shouted(spoken[i].text)) quieten(word.pieces, spelled(spoken[i].text), lexicon);
        name_first_letter(word.pieces);
        add_apostrophe(word.pieces, spoken[i].lead, lexicon);
        word.given = spoken[i].phonemes;
        word.stress = spoken[i].stress;
        word.mark_follows = is_last || is_mark_between(spoken[i], spoken[i + 1]);
        word.is_letter = is_letter_of_code(spoken, i) ||
                         (i > 0 && are_spelled(spoken[i - 1], spoken[i]) && !all.back().mark_follows) ||
                         (!is_last && are_spelled(spoken[i], spoken[i + 1]) && !word.mark_follows);
        all.push_back(std::move(word));
    }
}

}  // namespace

std::vector<english::Word> english_words(const text::SpokenText& text, const english::Lexicon& lexicon) {
    std::vector<english::Word> all;
    all.reserve(text.words.size());
    const SpokenWords words = text.words;
    std::size_t begin = 0;
    for (std::size_t end = 1; end <= words.size(); ++end) {
        if (end < words.size() && !words[end - 1].ends_sentence) continue;
        add_sentence(all, words.subspan(begin, end - begin), lexicon);
        begin = end;
    }
    return all;
}

}  // namespace storyflow::speech
