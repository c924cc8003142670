#include "narration/pronunciation_check.hpp"

#include <gmock/gmock.h>

namespace storyflow::narration {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;

TEST(FaultOfWord, AcceptsWordsPhrasesAndNumbers) {
    for (const auto* word :
         {"Hermione", "New York", "C3PO", "4", "O'Brien", "d\u00e9j\u00e0 vu", "and/or", "AT&T"})
        EXPECT_EQ(fault_of_word(word), std::nullopt) << word;
}

TEST(FaultOfWord, NeedsALetterOrADigit) {
    for (const auto* word : {"-", "!?", "\U0001F600", ""})
        EXPECT_THAT(fault_of_word(word), Optional(HasSubstr("letter or a digit"))) << word;
}

TEST(FaultOfWord, RefusesBrackets) {
    for (const auto* word : {"[word]", "wo(rd", "word)", "{word}"})
        EXPECT_THAT(fault_of_word(word), Optional(HasSubstr("Brackets"))) << word;
}

TEST(FaultOfWord, StaysOnOneLine) {
    for (const auto* word : {"two\nlines", "a\tb", "a\u2028b", "a\ue000", "\xff"})
        EXPECT_THAT(fault_of_word(word), Optional(HasSubstr("Line breaks"))) << word;
}

TEST(FaultOfWord, CountsCharactersNotBytes) {
    std::string word;
    for (int i = 0; i < 100; ++i)
        word += "\u00e9";
    EXPECT_EQ(fault_of_word(word), std::nullopt);
    EXPECT_THAT(fault_of_word(word + "x"), Optional(HasSubstr("no more than 100 characters")));
}

TEST(FaultOfPronunciation, AcceptsPhonemesOfKokoro) {
    for (const auto* spoken_as : {"/h\u025c\u02d0m\u02c8a\u026a\u0259ni/", "/g'O t/"})
        EXPECT_EQ(fault_of_pronunciation(spoken_as), std::nullopt) << spoken_as;
}

TEST(FaultOfPronunciation, NamesThePhonemesThatKokoroDoesNotKnow) {
    EXPECT_THAT(fault_of_pronunciation("/h\u0298\u025c\u01c1m/"),
                Optional(AllOf(HasSubstr("\u0298 \u01c1"), Not(HasSubstr("\u025c")))));
}

TEST(FaultOfPronunciation, NeedsPhonemesBetweenTwoSlashes) {
    for (const auto* spoken_as : {"/h\u025c\u02d0mi", "h\u025c\u02d0mi/", "/", "//", "/  /", "/h/m/"})
        EXPECT_THAT(fault_of_pronunciation(spoken_as), Optional(HasSubstr("between two slashes")))
            << spoken_as;
}

TEST(FaultOfPronunciation, NeedsSomethingToBeHeard) {
    for (const auto* spoken_as : {"/.../", "/'/", "1984", "-"})
        EXPECT_THAT(fault_of_pronunciation(spoken_as), Optional(HasSubstr("letter"))) << spoken_as;
}

TEST(FaultOfPronunciation, AcceptsRespellings) {
    for (const auto* spoken_as : {"Her-my-oh-nee", "nineteen eighty four", "see 3 pee oh", "either/or"})
        EXPECT_EQ(fault_of_pronunciation(spoken_as), std::nullopt) << spoken_as;
}

TEST(FaultOfPronunciation, RefusesRespellingsThatCannotBeRead) {
    EXPECT_THAT(fault_of_pronunciation("her[my]oh"), Optional(HasSubstr("Brackets")));
    EXPECT_THAT(fault_of_pronunciation("her\nmy"), Optional(HasSubstr("Line breaks")));
}

TEST(FaultOfPronunciation, IsAtMostTwoHundredCharacters) {
    EXPECT_EQ(fault_of_pronunciation(std::string(200, 'x')), std::nullopt);
    EXPECT_THAT(fault_of_pronunciation(std::string(201, 'x')),
                Optional(HasSubstr("no more than 200 characters")));
    EXPECT_TRUE(fault_of_pronunciation("/" + std::string(199, 'a') + "/"));
}

}  // namespace storyflow::narration
