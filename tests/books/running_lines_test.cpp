#include "books/running_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using enum RunningLine;

PdfLine line(const std::string& text, double top, double size = 10) {
    return {.text = text, .left = 50, .right = 300, .top = top, .bottom = top + size};
}

PdfPage page(std::vector<PdfLine> lines) {
    return {.height = 600, .lines = std::move(lines)};
}

TEST(RunningLines, AreThoseThatRepeatAtTheEdgesOfPages) {
    std::vector<PdfPage> pages;
    for (int number = 1; number <= 4; ++number)
        pages.push_back(page({line("The Dark Sea", 20), line("The same sentence.", 300),
                              line("- " + std::to_string(number) + " -", 570)}));
    EXPECT_THAT(running_lines(pages, 10), Each(ElementsAre(head, none, page_number)));
}

TEST(RunningLines, MayCarryTheNumberOfThePage) {
    std::vector<PdfPage> pages;
    for (int number = 7; number <= 10; ++number)
        pages.push_back(page({line("Chapter 2   " + std::to_string(number), 20), line("Text.", 300),
                              line("Page " + std::to_string(number) + " of 300", 570)}));
    EXPECT_THAT(running_lines(pages, 10), Each(ElementsAre(head, none, foot)));
}

TEST(RunningLines, AreNotHeadingsAndTextAtTheTop) {
    const std::vector<PdfPage> pages = {page({line("Chapter 1", 20), line("One.", 300)}),
                                        page({line("Text of a chapter", 20), line("Two.", 300)}),
                                        page({line("Chapter 2", 20), line("Three.", 300)}),
                                        page({line("XIV", 20), line("x", 300)}),
                                        page({line("Chapter 3", 20), line("x", 300)})};
    EXPECT_THAT(running_lines(pages, 10), Each(ElementsAre(none, none)));
    // Printed larger than the text, the same on every page.
    const PdfPage large = page({line("Songs", 20, 16), line("x", 300)});
    EXPECT_THAT(running_lines({large, large, large}, 10), Each(ElementsAre(none, none)));
}

TEST(RunningLines, HoldTheNumberOfASinglePage) {
    EXPECT_THAT(running_lines({page({line("Text.", 300), line("iv", 570)})}, 10),
                ElementsAre(ElementsAre(none, page_number)));
    EXPECT_THAT(running_lines({page({})}, 10), ElementsAre(ElementsAre()));
}

}  // namespace
}  // namespace storyflow::books
