#include "text/pronunciation.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

TEST(Pronunciation, HasPhonemesBetweenSlashes) {
    EXPECT_EQ(phonemes_of("/hɜɹmˈIəni/"), "hɜɹmˈIəni");
    EXPECT_EQ(phonemes_of("  / nˈu jˈɔɹk /\n"), "nˈu jˈɔɹk");
}

TEST(Pronunciation, IsARespellingOtherwise) {
    for (const char* respelling : {"Her-my-oh-nee", "", "/", "//", "/ /", "/a", "a/", "/a/b/", "a/b"})
        EXPECT_EQ(phonemes_of(respelling), std::nullopt) << respelling;
}

}  // namespace
}  // namespace storyflow::text
