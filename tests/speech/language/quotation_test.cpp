#include "speech/language/quotation.hpp"

#include <gtest/gtest.h>

#include "tests/speech/spoken_words.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech {
namespace {

std::string marked(std::string_view written) {
    text::SpokenText text = spoken(written);
    mark_quotations(text.words);
    return text::written_form(text);
}

TEST(Quotation, OpensBeforeAWordAndClosesBehindOne) {
    EXPECT_EQ(marked("\"Oh dear!\" she said, \"a mouse.\""), "“Oh dear!” she said, “a mouse.”");
    EXPECT_EQ(marked("'Oh dear!' she said, 'a mouse.'"), "“Oh dear!” she said, “a mouse.”");
    EXPECT_EQ(marked("‘Oh dear!’ “Oh!”"), "“Oh dear!” “Oh!”");
    EXPECT_EQ(marked("(\"so\")"), "(“so”)");
}

TEST(Quotation, NestsQuotes) {
    EXPECT_EQ(marked("\"He said 'no'.\""), "“He said “no”.”");
}

TEST(Quotation, OpensAndClosesBetweenWordsWithoutSpace) {
    EXPECT_EQ(marked("he said:\"Go\"—and went"), "he said:“Go”—and went");
    EXPECT_EQ(marked("\"So—\"he said"), "“So—”he said");
    EXPECT_EQ(marked("so—'Go!' he said"), "so—“Go!” he said");
}

TEST(Quotation, KeepsApostrophesThatShortenWords) {
    EXPECT_EQ(marked("'Tis runnin' out, said 'em"), "'Tis runnin' out, said 'em");
    EXPECT_EQ(marked("the boys' room"), "the boys' room");
    EXPECT_EQ(marked("'Twas!'"), "'Twas!'");
}

TEST(Quotation, KeepsEverythingElse) {
    EXPECT_EQ(marked("(well), it's — so… then."), "(well), it's — so… then.");
    std::vector<text::SpokenWord> none;
    mark_quotations(none);
    EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace storyflow::speech
