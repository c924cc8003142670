#include "speech/language/neighbouring_sentences.hpp"

#include <algorithm>

#include "speech/language/tokenizer.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t most_tokens_of_one = most_tokens / 2;

/// The number of words that fit, counted from `first`; at least one.
template <typename Word>
std::ptrdiff_t fitting_words(Word first, Word end) {
    std::size_t tokens = 0;
    Word word = first;
    while (word != end && (tokens += token_count(*word)) <= most_tokens_of_one)
        ++word;
    return std::max<std::ptrdiff_t>(1, word - first);
}

}  // namespace

NeighbouringSentences neighbouring_sentences(const text::SpokenText& before, const text::SpokenText& after) {
    const auto ends_sentence = [](const text::SpokenWord& word) { return word.ends_sentence; };
    const auto last_sentence =
        std::find_if(before.words.rbegin() + 1, before.words.rend(), ends_sentence) - before.words.rbegin();
    const auto first_sentence =
        std::find_if(after.words.begin(), after.words.end() - 1, ends_sentence) + 1 - after.words.begin();
    const auto head = fitting_words(before.words.rbegin(), before.words.rbegin() + last_sentence);
    const auto tail = fitting_words(after.words.begin(), after.words.begin() + first_sentence);

    NeighbouringSentences pair{.first_words = static_cast<std::size_t>(head)};
    pair.text.words.assign(before.words.end() - head, before.words.end());
    pair.text.words.insert(pair.text.words.end(), after.words.begin(), after.words.begin() + tail);
    return pair;
}

}  // namespace storyflow::speech
