#include "text/opening_clause.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace storyflow::text {
namespace {

/// Splits at spaces; marks behind a word are its trail.
SpokenText text_of(std::string_view written) {
    SpokenText text;
    for (std::size_t at = 0; at < written.size();) {
        const std::size_t space = std::min(written.find(' ', at), written.size());
        const auto word = written.substr(at, space - at);
        at = space + 1;
        const std::size_t end = std::min(word.find_first_of(".,;"), word.size());
        text.words.push_back(
            {.text = std::string(word.substr(0, end)), .trail = std::string(word.substr(end)) + " "});
    }
    return text;
}

/// Words of ten characters, blank included.
std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += " nineletrs";
    return text.substr(1);
}

/// The words of the text that are spoken first.
std::string opening_of(const std::string& written) {
    auto text = text_of(written);
    text.words.resize(opening_clause(text));
    return written_form(text);
}

TEST(OpeningClause, IsNoneOfATextThatIsNotLong) {
    EXPECT_EQ(opening_of(words(10) + ", " + words(13) + "."), "");
}

TEST(OpeningClause, EndsAtTheLastCommaThatIsNotFar) {
    EXPECT_EQ(opening_of(words(6) + ", " + words(6) + ", " + words(8) + ", " + words(20) + "."),
              words(6) + ", " + words(6) + ",");
}

TEST(OpeningClause, EndsRatherAtASemicolon) {
    EXPECT_EQ(opening_of(words(6) + "; " + words(6) + ", " + words(20) + "."), words(6) + ";");
}

TEST(OpeningClause, IsNotSoShortThatTheRestComesTooLate) {
    EXPECT_EQ(opening_of("Well, " + words(8) + ", " + words(20) + "."), "Well, " + words(8) + ",");
    EXPECT_EQ(opening_of("No. " + words(8) + ", " + words(20) + "."), "No. " + words(8) + ",");
}

TEST(OpeningClause, EndsAtTheFirstMarkThereIsIfThatIsFar) {
    EXPECT_EQ(opening_of(words(20) + ", " + words(10) + ", " + words(10) + "."), words(20) + ",");
}

TEST(OpeningClause, LeavesNoCrumb) {
    EXPECT_EQ(opening_of(words(28) + ", I say."), "");
}

TEST(OpeningClause, IsNoneOfALongSentenceWithoutAMark) {
    EXPECT_EQ(opening_of(words(50) + "."), "");
}

TEST(OpeningClause, CountsCharactersNotBytes) {
    std::string greek;
    for (int i = 0; i < 12; ++i)
        greek += "αβγδεζηθι ";
    EXPECT_EQ(opening_of(greek.substr(0, greek.size() - 1) + ", " + words(10) + "."), "");
}

}  // namespace
}  // namespace storyflow::text
