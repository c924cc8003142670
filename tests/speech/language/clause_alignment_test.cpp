#include "speech/language/clause_alignment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::speech {
namespace {

using testing::ElementsAre;
using Words = std::vector<std::string>;

Words divided(std::string_view clause, const Words& words) {
    return divide_among_words(clause, words).value_or(Words{"nothing"});
}

TEST(ClauseAlignment, CountsOffGroupsWhereEachWordHasItsOwn) {
    EXPECT_THAT(divided("ðɪ ˈæpə^l", {"ðə", "ˈæpə^l"}), ElementsAre("ðɪ", "ˈæpə^l"));
}

TEST(ClauseAlignment, CountsOffWordsOfSeveralGroups) {
    EXPECT_THAT(divided("fˈɪlɪps ˈɛks wˈʌn ɪz", {"fˈɪlɪps", "ˈɛks wˈʌn", "ɪz"}),
                ElementsAre("fˈɪlɪps", "ˈɛks wˈʌn", "ɪz"));
}

TEST(ClauseAlignment, DividesWordsThatWereRunTogether) {
    EXPECT_THAT(divided("ʌvðə pˈiːpə^l ɪnðə hˈa^ʊs", {"ʌv", "ðə", "pˈiːpə^l", "ɪn", "ðə", "hˈa^ʊs"}),
                ElementsAre("ʌv", "ðə", "pˈiːpə^l", "ɪn", "ðə", "hˈa^ʊs"));
    EXPECT_THAT(divided("a^ɪɐm ɡˌo^ʊɪŋ", {"ˈa^ɪ", "ˈæm", "ɡˈo^ʊɪŋ"}), ElementsAre("a^ɪ", "ɐm", "ɡˌo^ʊɪŋ"));
}

TEST(ClauseAlignment, FindsWordsThatLostMuchOfTheirSound) {
    EXPECT_THAT(divided("wʊdhˌævtʊ ɡˈo^ʊ", {"wˈʊd", "hˈæv", "tuː", "ɡˈo^ʊ"}),
                ElementsAre("wʊd", "hˌæv", "tʊ", "ɡˈo^ʊ"));
    EXPECT_THAT(divided("sˈʌt^ʃ fɚɹə wˈa^ɪl", {"sˈʌt^ʃ", "fɔː^ɹ", "ˈe^ɪ", "wˈa^ɪl"}),
                ElementsAre("sˈʌt^ʃ", "fɚɹ", "ə", "wˈa^ɪl"));
}

TEST(ClauseAlignment, KeepsGroupsThatAWordGotOnlyInItsClauseApart) {
    EXPECT_THAT(divided("ðə bˈiː sˈiː ʌvðə", {"ðə", "bˈiːsˈiː", "ʌv", "ðə"}),
                ElementsAre("ðə", "bˈiː sˈiː", "ʌv", "ðə"));
}

TEST(ClauseAlignment, LeavesSilentWordsSilent) {
    EXPECT_THAT(divided("hˈa^ɪ ðˈɛ^ɹ", {"hˈa^ɪ", "", "ðˈɛ^ɹ"}), ElementsAre("hˈa^ɪ", "", "ðˈɛ^ɹ"));
    EXPECT_THAT(divided("", {"", ""}), ElementsAre("", ""));
}

TEST(ClauseAlignment, NeverTakesASoundApart) {
    EXPECT_THAT(divided("kɐnt^ʃuː bˈʌʔn\u0329z", {"kˈæn", "t^ʃˈuː", "bˈʌʔn\u0329z"}),
                ElementsAre("kɐn", "t^ʃuː", "bˈʌʔn\u0329z"));
}

TEST(ClauseAlignment, IsNothingWhenTheClauseDoesNotSoundLikeItsWords) {
    EXPECT_FALSE(divide_among_words("ʃˈa^ʊfstʊŋk", Words{"pˈiːpə^l", "hˈa^ʊs"}));
    EXPECT_FALSE(divide_among_words("", Words{"pˈiːpə^l"}));
    EXPECT_FALSE(divide_among_words("pˈiː", Words{"", ""}));
    EXPECT_FALSE(divide_among_words("b", Words{"b", "b"}));
}

TEST(ClauseAlignment, IsNothingForAClauseTooLongToAlign) {
    std::string clause;
    for (int i = 0; i < 3000; ++i)
        clause += "bə";
    EXPECT_FALSE(divide_among_words(clause, Words{clause, "bə"}));
}

}  // namespace
}  // namespace storyflow::speech
