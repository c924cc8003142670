#include "books/word_alignment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;

using Words = std::vector<std::string>;
constexpr auto none = std::nullopt;

}  // namespace

TEST(WordAlignment, FindsWhatBothListsHaveInOrder) {
    EXPECT_THAT(aligned(Words{"a", "x", "c", "d"}, Words{"a", "b", "c", "y", "d"}),
                ElementsAre(Eq(0), Eq(none), Eq(2), Eq(4)));
    EXPECT_THAT(aligned(Words{"the", "old", "the", "new"}, Words{"the", "new"}),
                ElementsAre(Eq(0), Eq(none), Eq(none), Eq(1)));
    EXPECT_THAT(aligned(Words{"a"}, Words{}), ElementsAre(Eq(none)));
}

TEST(WordAlignment, OfListsThatDifferMuchIsThatOfTheirEnds) {
    Words first(10'000, "a");
    Words second(10'000, "b");
    for (auto* const words : {&first, &second}) {
        words->insert(words->begin(), "begin");
        words->push_back("end");
    }
    const auto matches = aligned(first, second);
    EXPECT_EQ(matches.front(), 0U);
    EXPECT_EQ(matches[5'000], none);
    EXPECT_EQ(matches.back(), second.size() - 1);
}

}  // namespace storyflow::books
