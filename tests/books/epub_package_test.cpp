#include "books/epub_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/xml.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;

Package package_of(const std::string& content, const std::string& version = "3.0") {
    return parse_package(parse_xml("<package xmlns='http://www.idpf.org/2007/opf' version='" + version +
                                       "' xmlns:opf='http://www.idpf.org/2007/opf'>" + content + "</package>",
                                   "OEBPS/content.opf"),
                         "OEBPS/content.opf");
}

std::string metadata(const std::string& content) {
    return "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>" + content + "</metadata>";
}

TEST(EpubPackage, TellsMainTitleAuthorsAndLanguage) {
    const Package three = package_of(metadata(
        "<dc:title id='s'>Book One</dc:title><dc:title id='t'> The \n Sea </dc:title><meta refines='#t' "
        "property='title-type'>main</meta><dc:creator id='a'>Ann A.</dc:creator><dc:creator id='b'>Bo "
        "B.</dc:creator>"
        "<meta refines='#b' property='role'>ill</meta><dc:creator>Cy "
        "C.</dc:creator><dc:language>en-GB</dc:language>"));
    EXPECT_EQ(three.title, "The Sea");
    EXPECT_EQ(three.author, "Ann A., Cy C.");
    EXPECT_EQ(three.language, "en-GB");
    const Package two = package_of(metadata("<dc-metadata><dc:Title/><dc:title>Old</dc:title><dc:creator "
                                            "opf:role='trl'>Tr</dc:creator></dc-metadata>"),
                                   "2.0");
    EXPECT_EQ(two.title, "Old");
    EXPECT_EQ(two.author, "Tr");
    EXPECT_EQ(two.version, "2.0");
}

TEST(EpubPackage, ResolvesTheReadingOrder) {
    const Package package = package_of(
        "<manifest><item id='a' href='Text/a%20b.xhtml' media-type='application/xhtml+xml'/><item id='n' "
        "href='nav.xhtml' media-type='application/xhtml+xml' properties='scripted nav'/></manifest>"
        "<spine><itemref idref='a'/><itemref idref='n' linear='no'/><itemref idref='gone'/><itemref "
        "idref='a'/></spine>");
    ASSERT_EQ(package.spine.size(), 3U);
    EXPECT_EQ(package.items[*package.spine[0].item].path, "OEBPS/Text/a b.xhtml");
    EXPECT_FALSE(package.spine[1].is_linear);
    EXPECT_EQ(package.spine[2].item, std::nullopt);
    EXPECT_EQ(package.navigation, "OEBPS/nav.xhtml");
}

TEST(EpubPackage, FindsTheCoverAndTheContentsInEachWayThatBooksNameThem) {
    const std::string items =
        "<item id='i' href='i.png' media-type='image/png'/><item id='ncx' href='toc.ncx' "
        "media-type='application/x-dtbncx+xml'/>";
    EXPECT_EQ(
        package_of("<manifest>" + items + "<item id='c' href='c.png' properties='cover-image'/></manifest>")
            .cover,
        "OEBPS/c.png");
    const Package two = package_of(
        metadata("<meta name='cover' content='i'/>") + "<manifest>" + items + "</manifest><spine toc='ncx'/>",
        "2.0");
    EXPECT_EQ(two.cover, "OEBPS/i.png");
    EXPECT_EQ(two.navigation, "OEBPS/toc.ncx");
    EXPECT_EQ(package_of(metadata("<meta name='cover' content='x.png'/>")).cover, "OEBPS/x.png");
    const Package guided = package_of(
        "<guide><reference type='Cover' href='cover.html'/><reference type='toc' "
        "href='toc.html#x'/></guide>");
    EXPECT_EQ(guided.cover, "OEBPS/cover.html");
    EXPECT_THAT(guided.contents, ElementsAre("OEBPS/toc.html"));
    EXPECT_EQ(package_of("").cover, "");
}

}  // namespace
}  // namespace storyflow::books
