#include "books/entities.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/books/refusal.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Entities, AreReplacedByWhatHtmlAndTheDoctypeMean) {
    EXPECT_EQ(without_entities("<p>caf&eacute;&nbsp;&mdash; x</p>"), "<p>café\u00A0— x</p>");
    EXPECT_EQ(without_entities("<!DOCTYPE p [<!ENTITY who 'A &#x26; B'>]><p>&who;</p>"), "<p>A &amp; B</p>");
    EXPECT_EQ(without_entities("<!DOCTYPE p [<!ENTITY t '<b>'>]><p>&t;</p>"), "<p>&lt;b></p>");
}

TEST(Entities, LeaveTheReferencesThatXmlKnows) {
    EXPECT_EQ(without_entities("<p a='&quot;'>&lt;&amp;&gt;&apos;&#65;&#x42;</p>"),
              "<p a='&quot;'>&lt;&amp;&gt;&apos;&#65;&#x42;</p>");
}

TEST(Entities, EscapeAmpersandsThatBeginNoReference) {
    EXPECT_EQ(without_entities("<p>Tom & Jerry, AT&T, &unheard;</p>"),
              "<p>Tom &amp; Jerry, AT&amp;T, &amp;unheard;</p>");
    EXPECT_EQ(without_entities("<![CDATA[a & b]]><!-- a & b -->"), "<![CDATA[a & b]]><!-- a & b -->");
}

TEST(Entities, KeepTheLinesOfWhatIsTakenOut) {
    EXPECT_EQ(without_entities("<?xml version='1.0'?>\n<!DOCTYPE p\n  SYSTEM 'x[y'>\n<p/>"), "\n\n\n<p/>");
}

TEST(Entities, ThatReferToOthersAreRefused) {
    const auto bomb = "<!DOCTYPE p [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]><p>&c;</p>";
    EXPECT_THAT(refusal([&] { static_cast<void>(without_entities(bomb)); }),
                AllOf(HasSubstr("\"b\""), HasSubstr("other entities")));
}

TEST(Entities, ThatMultiplyTheTextAreRefused) {
    std::string document = "<!DOCTYPE p [<!ENTITY a '" + std::string(10'000, 'x') + "'>]><p>";
    for (int times = 0; times < 1'000; ++times)
        document += "&a;";
    EXPECT_THAT(refusal([&] { static_cast<void>(without_entities(document)); }), HasSubstr("multiply"));
}

TEST(Entities, ThatNameAFileMeanNothing) {
    EXPECT_EQ(without_entities("<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>"),
              "<p>&amp;x;</p>");
}

}  // namespace
}  // namespace storyflow::books
