#include "text/character_references.hpp"

#include <gtest/gtest.h>

namespace storyflow::text {
namespace {

char32_t character_of(std::string_view text) {
    const auto reference = character_reference_at(text);
    return reference ? reference->code_point : 0;
}

TEST(CharacterReferences, AreNamesAndNumbers) {
    EXPECT_EQ(character_of("&mdash; and"), U'—');
    EXPECT_EQ(character_of("&Eacute;"), U'É');
    EXPECT_EQ(character_of("&eacute;"), U'é');
    EXPECT_EQ(character_of("&#8217;s"), U'’');
    EXPECT_EQ(character_of("&#x2019;s"), U'’');
    EXPECT_EQ(character_reference_at("&mdash; and")->size, 7U);
}

TEST(CharacterReferences, FollowWindowsBetween128And159) {
    EXPECT_EQ(character_of("&#146;"), U'’');
    EXPECT_EQ(character_of("&#129;"), 0U);
}

TEST(CharacterReferences, AreFoundBehindEscapedAmpersands) {
    EXPECT_EQ(character_of("&amp;nbsp;"), U' ');
    EXPECT_EQ(character_of("&amp;amp;#8217;s"), U'’');
    EXPECT_EQ(character_reference_at("&amp;nbsp;x")->size, 10U);
    EXPECT_EQ(character_of("&amp; so;"), U'&');
}

TEST(CharacterReferences, AreNothingElse) {
    for (const auto* text :
         {"", "&", "&;", "&#;", "&#x;", "&T;", "Q&A; x", "&nosuch;", "&#1114112;", "&#xD800;", "&#xE000;",
          "&#12a;", "&#-5;", "& amp;", "&mdash", "&averyverylongname;"})
        EXPECT_FALSE(character_reference_at(text)) << text;
}

}  // namespace
}  // namespace storyflow::text
