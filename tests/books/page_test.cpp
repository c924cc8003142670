#include "books/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "books/html_tree.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Book book_of(const std::string& body) {
    Book book;
    Page page{.root = parse_page("<html><head><title>t</title></head><body>" + body + "</body></html>"),
              .document = "a.xhtml",
              .picture = [](std::string_view source) {
                  return source == "i.png" ? std::optional<std::size_t>(0) : std::nullopt;
              }};
    append_page(page, book);
    return book;
}

/// A line for each block: `h2:Title`, `-:* * *`, `i:alt`, `p:Text`.
std::vector<std::string> lines_of_page(const std::string& body) {
    std::vector<std::string> lines;
    for (const Block& block : book_of(body).blocks) {
        switch (block.kind) {
            case BlockKind::heading:
                lines.push_back('h' + std::to_string(block.level) + ':' + block.text);
                break;
            case BlockKind::paragraph:
                lines.push_back("p:" + block.text);
                break;
            case BlockKind::ornament:
                lines.push_back("-:" + block.text);
                break;
            case BlockKind::picture:
                lines.push_back("i:" + block.text);
                break;
        }
    }
    return lines;
}

std::vector<std::string> left_out_of_body(const std::string& body) {
    std::vector<std::string> lines;
    for (const LeftOut& left : book_of(body).left_out)
        lines.push_back(left.reason + ":" + left.text);
    return lines;
}

std::vector<std::string> places_of(const std::string& body) {
    std::vector<std::string> places;
    for (const Block& block : book_of(body).blocks)
        places.push_back(block.place);
    return places;
}

TEST(Page, KeepsTextOutsideParagraphs) {
    EXPECT_THAT(
        lines_of_page(
            "<h1>Chapter One</h1>Loose opening words.<p>First paragraph.</p>Loose middle words.<div>Div "
            "text here.<p>Inner para.</p>Div tail text.</div>"),
        ElementsAre("h1:Chapter One", "p:Loose opening words.", "p:First paragraph.", "p:Loose middle words.",
                    "p:Div text here.", "p:Inner para.", "p:Div tail text."));
}

TEST(Page, SeparatesScenesByRulesAndOrnaments) {
    EXPECT_THAT(
        lines_of_page("<p>The end came.</p><p>* * *</p><p>Morning.</p><hr/><p>•</p><p>“”</p>"
                      "<div role='separator'>oOo</div><h3>***</h3>"),
        ElementsAre("p:The end came.", "-:* * *", "p:Morning.", "-:* * *", "-:•", "-:“”", "-:oOo", "-:***"));
}

TEST(Page, JoinsInlineElementsAndCollapsesSpace) {
    EXPECT_THAT(
        lines_of_page("<p><span class='dropcap'>I</span>t <b>was</b>\n  <i>so&nbsp;</i> dark. <q>No</q></p>"),
        ElementsAre("p:It was so dark. “No”"));
    EXPECT_THAT(lines_of_page("<p><img alt='O' src='o.png'/>nce upon a time</p>"),
                ElementsAre("p:Once upon a time"));
}

TEST(Page, KeepsLinesOfVersesAndEndsParagraphsAtTwoBreaks) {
    EXPECT_THAT(lines_of_page("<p>one<br/>two</p>three<br><br>four<pre>a\nb\n\nc</pre>"),
                ElementsAre("p:one\ntwo", "p:three", "p:four", "p:a\nb", "p:c"));
    EXPECT_THAT(lines_of_page("<h2>Chapter 1<br/>The Beginning</h2><h3>Who?<br>Me</h3>"),
                ElementsAre("h2:Chapter 1. The Beginning", "h3:Who? Me"));
}

TEST(Page, ReadsListsItemByItemAndTablesRowByRow) {
    EXPECT_THAT(lines_of_page(
                    "<ul><li>one</li><li>two<ol><li>three</li></ol></li></ul><dl><dt>a</dt><dd>b</dd></dl>"),
                ElementsAre("p:one", "p:two", "p:three", "p:a", "p:b"));
    EXPECT_THAT(lines_of_page(
                    "<table><caption>Ages</caption><tr><th>Name</th><th>Age</th></tr><tr><td><p>Ann</p></td>"
                    "<td>9</td></tr></table>"),
                ElementsAre("p:Ages", "p:Name, Age", "p:Ann, 9"));
    // A table that lays out a page holds paragraphs.
    EXPECT_THAT(lines_of_page("<table><tr><td><p>One.</p><p>Two.</p></td><td>x</td></tr></table>"),
                ElementsAre("p:One.", "p:Two.", "p:x"));
}

TEST(Page, ShowsPicturesFromWhereTheyStand) {
    EXPECT_THAT(lines_of_page(
                    "<p>a</p><img src='i.png' alt='A  ship'/><svg><image xlink:href='i.png'/></svg><p>b</p>"),
                ElementsAre("p:a", "i:A ship", "i:", "p:b"));
    EXPECT_THAT(left_out_of_body("<img src='other.png' alt='A ship'/>"),
                ElementsAre("picture that is not in the file:A ship"));
}

TEST(Page, LeavesOutFootnotesAndTheirMarks) {
    const std::string marks =
        "<p>It was so.<sup>1</sup> He<a href='#n2'><sup>2</sup></a> left<a href='#n3'>[3]</a> at "
        "<a href='x.xhtml#c'>12</a>, E = mc<sup>2</sup>, 1<sup>st</sup>"
        "<a epub:type='noteref' href='#n4'>see</a>.</p>";
    EXPECT_THAT(lines_of_page(marks), ElementsAre("p:It was so. He left at 12, E = mc², 1st."));
    EXPECT_THAT(left_out_of_body(marks),
                ElementsAre("footnote mark:1", "footnote mark:2", "footnote mark:[3]", "footnote mark:see"));
    EXPECT_THAT(
        left_out_of_body("<aside epub:type='footnote'><p>A note.</p><p>More.</p></aside>"
                         "<section role='doc-endnotes'>Ends.</section><div class='x footnote'>Old.</div>"),
        ElementsAre("footnote:A note.\nMore.", "footnote:Ends.", "footnote:Old."));
}

TEST(Page, LeavesOutContentsPageNumbersAndWhatIsHidden) {
    const std::string body =
        "<nav epub:type='toc'><ol><li><a href='a'>One</a></li></ol></nav>"
        "<ul><li><a href='#a'>One</a></li><li><a href='#b'>Two</a></li><li><a href='c.html'>Three"
        "</a> 9</li></ul><p>te<span class='pagenum'>[Pg 3]</span>xt<span role='doc-pagebreak'>4"
        "</span></p><p style='display: none'>secret</p><script>x</script><style>y</style>";
    EXPECT_THAT(lines_of_page(body), ElementsAre("p:text"));
    EXPECT_THAT(left_out_of_body(body),
                ElementsAre("table of contents:One", "table of contents:One\nTwo\nThree 9",
                            "page number:[Pg 3]", "page number:4", "hidden text:secret"));
    EXPECT_THAT(lines_of_page("<div role='doc-pagebreak'><p>The text of a whole page.</p></div>"),
                ElementsAre("p:The text of a whole page."));
    EXPECT_THAT(lines_of_page("<svg><image xlink:href='i.png'>under</image></svg>"),
                ElementsAre("i:", "p:under"));
    EXPECT_THAT(lines_of_page("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"), ElementsAre("p:漢"));
}

TEST(Page, TellsWhereEachBlockStands) {
    EXPECT_THAT(places_of("<div id='d'><p>a</p>loose<p id='p'><i>b</i></p></div>c<br/><br/>e"),
                ElementsAre("a.xhtml#/4/2[d]/2", "a.xhtml#/4/2[d]/3", "a.xhtml#/4/2[d]/4[p]", "a.xhtml#/4/3",
                            "a.xhtml#/4/7"));
}

TEST(Page, TellsAtWhichBlockAnIdBehindLooseTextBegins) {
    Book book;
    const Anchors anchors = append_page({.root = parse_page("loose<h2 id=a>x</h2>"), .document = ""}, book);
    EXPECT_THAT(anchors, ElementsAre(std::pair("a", 1U)));
}

TEST(Page, TellsAtWhichBlockEachIdBegins) {
    Book book;
    const Anchors anchors = append_page(
        {.root = parse_page("<p id=a>x</p><h2><a name='b'>y</a></h2><p><i id=c>z</i>"), .document = ""},
        book);
    EXPECT_THAT(anchors, ElementsAre(std::pair("a", 0U), std::pair("b", 1U), std::pair("c", 2U)));
}

std::map<char, int> letters_of(const std::string& text) {
    std::map<char, int> counts;
    for (const char letter : text)
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) ++counts[letter];
    return counts;
}

/// A random body of elements in each other, some of them not closed.
std::string random_body(unsigned seed) {
    const std::vector<std::string> names = {"p",     "div", "b",   "sup",     "a href='#x'", "table", "tr",
                                            "td",    "ul",  "li",  "h2",      "pre",         "br",    "hr",
                                            "aside", "nav", "svg", "section", "q",           "dl"};
    unsigned state = seed * 2654435761U + 1;
    const auto draw = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    std::string body;
    std::vector<std::string> open;
    for (int step = 0; step < 60; ++step) {
        const std::size_t choice = draw(4);
        if (choice == 0) {
            open.push_back(names[draw(names.size())]);
            body += '<' + open.back() + '>';
        } else if (choice == 1 && !open.empty()) {
            const std::string name = open[draw(open.size())];
            body += "</" + name.substr(0, name.find(' ')) + '>';
        } else {
            body += static_cast<char>('a' + draw(26));
            body += draw(3) == 0 ? " " : "";
        }
    }
    return body;
}

TEST(Page, LosesNoLetter) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        const std::string body = random_body(seed);
        const Book book = book_of(body);
        std::string found;
        for (const Block& block : book.blocks)
            found += block.text;
        for (const LeftOut& left : book.left_out)
            found += left.text;
        const Markup root = parse_page("<html><head></head><body>" + body + "</body></html>");
        ASSERT_EQ(letters_of(found), letters_of(root.child("body")->all_text())) << body;
    }
}

}  // namespace
}  // namespace storyflow::books
