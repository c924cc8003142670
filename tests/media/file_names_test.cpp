#include "media/file_names.hpp"

#include <gmock/gmock.h>

namespace storyflow::media {

TEST(SafeFileName, KeepsAPlainName) {
    EXPECT_EQ(safe_file_name("boat-2_final.png", ""), "boat-2_final.png");
}

TEST(SafeFileName, PutsTheTagBeforeTheExtension) {
    EXPECT_EQ(safe_file_name("boat.png", "a1b2"), "boat_a1b2.png");
    EXPECT_EQ(safe_file_name("boat", "a1b2"), "boat_a1b2");
}

TEST(SafeFileName, ReplacesEachOddCharacterByOneUnderscore) {
    EXPECT_EQ(safe_file_name("my böat?%\n.png", ""), "my_b_at___.png");
}

TEST(SafeFileName, TakesOnlyTheLastPartOfAPath) {
    EXPECT_EQ(safe_file_name("/etc/passwd", ""), "passwd");
    EXPECT_EQ(safe_file_name("C:\\pictures\\boat.png", ""), "boat.png");
    EXPECT_EQ(safe_file_name("../../boat.png", ""), "boat.png");
}

TEST(SafeFileName, ShortensALongNameButKeepsItsExtension) {
    const std::string name = safe_file_name(std::string(300, 'a') + ".jpeg", "tag");
    EXPECT_EQ(name.size(), 100U);
    EXPECT_THAT(name, testing::EndsWith("aaa_tag.jpeg"));
}

TEST(SafeFileName, ShortensAnEndlessExtensionToo) {
    EXPECT_EQ(safe_file_name("a." + std::string(300, 'b'), "").size(), 100U);
}

TEST(PathParts, KnowsPartsThatLeadUpwards) {
    EXPECT_TRUE(has_parent_part("../a"));
    EXPECT_TRUE(has_parent_part("a/../b"));
    EXPECT_TRUE(has_parent_part("a/.."));
    EXPECT_FALSE(has_parent_part("a/..b/c.."));
}

TEST(PathParts, KnowsHiddenParts) {
    EXPECT_TRUE(has_hidden_part(".a"));
    EXPECT_TRUE(has_hidden_part("a/.b/c"));
    EXPECT_FALSE(has_hidden_part("a./b.c"));
}

}  // namespace storyflow::media
