#include "film/missing_letters.hpp"

#include <gmock/gmock.h>

namespace storyflow::film {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string missing_in(const std::string& text) {
    static const SubtitleFont roboto;
    Letters letters;
    letters.add(text);
    return missing_letters(letters, roboto);
}

}  // namespace

TEST(Letters, AreEachThereOnceWithoutBlanksAndInvisibleMarks) {
    Letters letters;
    letters.add("abba \n\t\u200d\ufe0f");
    letters.add(
        "\xff\u00e9"
        "b\xc3");
    EXPECT_THAT(letters.all(), ElementsAre(U'a', U'b', U'\u00e9'));
}

TEST(MissingLetters, AreNoneInWhatRobotoHas) {
    EXPECT_EQ(missing_in("“Grüße” — Ελλάδα, Москва…"), "");
    EXPECT_EQ(missing_in(""), "");
}

TEST(MissingLetters, AreNamedWithWhatToInstall) {
    // Linear A, which no usual font has; the sentence must not depend on this machine's fonts.
    const auto sentence = missing_in("a\U00010600\U00010601");
    EXPECT_THAT(sentence,
                StartsWith("No font of this machine has 2 of the letters (\U00010600 \U00010601), so"));
    EXPECT_THAT(sentence, EndsWith("apt install fonts-noto-core"));
}

TEST(MissingLetters, OfChineseJapaneseAndKoreanAreInTheirOwnPackage) {
    // The last ideographs of Unicode's extension G, which usual fonts lack.
    EXPECT_THAT(missing_in("\U00031348\U00031349"), EndsWith("apt install fonts-noto-cjk"));
    EXPECT_THAT(missing_in("\U00031348\U00010600"), EndsWith("apt install fonts-noto-cjk fonts-noto-core"));
}

TEST(MissingLetters, NamesAFewOfMany) {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += std::string("\xF0\x90\x98") + static_cast<char>(0x80 + i);
    EXPECT_THAT(missing_in(text), HasSubstr("has 60 of the letters"));
    EXPECT_LT(missing_in(text).size(), 200U);
}

}  // namespace storyflow::film
