#include "speech/language/tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Range = TokenSequence::Range;

text::SpokenWord word(std::string lead, std::string phonemes, std::string trail) {
    text::SpokenWord word;
    word.lead = std::move(lead);
    word.text = "word";
    word.phonemes = std::move(phonemes);
    word.trail = std::move(trail);
    return word;
}

text::SpokenText text_of(std::vector<text::SpokenWord> words) {
    return {.words = std::move(words)};
}

TEST(Tokenizer, GivesEachSymbolItsId) {
    const auto tokens = tokenize(text_of({word("", "hˈI", ", "), word("", "ju", ".")}));
    EXPECT_THAT(tokens.ids, ElementsAre(50, 156, 25, 3, 16, 52, 63, 4));
    EXPECT_EQ(tokens.phonemes, 8U);
    EXPECT_THAT(tokens.unknown, IsEmpty());
    EXPECT_EQ(tokens.unknown_count, 0U);
}

TEST(Tokenizer, FramesTheIdsForANetwork) {
    EXPECT_THAT(framed_ids(tokenize(text_of({word("", "hˈI", ".")}))), ElementsAre(0, 50, 156, 25, 4, 0));
    EXPECT_THAT(framed_ids({}), ElementsAre(0, 0));
}

TEST(Tokenizer, TellsWhereTheWordsAre) {
    const auto tokens = tokenize(text_of({word("“", "hˈI", ",” "), word("(", "ju", ").")}));
    EXPECT_THAT(tokens.words, ElementsAre(Range{1, 4}, Range{8, 10}));
}

TEST(Tokenizer, PartsWordsBySingleSpacesOrMarks) {
    EXPECT_EQ(phoneme_string(text_of({word("", "a", " "), word("", "b", "  "), word("", "d", "")})), "a b d");
    EXPECT_EQ(phoneme_string(text_of({word("", "a", ""), word("", "b", "-"), word("", "d", "")})), "a b d");
    EXPECT_EQ(phoneme_string(text_of({word("", "a", "—"), word("", "b", ", "), word(" “", "d", "")})),
              "a—b, “d");
    EXPECT_EQ(phoneme_string(text_of({word("", "a", "’ "), word("", "b", "")})), "a b");
}

TEST(Tokenizer, HasNoSpacesAtTheEnds) {
    EXPECT_EQ(phoneme_string(text_of({word(" ", "a", "… ")})), "a…");
}

TEST(Tokenizer, IsSilentAboutWordsWithoutPhonemes) {
    const auto text = text_of({word("", "", ". "), word("", "a", ", "), word("(", "", ") "),
                               word("", "b", "."), word("", "", "!")});
    EXPECT_EQ(phoneme_string(text), ". a, () b.!");
    EXPECT_THAT(tokenize(text).words,
                ElementsAre(Range{0, 0}, Range{2, 3}, Range{3, 3}, Range{8, 9}, Range{9, 9}));
}

TEST(Tokenizer, HasNothingToSayWithoutAnyPhonemes) {
    const auto tokens = tokenize(text_of({word("", "", "..."), word("", "", "!")}));
    EXPECT_THAT(tokens.ids, IsEmpty());
    EXPECT_EQ(tokens.words.size(), 2U);
    EXPECT_THAT(tokenize({}).ids, IsEmpty());
}

TEST(Tokenizer, LeavesOutUnknownSymbolsAndTellsThem) {
    const auto tokens = tokenize(text_of({word("", "3a3ɫ", " "), word("", "ɫ", " "), word("", "b", "")}));
    EXPECT_THAT(tokens.ids, ElementsAre(43, 16, 16, 44));
    EXPECT_THAT(tokens.words, ElementsAre(Range{0, 1}, Range{2, 2}, Range{3, 4}));
    EXPECT_EQ(tokens.phonemes, 8U);
    EXPECT_THAT(tokens.unknown, ElementsAre("3", "ɫ"));
    EXPECT_EQ(tokens.unknown_count, 4U);
}

TEST(Tokenizer, BoundsTheMarksAroundAWord) {
    const auto tokens = tokenize(text_of({word("", "a", std::string(5000, '!'))}));
    EXPECT_EQ(tokens.ids.size(), 1 + most_marks);
}

std::vector<text::SpokenText> chunks_of(std::size_t sentences, std::size_t words_each) {
    text::SpokenText text;
    for (std::size_t i = 0; i < sentences * words_each; ++i) {
        const bool is_last = i % words_each == words_each - 1;
        text.words.push_back(word("", "ˈabda", is_last ? ". " : " "));
        text.words.back().ends_sentence = is_last;
    }
    return token_chunks(text);
}

TEST(TokenChunks, GatherSentencesUpToAHundredOrTwo) {
    auto chunks = chunks_of(40, 8);
    chunks.erase(chunks.begin());  // the first chunk is shorter
    for (const auto& chunk : chunks) {
        const std::size_t tokens = tokenize(chunk).ids.size();
        EXPECT_GE(tokens, 90U);
        EXPECT_LE(tokens, 200U);
        EXPECT_TRUE(chunk.words.back().ends_sentence);
    }
}

/// The number of words of the first chunk; each word has five tokens and its trail.
std::size_t first_words(const std::vector<std::string>& trails) {
    text::SpokenText text{.leading_pause = 0.5};
    for (const std::string& trail : trails) {
        text.words.push_back(word("", "ˈabda", trail));
        text.words.back().ends_sentence = trail == ". ";
    }
    const auto chunks = token_chunks(text);
    EXPECT_EQ(chunks.front().leading_pause, 0.5);
    return chunks.front().words.size();
}

TEST(TokenChunks, BeginWithTheFewestSentencesThatReachTwentyTokens) {
    std::vector<std::string> trails(60, " ");
    trails.back() = ". ";
    trails[9] = ", ";
    EXPECT_EQ(first_words(trails), 60U) << "a sentence is not cut at a comma";
    trails[1] = ". ";
    EXPECT_EQ(first_words(trails), 60U) << "two words have 13 tokens";
    trails[20] = ". ";
    EXPECT_EQ(first_words(trails), 21U);
    trails[2] = ". ";
    EXPECT_EQ(first_words(trails), 3U) << "three words have 20 tokens";
}

TEST(TokenChunks, AreNotCutShortWhenLittleWouldBeLeft) {
    EXPECT_EQ(first_words({" ", " ", " ", " ", ". ", " ", ". "}), 7U);
}

TEST(TokenChunks, CutOnlySentencesOfMoreThanFourHundredTokens) {
    const auto chunks_of_a_sentence = [](std::size_t words) {
        text::SpokenText text;
        for (std::size_t i = 0; i < words; ++i)
            text.words.push_back(
                word("", "ˈab", i + 1 == words ? "." : ", "));  // 3 tokens and a comma and space
        text.words.back().ends_sentence = true;
        return token_chunks(text).size();
    };
    EXPECT_EQ(chunks_of_a_sentence(80), 1U);
    EXPECT_EQ(chunks_of_a_sentence(81), 2U);
}

TEST(TokenChunks, KeepEveryWordInOrder) {
    std::size_t words = 0;
    for (const auto& chunk : chunks_of(17, 30))
        words += chunk.words.size();
    EXPECT_EQ(words, 17U * 30U);
}

TEST(TokenChunks, AreNeverLargerThanKokoroTakes) {
    for (const auto& chunk : chunks_of(2, 400))
        EXPECT_LE(tokenize(chunk).phonemes, most_tokens);

    text::SpokenWord endless = word("", std::string(3000, 'a'), " ");
    endless.text = std::string(3000, 'a');
    const auto chunks = token_chunks(text_of({endless, word("", "b", std::string(600, '!'))}));
    EXPECT_GT(chunks.size(), 5U);
    for (const auto& chunk : chunks)
        EXPECT_LE(tokenize(chunk).phonemes, most_tokens);
}

}  // namespace
}  // namespace storyflow::speech
