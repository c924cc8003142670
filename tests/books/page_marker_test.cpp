#include "books/page_marker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>

namespace storyflow::books {
namespace {

using ::testing::HasSubstr;

/// Every run of letters is a word that becomes an element.
ReturnedPassage passage(const std::string& text) {
    ReturnedPassage made{.places = {}, .text = text, .words = {}};
    const auto is_letter = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        return std::isalnum(byte) != 0 || byte == '\'';
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(end))
            ++end;
        if (end > at) made.words.push_back({at, end});
        at = std::max(end, at + 1);
    }
    return made;
}

/// The body of a page whose first block gets these texts back, with ids as `w1`.
std::string brought_back(const std::string& body, const std::vector<std::string>& texts,
                         std::vector<WordMark>* marks = nullptr) {
    const auto document =
        SourceDocument::page("<html xmlns='http://www.w3.org/1999/xhtml'><body>" + body + "</body></html>");
    Book book;
    BlockTexts sources;
    append_page(document.root(), "a.xhtml", book, sources);
    std::vector<ReturnedPassage> passages;
    std::vector<std::size_t> all;
    for (const auto& text : texts) {
        all.push_back(passages.size());
        passages.push_back(passage(text));
    }
    PageMarker marker(document, passages);
    marker.bring_back({book.blocks.at(0).text, sources.at(0)}, all);
    if (marks != nullptr) *marks = marker.marks();
    auto text = marker.marked_text();
    text = text.substr(text.find("<body>") + 6);
    text = text.substr(0, text.find("</body>"));
    for (std::size_t at = 0; (at = text.find("span id=\"sf-w", at)) != std::string::npos;)
        text.replace(at, 13, "w id=\"");
    return text;
}

std::string word(int number, const std::string& text) {
    return "<w id=\"" + std::to_string(number) + "\">" + text + "</span>";
}

}  // namespace

TEST(PageMarker, PutsAnElementAroundEachWordAndLeavesTheRestAsItIs) {
    std::vector<WordMark> marks;
    EXPECT_EQ(brought_back("<p class=\"x\">It  <i>was</i>&#8212;so&amp;so<!-- ! -->.</p>", {"It was—so&so."},
                           &marks),
              "<p class=\"x\">" + word(1, "It") + "  <i>" + word(2, "was") + "</i>&#8212;" + word(3, "so") +
                  "&amp;" + word(4, "so") + "<!-- ! -->.</p>");
    ASSERT_EQ(marks.size(), 4U);
    EXPECT_EQ(marks[3], (WordMark{"sf-w4", 0, 3}));
}

TEST(PageMarker, PutsAnElementAroundAWordThatElementsDivide) {
    EXPECT_EQ(brought_back("<p><b>O</b>nce upon</p>", {"Once upon"}),
              "<p>" + word(1, "<b>O</b>nce") + " " + word(2, "upon") + "</p>");
}

TEST(PageMarker, WritesChangedWordsInPlaceOfTheOldOnes) {
    EXPECT_EQ(brought_back("<p>The <i>old</i> man sat.</p>", {"The <young man stood."}),
              "<p>" + word(1, "The") + " <i>&lt;" + word(2, "young") + "</i> " + word(3, "man") + " " +
                  word(4, "stood") + ".</p>");
}

TEST(PageMarker, PutsNewWordsBehindTheOneBeforeThemAndRemovesThoseThatAreGone) {
    EXPECT_EQ(brought_back("<p>One two three.</p>", {"One and two three."}),
              "<p>" + word(1, "One") + " " + word(2, "and") + " " + word(3, "two") + " " + word(4, "three") +
                  ".</p>");
    EXPECT_EQ(brought_back("<p>One <b>two</b> three.</p>", {"One three."}),
              "<p>" + word(1, "One") + " <b></b> " + word(2, "three") + ".</p>");
    EXPECT_EQ(brought_back("<p>two</p>", {"One two"}),
              "<p>" + word(1, "One") + " " + word(2, "two") + "</p>");
}

TEST(PageMarker, KeepsMarksOfNotesWhereTextIsChanged) {
    EXPECT_EQ(
        brought_back("<p>He said no.<a epub:type='noteref' href='#n'>1</a> Then</p>", {"He said yes. Then"}),
        "<p>" + word(1, "He") + " " + word(2, "said") + " " + word(3, "yes") +
            ".<a epub:type='noteref' href='#n'>1</a> " + word(4, "Then") + "</p>");
}

TEST(PageMarker, BringsSeveralPassagesBackIntoOneParagraph) {
    std::vector<WordMark> marks;
    EXPECT_EQ(brought_back("<p>One two. Three.</p>", {"One two.", "Three."}, &marks),
              "<p>" + word(1, "One") + " " + word(2, "two") + ". " + word(3, "Three") + ".</p>");
    EXPECT_EQ(marks.back(), (WordMark{"sf-w3", 1, 0}));
}

TEST(PageMarker, TakesTheStopBehindASpokenTitleForNoChange) {
    EXPECT_EQ(brought_back("<h1>CHAPTER I<br/>The Storm</h1>", {"CHAPTER I. The Storm."}),
              "<h1>" + word(1, "CHAPTER") + " " + word(2, "I") + "<br/>" + word(3, "The") + " " +
                  word(4, "Storm") + "</h1>");
}

TEST(PageMarker, WritesNoMarksForTheNarratorButLeavesThoseThatThePageHas) {
    const auto document = SourceDocument::page(
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>It was* so.</p></body></html>");
    Book book;
    BlockTexts sources;
    append_page(document.root(), "a.xhtml", book, sources);
    auto marked = passage("It was* **quite** [x] so.");
    marked.words = {{0, 2}, {3, 6}, {10, 15}, {22, 24}};
    marked.hidden = {{6, 7}, {8, 10}, {15, 17}, {18, 21}};
    const std::vector<ReturnedPassage> passages = {marked};
    PageMarker marker(document, passages);
    const std::vector<std::size_t> all = {0};
    marker.bring_back({book.blocks.at(0).text, sources.at(0)}, all);
    EXPECT_THAT(marker.marked_text(),
                HasSubstr("<p><span id=\"sf-w1\">It</span> <span id=\"sf-w2\">was</span>* <span "
                          "id=\"sf-w3\">quite</span> <span id=\"sf-w4\">so</span>.</p>"));
}

TEST(PageMarker, AddsPassagesAsParagraphsBesideABlock) {
    const auto document = SourceDocument::page(
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><ul><li>One</li></ul><p>Two</p></body></html>");
    Book book;
    BlockTexts sources;
    append_page(document.root(), "a.xhtml", book, sources);
    const std::vector<ReturnedPassage> passages = {passage("New.\n\nNewer.")};
    PageMarker marker(document, passages);
    marker.add_behind({book.blocks.at(0).text, sources.at(0)}, 0);
    marker.add_before({book.blocks.at(1).text, sources.at(1)}, 0);
    EXPECT_THAT(
        marker.marked_text(),
        HasSubstr("<li>One<p><span id=\"sf-w1\">New</span>.</p><p><span id=\"sf-w2\">Newer</span>.</p></li>"
                  "</ul><p><span id=\"sf-w3\">New</span>.</p>"));
}

TEST(PageMarker, GivesIdsThatTheDocumentDoesNotHave) {
    EXPECT_THAT(brought_back("<p id=\"sf-w1\">One</p>", {"One"}), HasSubstr("<w id=\"w1\">One</span>"));
}

}  // namespace storyflow::books
