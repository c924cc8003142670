#include "books/pdf_layout.hpp"

#include <gtest/gtest.h>

#include "books/html_tree.hpp"

namespace storyflow::books {
namespace {

std::string box(const std::string& name, int left, int top, int right, int bottom,
                const std::string& content) {
    return '<' + name + " xMin='" + std::to_string(left) + ".5' yMin='" + std::to_string(top) + "' xMax='" +
           std::to_string(right) + "' yMax='" + std::to_string(bottom) + "'>" + content + "</" + name + '>';
}

PdfLayout layout_of(const std::string& blocks) {
    return pdf_layout(parse_page(
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>The Sea</title><meta name='Author' "
        "content='A. Author'/></head><body><doc><page width='400' height='600'><flow>" +
        blocks + "</flow></page></doc></body></html>"));
}

std::string line(int left, int top, int right, const std::string& words) {
    return box("line", left, top, right, top + 10, words);
}

TEST(PdfLayout, IsReadFromTheProgramsOutput) {
    const PdfLayout layout = layout_of(
        box("block", 50, 20, 300, 50,
            line(60, 20, 300, "<word>It</word> <word>was</word>") + line(50, 40, 200, "<word>dark.</word>")));
    EXPECT_EQ(layout.title, "The Sea");
    EXPECT_EQ(layout.author, "A. Author");
    ASSERT_EQ(layout.pages.size(), 1U);
    EXPECT_EQ(layout.pages[0].height, 600);
    ASSERT_EQ(layout.pages[0].lines.size(), 2U);
    const PdfLine& first = layout.pages[0].lines[0];
    EXPECT_EQ(first.text, "It was");
    EXPECT_EQ(first.left, 60.5);
    EXPECT_EQ(first.margin, 50.5);
    EXPECT_EQ(first.reach, 300);
    EXPECT_EQ(first.size(), 10);
}

TEST(PdfLayout, JoinsThePiecesOfOnePrintedLine) {
    const PdfLayout layout =
        layout_of(box("block", 50, 20, 90, 30, line(50, 20, 90, "<word>wide</word>")) +
                  box("block", 120, 20, 160, 30,
                      line(120, 20, 160, "<word>spaces</word>") + line(120, 40, 160, "<word>x</word>")));
    ASSERT_EQ(layout.pages[0].lines.size(), 2U);
    EXPECT_EQ(layout.pages[0].lines[0].text, "wide spaces");
    EXPECT_EQ(layout.pages[0].lines[1].text, "x");
}

TEST(PdfLayout, GivesShortBlocksTheColumnAroundThem) {
    std::string lines;
    for (int top = 100; top < 160; top += 20)
        lines += line(50, top, 300, "<word>text</word>");
    const PdfLayout layout =
        layout_of(box("block", 80, 20, 200, 30, line(80, 20, 200, "<word>first</word>")) +
                  box("block", 50, 100, 300, 150, lines));
    EXPECT_EQ(layout.pages[0].lines[0].margin, 50.5);
    EXPECT_EQ(layout.pages[0].lines[0].reach, 300);
}

TEST(PdfLayout, OfDamagedNumbersHasBounds) {
    const PdfLayout layout = layout_of(
        "<block xMin='1e999' yMin='nan' xMax='x'><line xMin='-1e300'><word>a</word></line></block>");
    ASSERT_EQ(layout.pages[0].lines.size(), 1U);
    EXPECT_EQ(layout.pages[0].lines[0].left, -1e6);
}

}  // namespace
}  // namespace storyflow::books
