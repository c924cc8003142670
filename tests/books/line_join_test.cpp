#include "books/line_join.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace storyflow::books {
namespace {

TEST(LineJoin, MakesDividedWordsWholeAndKeepsHyphensOfTheirOwn) {
    struct Row {
        std::vector<std::string> lines;
        std::string text;
    };
    const std::vector<Row> rows{
        {{"We can trans-", "form any nega-", "tive thought."}, "We can transform any negative thought."},
        {{"already one-to-", "one when"}, "already one-to-one when"},
        {{"a self-", "made man"}, "a self-made man"},
        {{"in the Anglo-", "Saxon tongue"}, "in the Anglo-Saxon tongue"},
        {{"from 1914-", "1918"}, "from 1914-1918"},
        {{"can trans\u00AD", "form"}, "can transform"},
        {{"can trans\u2010", "form"}, "can transform"},
        {{"the observer--", "excellent"}, "the observer--excellent"},
        {{"he was—", "so to speak—", "late"}, "he was—so to speak—late"},
        {{"It went -", "or not"}, "It went - or not"},
        {{"He left. --", "Then"}, "He left. -- Then"},
        {{"plain", "lines"}, "plain lines"},
    };
    for (const auto& [lines, text] : rows) {
        std::string joined;
        for (const auto& line : lines)
            append_line(joined, line);
        EXPECT_EQ(joined, text);
    }
}

}  // namespace
}  // namespace storyflow::books
