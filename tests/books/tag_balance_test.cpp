#include "books/tag_balance.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::books {
namespace {

/// The document with `[` and `]` around what would become an element; `word` begins and ends with the given
/// texts.
std::string around(const std::string& document, const std::string& first, const std::string& last) {
    const auto begin = document.find(first);
    const auto end = document.find(last, begin) + last.size();
    const auto range = balanced(document, {begin, end});
    return document.substr(0, range.begin) + '[' + document.substr(range.begin, range.end - range.begin) +
           ']' + document.substr(range.end);
}

}  // namespace

TEST(TagBalance, TakesInTagsThatStandBesideAWord) {
    EXPECT_EQ(around("<p><b class='dropcap'>H</b>ello you</p>", "H", "ello"),
              "<p>[<b class='dropcap'>H</b>ello] you</p>");
    EXPECT_EQ(around("<p>Hel<i>lo</i> you</p>", "Hel", "lo"), "<p>[Hel<i>lo</i>] you</p>");
    EXPECT_EQ(around("<p>He<i>l</i>lo</p>", "He", "lo"), "<p>[He<i>l</i>lo]</p>");
}

TEST(TagBalance, TakesTheLongestPieceWhereAnElementWouldCrossAnother) {
    EXPECT_EQ(around("<p><b>oh H</b>ello</p>", "H", "ello"), "<p><b>oh H</b>[ello]</p>");
    EXPECT_EQ(around("<p>end</p><p>begin</p>", "end", "begin"), "<p>end</p><p>[begin]</p>");
}

TEST(TagBalance, FindsThePiecesOfAWord) {
    const std::string document = "<p>He<b>l</b>lo</p>";
    const std::vector<ByteRange> bytes = {{3, 4}, {4, 5}, {8, 9}, {13, 14}, {14, 15}};
    EXPECT_EQ(pieces_without_tags(document, bytes), (std::vector<ByteRange>{{3, 5}, {8, 9}, {13, 15}}));
}

}  // namespace storyflow::books
