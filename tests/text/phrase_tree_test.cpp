#include "text/phrase_tree.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

/// The longest phrase at the first token that has one, and its value: "word=0".
std::string found(const PhraseTree& tree, std::u32string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    const std::vector<PhraseTree::Step> steps = tree.steps_of(text, tokens);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto match = tree.longest(std::span(steps).subspan(i));
        if (!match) continue;
        const Token& last = tokens[i + match->tokens - 1];
        std::string ascii;
        for (const char32_t c : text.substr(tokens[i].begin, last.end - tokens[i].begin))
            ascii += c < 0x80 ? static_cast<char>(c) : '?';
        return ascii + "=" + std::to_string(match->value);
    }
    return "";
}

PhraseTree tree_of(std::initializer_list<std::u32string_view> phrases,
                   PhraseTree::LetterCase letter_case = PhraseTree::LetterCase::ignored) {
    PhraseTree tree(letter_case);
    std::size_t value = 0;
    for (const std::u32string_view phrase : phrases)
        tree.add(phrase, value++);
    return tree;
}

TEST(PhraseTree, FindsWholeWordsOnly) {
    const PhraseTree tree = tree_of({U"ann"});
    EXPECT_EQ(found(tree, U"with Ann."), "Ann=0");
    EXPECT_EQ(found(tree, U"(ann)"), "ann=0");
    EXPECT_EQ(found(tree, U"Ann-like"), "Ann=0");
    for (const std::u32string_view text : {U"anna", U"joann", U"ann3", U"anné", U"ann\u0301", U"語ann"})
        EXPECT_EQ(found(tree, text), "");
}

TEST(PhraseTree, TakesThePossessiveButNoOtherContraction) {
    const PhraseTree tree = tree_of({U"don", U"clock"});
    EXPECT_EQ(found(tree, U"Don's"), "Don=0");
    EXPECT_EQ(found(tree, U"Don’s hat"), "Don=0");
    EXPECT_EQ(found(tree, U"'don'"), "don=0");
    EXPECT_EQ(found(tree, U"don't"), "");
    EXPECT_EQ(found(tree, U"don'st"), "");
    EXPECT_EQ(found(tree, U"o'clock"), "");
    EXPECT_EQ(found(tree, U"o’clock"), "");
}

TEST(PhraseTree, TakesTheLongestPhrase) {
    const PhraseTree tree = tree_of({U"new", U"new york city", U"new york"});
    EXPECT_EQ(found(tree, U"New York state"), "New York=2");
    EXPECT_EQ(found(tree, U"New York City"), "New York City=1");
    EXPECT_EQ(found(tree, U"New Yorkers"), "New=0");
}

TEST(PhraseTree, TakesAnyWhiteSpaceForASpaceAndNothingElse) {
    const PhraseTree tree = tree_of({U"new york"});
    EXPECT_EQ(found(tree, U"new \n\u00A0 york"), "new \n? york=0");
    EXPECT_EQ(found(tree, U"new-york"), "");
    EXPECT_EQ(found(tree_of({U"c++"}), U"c++ and"), "c++=0");
    EXPECT_EQ(found(tree_of({U"c++"}), U"c + + and"), "");
    EXPECT_EQ(found(tree_of({U".net"}), U"the .NET way"), ".NET=0");
}

TEST(PhraseTree, IgnoresCaseAndTheWayAccentsAreWritten) {
    EXPECT_EQ(found(tree_of({U"ÉLAN"}), U"e\u0301lan"), "e?lan=0");
    EXPECT_EQ(found(tree_of({U"Straße"}), U"STRASSE"), "STRASSE=0");
    EXPECT_EQ(found(tree_of({U"o’neil-smith"}), U"O'Neil\u2011Smith"), "O'Neil?Smith=0");
}

TEST(PhraseTree, MindsCaseWhenItShould) {
    const PhraseTree tree = tree_of({U"McCoy", U"É"}, PhraseTree::LetterCase::minded);
    EXPECT_EQ(found(tree, U"mccoy MCCOY"), "");
    EXPECT_EQ(found(tree, U"McCoy"), "McCoy=0");
    EXPECT_EQ(found(tree, U"é"), "");
    EXPECT_EQ(found(tree, U"E\u0301"), "E?=1");
}

TEST(PhraseTree, KeepsTheFirstOfTwoSamePhrasesAndNoEmptyOne) {
    EXPECT_EQ(found(tree_of({U"a b", U"A  B"}), U"a b"), "a b=0");
    EXPECT_EQ(found(tree_of({U"", U" "}), U"a b"), "");
}

TEST(PhraseTree, CutsTextIntoRunsAndSingleMarks) {
    const std::vector<Token> tokens = tokens_of(U"ab--c  d1");
    ASSERT_EQ(tokens.size(), 5U);
    EXPECT_EQ(tokens[0].end, 2U);
    EXPECT_EQ(tokens[1].end, 3U);
    EXPECT_EQ(tokens[2].end, 4U);
    EXPECT_FALSE(tokens[3].is_spaced);
    EXPECT_EQ(tokens[4].begin, 7U);
    EXPECT_EQ(tokens[4].end, 9U);
    EXPECT_TRUE(tokens[4].is_spaced);
}

}  // namespace
}  // namespace storyflow::text
