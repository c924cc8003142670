#include "books/paragraph_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace storyflow::books {
namespace {

using Texts = std::vector<std::string>;

Texts texts_of(std::string_view text) {
    const auto lines = lines_of(text);
    const auto groups = groups_of(lines);
    Texts texts;
    for (const auto& group : groups) {
        for (auto& paragraph : paragraphs_of(group.lines, wrap_width(groups)))
            texts.push_back(std::move(paragraph.text));
    }
    return texts;
}

constexpr std::string_view wrapped =
    "It was a bright cold day in the spring of the year, and all the clocks in\n"
    "the town were striking at once, so that no one who stood in the streets\n"
    "could hear what his neighbour said to him about the weather, or what the\n"
    "neighbour's wife had said of it before.\n\n";

const std::string joined_wrapped =
    "It was a bright cold day in the spring of the year, and all the clocks in the town were striking at "
    "once, so "
    "that no one who stood in the streets could hear what his neighbour said to him about the weather, or "
    "what the "
    "neighbour's wife had said of it before.";

TEST(ParagraphLines, LinesThatAMachineBrokeAreJoined) {
    EXPECT_EQ(texts_of(wrapped), (Texts{joined_wrapped}));
    EXPECT_EQ(texts_of("It was a long\nday in June."), (Texts{"It was a long day in June."}));
}

TEST(ParagraphLines, LinesOfTheAuthorStay) {
    const std::string prose(wrapped);
    EXPECT_EQ(
        texts_of(
            prose +
            "Tiger Tiger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould "
            "frame thy fearful symmetry?\n"),
        (Texts{joined_wrapped,
               "Tiger Tiger, burning bright,\nIn the forests of the night;\nWhat immortal hand or "
               "eye,\nCould frame thy fearful symmetry?"}));
    EXPECT_EQ(texts_of(prose + "                                      \"Very truly yours,\n"
                               "                                   \"IRENE NORTON.\"\n"),
              (Texts{joined_wrapped, "\"Very truly yours,\n\"IRENE NORTON.\""}));
    EXPECT_EQ(texts_of(prose + "- milk and\n  bread\n- two eggs\n"),
              (Texts{joined_wrapped, "- milk and bread\n- two eggs"}));
    EXPECT_EQ(texts_of("> He said hi.\n> She left."), (Texts{"> He said hi.\n> She left."}));
}

TEST(ParagraphLines, WithoutBlankLinesParagraphsBeginAtTheirLines) {
    const std::string line =
        "This line is as long as a paragraph that no machine ever broke, because its program shows it in as "
        "many lines as "
        "it likes.";
    EXPECT_EQ(texts_of(line + "\n" + line + "\nShort.\n" + line), (Texts{line, line, "Short.", line}));
    const std::string prose(wrapped.substr(0, wrapped.size() - 2));
    EXPECT_EQ(texts_of("  " + prose + "\n  " + prose), (Texts{joined_wrapped, joined_wrapped}));
    EXPECT_EQ(texts_of(prose + "\n" + prose + "\n" + prose),
              (Texts{joined_wrapped, joined_wrapped, joined_wrapped}));
}

}  // namespace
}  // namespace storyflow::books
