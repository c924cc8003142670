#include "books/source_document.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/error.hpp"

namespace storyflow::books {
namespace {

std::string written(const SourceDocument& document, ByteRange bytes) {
    return document.text().substr(bytes.begin, bytes.end - bytes.begin);
}

}  // namespace

TEST(SourceDocument, KnowsTheBytesOfElements) {
    const auto document = SourceDocument::page(
        "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><!-- <p> -->"
        "<body><p class='a>b'>One<br/>two</p></body></html>");
    const auto& body = *document.root().child("body");
    const auto& paragraph = *body.child("p");
    EXPECT_EQ(written(document, document.source_of(paragraph).outer), "<p class='a>b'>One<br/>two</p>");
    EXPECT_EQ(written(document, document.source_of(paragraph).inner), "One<br/>two");
    EXPECT_EQ(document.begin_tag(paragraph), "<p class='a>b'>");
    EXPECT_EQ(document.source_of(paragraph).parent, &body);
    EXPECT_EQ(document.begin_tag(*paragraph.child("br")), "<br/>");
}

TEST(SourceDocument, KnowsTheBytesOfEachCharacter) {
    const auto document = SourceDocument::page(
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>a&amp;&#x42;<!-- c "
        "-->&eacute;<![CDATA[<d>]]></p>"
        "</body></html>");
    const auto& text = document.root().child("body")->child("p")->children.front();
    EXPECT_EQ(text.text, "a&Bé<d>");
    const auto bytes = document.bytes_of_text(text);
    ASSERT_EQ(bytes.size(), text.text.size());
    EXPECT_EQ(written(document, bytes[1]), "&amp;");
    EXPECT_EQ(written(document, bytes[2]), "&#x42;");
    EXPECT_EQ(written(document, {bytes[3].begin, bytes[4].end}), "é");
    EXPECT_EQ(written(document, bytes[5]), "&lt;");
}

TEST(SourceDocument, WritesAPageThatIsNoXhtmlAnew) {
    const auto document = SourceDocument::page("<body><p>One & only<p title='a\"b'>two<br>three");
    EXPECT_EQ(document.text(),
              "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
              "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><head></head><body><p>One &amp; only</p>"
              "<p title=\"a&quot;b\">two<br/>three</p></body></html>");
}

TEST(SourceDocument, KnowsThePrefixOfItsNames) {
    const auto document = SourceDocument::xml("<o:package xmlns:o='urn:o'><o:item/></o:package>", "p.opf");
    EXPECT_EQ(document.prefix(), "o:");
    EXPECT_EQ(document.begin_tag(*document.root().child("item")), "<o:item/>");
    EXPECT_THROW(static_cast<void>(SourceDocument::xml("<a><b></a>", "p.opf")), base::Error);
}

}  // namespace storyflow::books
