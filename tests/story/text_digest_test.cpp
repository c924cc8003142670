#include "story/text_digest.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

TEST(TextDigest, IsThatOfTheTextWithoutTheBlanksAroundIt) {
    EXPECT_EQ(digest_of_text(" Once upon a time.\n"), digest_of_text("Once upon a time."));
    EXPECT_EQ(digest_of_text("Once").size(), 32U);
}

TEST(TextDigest, IsAnotherOneForEveryOtherText) {
    EXPECT_NE(digest_of_text("Once upon"), digest_of_text("Once  upon"));
    EXPECT_NE(digest_of_text("Once."), digest_of_text("once."));
    EXPECT_NE(digest_of_text(""), digest_of_text("."));
}

}  // namespace storyflow::story
