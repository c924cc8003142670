#include "books/declared_charset.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

TEST(DeclaredCharset, IsThatOfTheXmlDeclarationOrOfAMetaElement) {
    EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding = 'ISO-8859-1' ?><a/>"), "iso-8859-1");
    EXPECT_EQ(declared_charset("<html><head><META name='a'><meta charset=Windows-1251>"), "windows-1251");
    EXPECT_EQ(declared_charset("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"/>"),
              "koi8-r");
    EXPECT_EQ(declared_charset("<p>charset=x</p>"), "");
    EXPECT_EQ(declared_charset("<?xml version='1.0'?><a encoding='x'/>"), "");
    EXPECT_EQ(declared_charset("<?xml encoding="), "");
}

TEST(DeclaredCharset, DecidesHowADocumentIsRead) {
    EXPECT_EQ(
        document_text("<?xml version='1.0' encoding='iso-8859-1'?><p>Le caf\xE9 \xE9tait ferm\xE9.</p>"),
        "<?xml version='1.0' encoding='iso-8859-1'?><p>Le café était fermé.</p>");
    EXPECT_EQ(document_text("<meta charset='koi8-r'>\xE4\xC1"), "<meta charset='koi8-r'>Да");
    EXPECT_EQ(document_text("<meta charset='windows-1251'>\xC4\xE0"), "<meta charset='windows-1251'>Да");
    EXPECT_EQ(document_text("<meta charset='windows-1250'>\x9A\xE8"), "<meta charset='windows-1250'>šč");
    EXPECT_EQ(document_text("<meta charset='gbk'>\xC4\xE3"), "<meta charset='gbk'>你");
    EXPECT_EQ(document_text("\xEF\xBB\xBF<p>é</p>"), "<p>é</p>");
    EXPECT_EQ(document_text("<p>\x93Yes,\x94 he said.</p>"), "<p>“Yes,” he said.</p>");
}

}  // namespace
}  // namespace storyflow::books
