#include "books/html_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/books/refusal.hpp"

namespace storyflow::books {
namespace {

using ::testing::HasSubstr;

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int count = 0; count < times; ++count)
        all += text;
    return all;
}

std::string body_text(const std::string& page) {
    const Markup root = parse_page(page);
    const Markup* body = root.child("body");
    return body == nullptr ? "no body" : body->all_text();
}

TEST(HtmlTree, OfAPageIsThatOfBrowsers) {
    const Markup root = parse_page("<P>one<p CLASS=x>two &mdash; &hellip;<br>three</DIV>");
    const Markup* body = root.child("body");
    ASSERT_NE(body, nullptr);
    EXPECT_EQ(body->descendants("p").size(), 2U);
    EXPECT_EQ(body->descendants("p").at(1)->attribute("class"), "x");
    EXPECT_EQ(body->all_text(), "onetwo — …three");
}

TEST(HtmlTree, OfXhtmlFollowsXml) {
    const std::string head = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>";
    EXPECT_EQ(body_text(head + "<p><a id='x'/>one&nbsp;two</p></body></html>"), "one\u00A0two");
    // The paragraph is left open: read by the rules of HTML, where an empty title would otherwise be all
    // there is.
    EXPECT_EQ(body_text(head + "<p><a id='x'/>one <i>two</p></body></html>"), "one two");
    EXPECT_EQ(body_text(head + "<script src='x'/><p>text</p><b>"), "text");
}

TEST(HtmlTree, NamesElementsThatHtmlDoesNotKnow) {
    const Markup root = parse_page("<body><My-Tag a='b'>x</My-Tag><svg><image xlink:href='i.png'/></svg>");
    EXPECT_EQ(root.descendants("my-tag").size(), 1U);
    ASSERT_EQ(root.descendants("image").size(), 1U);
    EXPECT_EQ(root.descendants("image")[0]->attribute("xlink:href"), "i.png");
}

TEST(HtmlTree, OfNothingButOpenElementsIsRefused) {
    EXPECT_THAT(refusal([] { static_cast<void>(parse_html(repeated("<div>", 30'000))); }),
                HasSubstr("too long"));
    EXPECT_THAT(refusal([] { static_cast<void>(parse_html(repeated("<div>", 2'000))); }),
                HasSubstr("nests more"));
    EXPECT_EQ(refusal([] { static_cast<void>(parse_html(repeated("<p>a<br>", 100'000))); }), "no error");
}

TEST(HtmlTree, ThatOutgrowsItsDocumentIsRefused) {
    std::string formats = "<p>";
    for (int number = 0; number < 900; ++number)
        formats += "<b id=" + std::to_string(number) + ">";
    const std::string bomb = formats + repeated("<p>x", 100'000);
    EXPECT_THAT(refusal([&] { static_cast<void>(parse_html(bomb)); }), HasSubstr("memory"));
}

}  // namespace
}  // namespace storyflow::books
