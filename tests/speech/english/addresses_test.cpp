#include "speech/english/addresses.hpp"

#include <gtest/gtest.h>

namespace storyflow::speech::english {
namespace {

TEST(Addresses, AreHostsWithWhatMayStandAroundThem) {
    for (const auto* const word : {U"example.org", U"www.example.org", U"https://example.org/a-b?c=d",
                                   U"example.org:8080", U"someone@example.org", U"end.the"})
        EXPECT_TRUE(is_address(word));
}

TEST(Addresses, AreNoOtherWordsWithAStop) {
    for (const auto* const word : {U"word", U"end.The", U"e.g", U"U.S.A", U".org", U"a..org", U"so,and.the",
                                   U"example.org:x", U"3.14"})
        EXPECT_FALSE(is_address(word));
}

}  // namespace
}  // namespace storyflow::speech::english
