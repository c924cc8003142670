#include "speech/language/tokenizer.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "speech/language/punctuation.hpp"
#include "speech/phonemes.hpp"
#include "text/cut_chunks.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t tokens_aimed_at = 175;
constexpr std::size_t longest_whole_sentence = 400;  // tokens
constexpr std::size_t too_few_tokens = 20;

/// A word's phonemes, or the marks between two words.
struct Piece {
    std::string symbols;
    std::optional<std::size_t> word;  ///< index of the word; std::nullopt for marks
};

std::string marks_of(std::string_view written) {
    const std::string marks = kokoro_marks(written);
    return std::string(base::first_code_points(marks, most_marks));
}

/// Normalises the marks before a word: single spaces, none at the very beginning, and at least a space
/// between two words.
std::string before_word(const std::string& marks, bool is_first_word) {
    std::string parted;
    for (const char c : marks) {
        const bool is_spare = c == ' ' && (parted.ends_with(' ') || (is_first_word && parted.empty()));
        if (!is_spare) parted.push_back(c);
    }
    return parted.empty() && !is_first_word ? " " : parted;
}

std::vector<Piece> pieces_of(const text::SpokenText& transcribed) {
    std::vector<Piece> pieces;
    std::string marks;
    bool is_first_word = true;
    for (std::size_t index = 0; index < transcribed.words.size(); ++index) {
        const text::SpokenWord& word = transcribed.words[index];
        marks += marks_of(word.lead);
        if (!word.phonemes.empty()) {
            pieces.push_back({before_word(std::exchange(marks, {}), is_first_word), {}});
            pieces.push_back({word.phonemes, index});
            is_first_word = false;
        }
        marks += marks_of(word.trail);
    }
    if (!is_first_word) pieces.push_back({std::string(base::trim(before_word(marks, true))), {}});
    return pieces;
}

void append(TokenSequence& tokens, std::string_view symbols) {
    for (const std::string_view symbol : symbols_of(symbols)) {
        ++tokens.phonemes;
        if (const auto id = phoneme_id(symbol)) {
            tokens.ids.push_back(*id);
            continue;
        }
        ++tokens.unknown_count;
        const bool is_new =
            std::find(tokens.unknown.begin(), tokens.unknown.end(), symbol) == tokens.unknown.end();
        if (is_new) tokens.unknown.emplace_back(symbol);
    }
}

/// Words without phonemes get an empty range where the word before them ends.
void place_silent_words(std::vector<TokenSequence::Range>& words, const std::vector<bool>& is_placed) {
    std::size_t end = 0;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (!is_placed[index]) words[index] = {end, end};
        end = words[index].end;
    }
}

}  // namespace

std::string phoneme_string(const text::SpokenText& transcribed) {
    std::string phonemes;
    for (const Piece& piece : pieces_of(transcribed))
        phonemes.append(piece.symbols);
    return phonemes;
}

TokenSequence tokenize(const text::SpokenText& transcribed) {
    TokenSequence tokens;
    tokens.words.resize(transcribed.words.size());
    std::vector<bool> is_placed(transcribed.words.size());
    for (const Piece& piece : pieces_of(transcribed)) {
        const std::size_t begin = tokens.ids.size();
        append(tokens, piece.symbols);
        if (!piece.word) continue;
        tokens.words[*piece.word] = {begin, tokens.ids.size()};
        is_placed[*piece.word] = true;
    }
    place_silent_words(tokens.words, is_placed);
    return tokens;
}

std::vector<int> framed_ids(const TokenSequence& tokens) {
    std::vector<int> framed{0};
    framed.reserve(tokens.ids.size() + 2);
    framed.insert(framed.end(), tokens.ids.begin(), tokens.ids.end());
    framed.push_back(0);
    return framed;
}

std::size_t token_count(const text::SpokenWord& word) {
    return base::code_point_count(marks_of(word.lead)) + base::code_point_count(word.phonemes) +
           std::max<std::size_t>(1, base::code_point_count(marks_of(word.trail)));
}

std::vector<text::SpokenText> token_chunks(const text::SpokenText& transcribed) {
    return text::cut_chunks(transcribed,
                            {.aim = tokens_aimed_at,
                             .hard = longest_whole_sentence,
                             .too_short = too_few_tokens,
                             .first_aim = too_few_tokens},
                            token_count);
}

}  // namespace storyflow::speech
