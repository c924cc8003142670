#include "books/word_styles.hpp"

#include <gtest/gtest.h>

#include "books/xml.hpp"

namespace storyflow::books {
namespace {

std::string style(const std::string& id, const std::string& name, const std::string& rest = {}) {
    return "<style type='paragraph' styleId='" + id + "'><name val='" + name + "'/>" + rest + "</style>";
}

WordStyles styles_of(const std::string& content) {
    return WordStyles(parse_xml("<styles>" + content + "</styles>", "styles.xml"));
}

TEST(WordStyles, TellHeadingsByNameInAnyLanguageAndByOutlineLevel) {
    const WordStyles styles = styles_of(
        style("berschrift2", "heading 2") + style("T3", "Titre 3") + style("U1", "Überschrift 1") +
        style("Big", "Big", "<pPr><outlineLvl val='0'/></pPr>") +
        style("Child", "Child", "<basedOn val='Big'/>") +
        style("Off", "Off", "<basedOn val='Big'/><pPr><outlineLvl val='9'/></pPr>") + style("N", "Normal"));
    EXPECT_EQ(styles.style("berschrift2").heading, 2);
    EXPECT_EQ(styles.style("T3").heading, 3);
    EXPECT_EQ(styles.style("U1").heading, 1);
    EXPECT_EQ(styles.style("Big").heading, 1);
    EXPECT_EQ(styles.style("Child").heading, 1);
    EXPECT_EQ(styles.style("Off").heading, 0);
    EXPECT_EQ(styles.style("N"), WordStyle());
    EXPECT_EQ(styles.style("Heading4").heading, 4);
    EXPECT_EQ(styles.style("unknown"), WordStyle());
}

TEST(WordStyles, TellTitlesContentsAndTheLanguage) {
    const WordStyles styles =
        styles_of("<docDefaults><rPrDefault><rPr><lang val='de-DE'/></rPr></rPrDefault></docDefaults>" +
                  style("T", "Title") + style("C", "toc 1"));
    EXPECT_TRUE(styles.style("T").is_title);
    EXPECT_TRUE(styles.style("C").is_contents);
    EXPECT_EQ(styles.language(), "de-DE");
}

TEST(WordStyles, ThatAreBasedOnEachOtherEnd) {
    const WordStyles styles =
        styles_of(style("A", "A", "<basedOn val='B'/>") + style("B", "B", "<basedOn val='A'/>"));
    EXPECT_EQ(styles.style("A"), WordStyle());
}

}  // namespace
}  // namespace storyflow::books
