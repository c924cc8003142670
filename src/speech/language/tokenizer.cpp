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
constexpr std::size_t too_few_tokens = 20;
/// About three seconds of sound, which two cores compute in half a second.
constexpr std::size_t first_tokens_aimed_at = 45;

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

std::size_t size_of(const text::SpokenWord& word) {
    return base::code_point_count(marks_of(word.lead)) + base::code_point_count(word.phonemes) +
           std::max<std::size_t>(1, base::code_point_count(marks_of(word.trail)));
}

bool ends_part(const text::SpokenWord& word) {
    const std::string marks = kokoro_marks(word.trail);
    return word.ends_sentence || marks.find_first_of(";:,.!?") != std::string::npos ||
           marks.find("—") != std::string::npos || marks.find("…") != std::string::npos;
}

/// The number of words of the first chunk if it should end early; 0 if an early end gains nothing.
std::size_t early_words(const text::SpokenText& text) {
    std::size_t words = 0;  // up to the best mark so far
    bool is_sentence = false;
    std::size_t tokens = 0;
    for (std::size_t i = 0; i + 1 < text.words.size(); ++i) {
        const text::SpokenWord& word = text.words[i];
        tokens += size_of(word);
        const bool is_late = tokens > first_tokens_aimed_at;
        if (is_late && words > 0) break;
        if (word.pause_after > 0.0 || tokens > tokens_aimed_at) return words;
        if (tokens < too_few_tokens || !ends_part(word) || (is_sentence && !word.ends_sentence)) continue;
        words = i + 1;
        is_sentence = word.ends_sentence;
    }
    std::size_t rest = 0;
    for (std::size_t i = words; i < text.words.size(); ++i)
        rest += size_of(text.words[i]);
    return rest < too_few_tokens ? 0 : words;
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

std::vector<text::SpokenText> token_chunks(const text::SpokenText& transcribed) {
    const text::ChunkLimits limits{.aim = tokens_aimed_at, .hard = most_tokens, .too_short = too_few_tokens};
    const std::size_t early = early_words(transcribed);
    if (early == 0) return text::cut_chunks(transcribed, limits, size_of);
    const auto cut = transcribed.words.begin() + static_cast<std::ptrdiff_t>(early);
    std::vector<text::SpokenText> chunks{
        {.leading_pause = transcribed.leading_pause, .words = {transcribed.words.begin(), cut}}};
    const text::SpokenText rest{.words = {cut, transcribed.words.end()}};
    for (text::SpokenText& chunk : text::cut_chunks(rest, limits, size_of))
        chunks.push_back(std::move(chunk));
    return chunks;
}

}  // namespace storyflow::speech
