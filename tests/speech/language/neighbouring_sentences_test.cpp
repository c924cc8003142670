#include "speech/language/neighbouring_sentences.hpp"

#include <gtest/gtest.h>

#include <string>

#include "speech/language/tokenizer.hpp"

namespace storyflow::speech {
namespace {

/// Splits at spaces; a full stop ends a sentence.
text::SpokenText spoken(std::string_view written) {
    text::SpokenText text;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t space = std::min(written.find(' ', at), written.size());
        std::string word(written.substr(at, space - at));
        at = space + 1;
        const bool is_last = word.ends_with('.');
        if (is_last) word.pop_back();
        text.words.push_back(
            {.text = word, .trail = is_last ? ". " : " ", .phonemes = word, .ends_sentence = is_last});
    }
    return text;
}

TEST(NeighbouringSentences, AreTheLastAndTheFirst) {
    const auto pair = neighbouring_sentences(spoken("a b. c d."), spoken("e f g. h."));
    EXPECT_EQ(text::written_form(pair.text), "c d. e f g.");
    EXPECT_EQ(pair.first_words, 2U);
}

TEST(NeighbouringSentences, AreWholeChunksWhereNoSentenceEnds) {
    const auto pair = neighbouring_sentences(spoken("a b"), spoken("c d"));
    EXPECT_EQ(text::written_form(pair.text), "a b c d");
    EXPECT_EQ(pair.first_words, 2U);
}

TEST(NeighbouringSentences, MayHaveOneWordEach) {
    const auto pair = neighbouring_sentences(spoken("a."), spoken("b."));
    EXPECT_EQ(text::written_form(pair.text), "a. b.");
    EXPECT_EQ(pair.first_words, 1U);
}

TEST(NeighbouringSentences, FitTogetherIntoOneInput) {
    std::string endless;
    for (int i = 0; i < 300; ++i)
        endless += "abc ";
    const auto pair = neighbouring_sentences(spoken(endless + "end."), spoken("begin " + endless));
    EXPECT_LE(tokenize(pair.text).ids.size(), most_tokens);
    EXPECT_EQ(pair.text.words[pair.first_words - 1].text, "end");
    EXPECT_EQ(pair.text.words[pair.first_words].text, "begin");
    EXPECT_GT(pair.first_words, 50U);
}

}  // namespace
}  // namespace storyflow::speech
