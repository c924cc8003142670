#include "speech/language/unknown_words.hpp"

#include <gtest/gtest.h>

#include "text/read_script.hpp"

namespace storyflow::speech {
namespace {

TEST(UnknownWords, AreThoseThatNeitherLexiconNorRulesHave) {
    const auto text = text::read_script("The zorblax walked home.");
    EXPECT_EQ(unknown_to_lexicon(text, Accent::american), (std::vector<bool>{false, true, false, false}));
    EXPECT_EQ(unknown_to_lexicon(text, Accent::british), (std::vector<bool>{false, true, false, false}));
}

TEST(UnknownWords, AreNoneWithPhonemesOfTheirOwn) {
    const auto text = text::read_script("The [zorblax](/zˈɔɹblæks/) slept.");
    EXPECT_EQ(unknown_to_lexicon(text, Accent::american), (std::vector<bool>{false, false, false}));
}

TEST(UnknownWords, OfNothingAreNone) {
    EXPECT_TRUE(unknown_to_lexicon({}, Accent::american).empty());
}

}  // namespace
}  // namespace storyflow::speech
