#include "speech/english/pair_code.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/error.hpp"

namespace storyflow::speech::english {
namespace {

std::vector<std::byte> bytes_of(const std::vector<int>& numbers) {
    std::vector<std::byte> bytes;
    for (const int number : numbers)
        bytes.push_back(static_cast<std::byte>(number));
    return bytes;
}

std::string decoded(const std::vector<int>& table, const std::vector<int>& codes) {
    const auto table_bytes = bytes_of(table);
    ByteCursor cursor(table_bytes);
    const PairCode code(cursor);
    std::string text;
    code.append(bytes_of(codes), text);
    return text;
}

// Two symbols, a and bc, and two pairs: 2 = a bc, 3 = 2 a.
const std::vector<int> table{2, 1, 'a', 2, 'b', 'c', 2, 0, 1, 2, 0};

TEST(PairCode, StandsForSymbolsAndForPairsOfPairs) {
    EXPECT_EQ(decoded(table, {0, 1}), "abc");
    EXPECT_EQ(decoded(table, {2}), "abc");
    EXPECT_EQ(decoded(table, {3, 1}), "abcabc");
    EXPECT_EQ(decoded(table, {}), "");
}

TEST(PairCode, RefusesCodesWithoutAMeaning) {
    EXPECT_THROW(decoded(table, {4}), base::Error);
}

TEST(PairCode, RefusesATableThatEndsTooEarlyOrContainsItself) {
    EXPECT_THROW(decoded({2, 1, 'a'}, {}), base::Error);
    EXPECT_THROW(decoded({1, 1, 'a', 1, 0}, {}), base::Error);
    EXPECT_THROW(decoded({1, 1, 'a', 1, 1, 0}, {1}), base::Error);
}

}  // namespace
}  // namespace storyflow::speech::english
