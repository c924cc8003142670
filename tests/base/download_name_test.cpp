#include "base/download_name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"

namespace storyflow::base {

namespace {

std::string name_of(std::string_view title) {
    return download_name(title, ".wav");
}

}  // namespace

TEST(DownloadName, IsTheTitle) {
    EXPECT_EQ(name_of("The Lamp, part 2"), "The Lamp, part 2.wav");
    EXPECT_EQ(name_of("Der gr\u00FCne \u706F \U0001F468\u200D\U0001F469"),
              "Der gr\u00FCne \u706F \U0001F468\u200D\U0001F469.wav");
}

TEST(DownloadName, LeavesOutWhatFileSystemsAndPeopleStumbleOver) {
    EXPECT_EQ(name_of("../../etc/passwd"), "etc passwd.wav");
    EXPECT_EQ(name_of("a\r\nSet-Cookie: x=1"), "a Set-Cookie x=1.wav");
    EXPECT_EQ(name_of("say \"hello\" <now> | C:\\"), "say hello now C.wav");
    EXPECT_EQ(name_of(std::string("a\0b\tc\u2028d", 9)), "a b c d.wav");
    EXPECT_EQ(name_of("gpj.\u202Eexe"), "gpj. exe.wav");
    EXPECT_EQ(name_of(" ...hidden. "), "hidden.wav");
}

TEST(DownloadName, IsAStoryWhenNothingIsLeft) {
    for (const auto* title : {"", "...", " . . ", "///", "\r\n", "\u202E"})
        EXPECT_EQ(name_of(title), "story.wav") << title;
}

TEST(DownloadName, IsCutBetweenCharacters) {
    std::string title;
    for (int i = 0; i < 200; ++i)
        title += "\U0001F600";
    EXPECT_EQ(name_of(title), title.substr(0, 200) + ".wav");
    EXPECT_EQ(name_of("a" + title), "a" + title.substr(0, 196) + ".wav");
}

RC_GTEST_PROP(DownloadName, IsAlwaysShortAndFreeOfSeparators, (const std::string& title)) {
    const auto name = name_of(title);
    RC_ASSERT(name.size() <= 204U);
    RC_ASSERT(name.size() > 4U);
    RC_ASSERT(name.front() != '.');
    RC_ASSERT(is_single_line(name));
    RC_ASSERT(name.find_first_of("/\\\"") == std::string::npos);
}

}  // namespace storyflow::base
