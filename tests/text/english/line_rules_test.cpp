#include "text/english/line_rules.hpp"

#include <gtest/gtest.h>

#include "tests/text/english/said.hpp"

namespace storyflow::text {
namespace {

TEST(LineRules, EndHeadingsAndItemsWithAStop) {
    expect_said({
        {"Chapter 2\nIt rained.", "Chapter two. It rained."},
        {"Part IV: The Storm\nIt rained.", "Part four: The Storm. It rained."},
        {"Chapter 1\nThe Beginning\nIt rained.", "Chapter one. The Beginning. It rained."},
        {"A Title\n=====\nIt rained.", "A Title. It rained."},
        {"# Notes\nIt rained.", "Notes. It rained."},
        {"- milk\n- two eggs\n- tea", "milk. two eggs. tea"},
        {"The chapter was\nnot long, and\nThe End came.", "The chapter was not long, and The End came."},
        {"Chapter 2 of the book\nwas long.", "Chapter two of the book was long."},
    });
}

TEST(LineRules, KeepTheHyphensOfCompounds) {
    expect_said({
        {"a trans-\nformed self-\nmade, one-to-\none man", "a transformed self-made, one-to-one man"},
        {"a mother-\nin-law", "a mother-in-law"},
        {"It went -\nor not", "It went — or not"},
    });
}

TEST(LineRules, DropTheMarksOfMarkdown) {
    expect_said({
        {"> He said hi.\n>> She left.", "He said hi. She left."},
        {"### Notes ###\nWe begin.", "Notes. We begin."},
        {"5 > 3, # 5 and #fun", "five greater than three, number five and hashtag fun"},
    });
}

}  // namespace
}  // namespace storyflow::text
