#include "books/xml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/books/refusal.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

std::string refusal_of(const std::string& document) {
    return refusal([&] { static_cast<void>(parse_xml(document, "a.xml")); });
}

TEST(Xml, BecomesATreeOfNamesAttributesAndTexts) {
    const Markup root = parse_xml("<a x='1'>one<b c='d e'>two</b><![CDATA[<three>]]></a>", "a.xml");
    EXPECT_EQ(root.name, "a");
    EXPECT_EQ(root.attribute("x"), "1");
    EXPECT_EQ(root.attribute("y"), "");
    ASSERT_NE(root.child("b"), nullptr);
    EXPECT_TRUE(root.child("b")->has_word("c", "e"));
    EXPECT_FALSE(root.child("b")->has_word("c", "d e"));
    EXPECT_EQ(root.child("c"), nullptr);
    EXPECT_EQ(root.all_text(), "onetwo<three>");
    EXPECT_EQ(root.descendants("b").size(), 1U);
}

TEST(Xml, KeepsThePrefixesThatDistinguish) {
    const Markup root = parse_xml(
        "<w:p xmlns:w='urn:w' xmlns:e='http://www.idpf.org/2007/ops' xmlns='urn:x'>"
        "<t xmlns='http://schemas.openxmlformats.org/officeDocument/2006/math'/>"
        "<i e:type='note' type='x' xml:lang='en'/></w:p>",
        "a.xml");
    EXPECT_EQ(root.name, "p");
    EXPECT_NE(root.child("m:t"), nullptr);
    EXPECT_EQ(root.child("i")->attribute("epub:type"), "note");
    EXPECT_EQ(root.child("i")->attribute("type"), "x");
    EXPECT_EQ(root.child("i")->attribute("xml:lang"), "en");
}

TEST(Xml, IsReadInTheEncodingThatItDeclares) {
    EXPECT_EQ(parse_xml("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9</a>", "a.xml").all_text(),
              "café");
    EXPECT_EQ(parse_xml(std::string("\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0", 18), "a.xml").all_text(), "é");
    // Says UTF-16, is not.
    EXPECT_EQ(parse_xml("<?xml version='1.0' encoding='UTF-16'?><a>é</a>", "a.xml").all_text(), "é");
}

TEST(Xml, ThatIsDamagedIsRefusedWithItsNameAndLine) {
    EXPECT_THAT(refusal_of("<a>\n<b>\n</a>"), AllOf(HasSubstr("\"a.xml\""), HasSubstr("line 3")));
    EXPECT_THAT(refusal_of(""), HasSubstr("empty"));
    EXPECT_THAT(refusal_of("no markup"), HasSubstr("damaged"));
}

TEST(Xml, ThatIsTooDeepOrTooLargeInOnePlaceIsRefused) {
    std::string deep;
    for (int level = 0; level < 300; ++level)
        deep += "<a>";
    EXPECT_THAT(refusal_of(deep), HasSubstr("damaged"));
    EXPECT_THAT(refusal_of("<a b='" + std::string(11'000'000, 'x') + "'/>"), HasSubstr("damaged"));
}

TEST(Xml, LoadsNothing) {
    const Markup root = parse_xml(
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>"
        "<!ENTITY % y SYSTEM 'http://localhost/'> %y;]><a b='&x;'>&x;</a>",
        "a.xml");
    EXPECT_EQ(root.all_text(), "&x;");
}

TEST(MarkupBuilder, RefusesTooManyElements) {
    MarkupBuilder builder(3);
    builder.open("a", {});
    builder.add_text("b");
    builder.add_text("c");
    builder.open("d", {});
    builder.close();
    EXPECT_THAT(refusal([&] { builder.open("e", {}); }), HasSubstr("more than 3 elements"));
}

}  // namespace
}  // namespace storyflow::books
