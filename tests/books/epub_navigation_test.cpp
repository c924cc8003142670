#include "books/epub_navigation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/html_tree.hpp"
#include "books/xml.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;

TEST(EpubNavigation, IsReadFromTheNavigationDocument) {
    const Markup root = parse_page(
        "<nav epub:type='landmarks'><ol><li><a href='x'>X</a></li></ol></nav><nav "
        "epub:type='toc'><h1>Contents</h1><ol>"
        "<li><span>Part</span><ol><li><a href='a.xhtml#i'> One </a></li></ol></li><li><a "
        "href='b.xhtml'>Two</a></li></ol></nav>");
    EXPECT_THAT(navigation_points(root, "t/nav.xhtml"),
                ElementsAre(NavigationPoint{"One", {"t/a.xhtml", "i"}, 2},
                            NavigationPoint{"Two", {"t/b.xhtml", ""}, 1}));
}

TEST(EpubNavigation, IsReadFromTheNcx) {
    const Markup root = parse_xml(
        "<ncx "
        "xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap><navPoint><navLabel><text>Part</text></"
        "navLabel>"
        "<content src='a.html'/><navPoint><navLabel><text>One</text></navLabel><content "
        "src='a.html#x'/></navPoint>"
        "</navPoint></navMap></ncx>",
        "toc.ncx");
    EXPECT_THAT(navigation_points(root, "toc.ncx"), ElementsAre(NavigationPoint{"Part", {"a.html", ""}, 1},
                                                                NavigationPoint{"One", {"a.html", "x"}, 2}));
}

Block paragraph(const std::string& text) {
    return {.text = text, .place = "at " + text};
}

std::vector<std::string> lines_of_book(const Book& book) {
    std::vector<std::string> lines;
    for (const Block& block : book.blocks)
        lines.push_back((block.kind == BlockKind::heading ? 'h' + std::to_string(block.level) + ':' : "") +
                        block.text);
    return lines;
}

TEST(EpubNavigation, GivesHeadingsToDocumentsThatHaveNone) {
    Book book;
    book.blocks = {paragraph("CHAPTER I."),
                   paragraph("a"),
                   paragraph("b"),
                   {.kind = BlockKind::picture},
                   {.kind = BlockKind::heading, .text = "Three", .level = 2},
                   paragraph("c")};
    const std::map<std::string, DocumentBlocks> documents = {
        {"one", {.begin = 0, .end = 2}},
        {"two", {.begin = 2, .end = 3, .anchors = {{"x", 2}}}},
        {"cover", {.begin = 3, .end = 4}},
        {"three", {.begin = 4, .end = 6, .anchors = {{"y", 5}}}}};
    add_missing_headings({{"Chapter I: Loomings", {"one", ""}, 1},
                          {"Part Two", {"two", ""}, 1},
                          {"Chapter Two", {"two", "x"}, 2},
                          {"Cover", {"cover", ""}, 1},
                          {"The third", {"three", ""}, 1},
                          {"Behind the heading", {"three", "y"}, 1},
                          {"Nowhere", {"gone", ""}, 1}},
                         documents, book);
    EXPECT_THAT(lines_of_book(book),
                ElementsAre("h1:CHAPTER I.", "a", "h1:Part Two", "h2:Chapter Two", "b", "", "h2:Three", "c"));
    EXPECT_EQ(book.blocks[2].place, "at b");
}

}  // namespace
}  // namespace storyflow::books
