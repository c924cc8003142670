#include "speech/language/punctuation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "speech/phonemes.hpp"

namespace storyflow::speech {
namespace {

TEST(Punctuation, KeepsTheMarksThatKokoroKnows) {
    EXPECT_EQ(kokoro_marks("; : , . ! ? — … \" ( ) “ ”"), "; : , . ! ? — … \" ( ) “ ”");
}

TEST(Punctuation, HasSingleSpacesForAllKindsOfWhiteSpace) {
    EXPECT_EQ(kokoro_marks(",  \t\n\u00A0\u2003x"), ", ");
    EXPECT_EQ(kokoro_marks(" "), " ");
}

TEST(Punctuation, TakesDashesForOneKind) {
    EXPECT_EQ(kokoro_marks("–"), "—");
    EXPECT_EQ(kokoro_marks(" – "), " — ");
    EXPECT_EQ(kokoro_marks("--"), "—");
    EXPECT_EQ(kokoro_marks(" --- "), " — ");
    EXPECT_EQ(kokoro_marks(" - "), " — ");
}

TEST(Punctuation, PartsWordsAtAHyphen) {
    EXPECT_EQ(kokoro_marks("-"), " ");
    EXPECT_EQ(kokoro_marks("- "), " ");
    EXPECT_EQ(kokoro_marks("‑"), " ");
}

TEST(Punctuation, MakesAnEllipsisOfDots) {
    EXPECT_EQ(kokoro_marks("..."), "...");
    EXPECT_EQ(kokoro_marks("..... "), "... ");
    EXPECT_EQ(kokoro_marks(".."), "..");
    EXPECT_EQ(kokoro_marks(".\""), ".\"");
}

TEST(Punctuation, HasRoundBracketsAndCurlyQuotesOnly) {
    EXPECT_EQ(kokoro_marks("[x]{y}(z)"), "()()()");
    EXPECT_EQ(kokoro_marks("«»„‹›"), "“”““”");
}

TEST(Punctuation, LeavesOutApostrophesAndOtherSigns) {
    EXPECT_EQ(kokoro_marks("'’‘`*_/\\#@&^~|<>%$😀"), "");
    EXPECT_EQ(kokoro_marks("’. "), ". ");
}

RC_GTEST_PROP(Punctuation, IsAlwaysInKokorosVocabulary, (const std::string& text)) {
    RC_ASSERT(unknown_phonemes(kokoro_marks(text)).empty());
}

}  // namespace
}  // namespace storyflow::speech
