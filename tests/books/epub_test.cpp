#include "books/epub.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/books/refusal.hpp"
#include "tests/books/zip_file.hpp"

namespace storyflow::books {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* container =
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
    "full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";

std::string xhtml(const std::string& body) {
    return "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' "
           "xmlns:epub='http://www.idpf.org/2007/ops'><head><title/></head><body>" +
           body + "</body></html>";
}

/// A book of pages `OEBPS/<name>`, in this order, and files that are not in the reading order.
std::string epub_of(const ZipEntries& pages, ZipEntries files = {}, const std::string& manifest = {},
                    const std::string& spine_attributes = {}) {
    std::string items = manifest;
    std::string spine;
    for (const auto& [name, content] : pages) {
        items += "<item id='" + name + "' href='" + name + "' media-type='application/xhtml+xml'/>";
        spine += "<itemref idref='" + name + "'/>";
        files.emplace_back("OEBPS/" + name, content);
    }
    files.emplace_back("META-INF/container.xml", container);
    files.emplace_back(
        "OEBPS/content.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>The Book</dc:title><dc:creator>A. "
        "Author</dc:creator><dc:language>en</dc:language></metadata><manifest>" +
            items + "</manifest><spine" + spine_attributes + ">" + spine + "</spine></package>");
    return zip_of(files);
}

std::vector<std::string> texts_of(const Book& book) {
    std::vector<std::string> texts;
    for (const Block& block : book.blocks)
        texts.push_back(block.text);
    return texts;
}

std::string refusal_of(const std::string& bytes) {
    return refusal([&] { static_cast<void>(read_epub(bytes)); });
}

TEST(ReadEpub, ReadsPagesInOrderWithMetadata) {
    const Book book = read_epub(epub_of(
        {{"b.xhtml", xhtml("<h1>One</h1><p>First.</p>")}, {"a.xhtml", xhtml("<p id='p'>Second.</p>")}}));
    EXPECT_EQ(book.format, "EPUB 3");
    EXPECT_EQ(book.title, "The Book");
    EXPECT_EQ(book.author, "A. Author");
    EXPECT_EQ(book.language, "en");
    EXPECT_THAT(texts_of(book), ElementsAre("One", "First.", "Second."));
    EXPECT_EQ(book.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(book.blocks[2].place, "OEBPS/a.xhtml#/4/2[p]");
    EXPECT_THAT(book.left_out, IsEmpty());
}

TEST(ReadEpub, ReadsPagesInTheirEncodings) {
    const std::string latin =
        "<?xml version='1.0' encoding='iso-8859-1'?><html "
        "xmlns='http://www.w3.org/1999/xhtml'><body><p>Le caf\xE9 \xE9tait ferm\xE9.</p></body></html>";
    std::string wide = "\xFF\xFE";
    for (const char letter :
         std::string("<?xml version='1.0' encoding='utf-16'?><html><body><p>Wide.</p></body></html>"))
        wide.append(1, letter).append(1, '\0');
    EXPECT_THAT(texts_of(read_epub(epub_of({{"a.xhtml", latin}, {"b.xhtml", wide}}))),
                ElementsAre("Le café était fermé.", "Wide."));
}

TEST(ReadEpub, ShowsPicturesAndTheCover) {
    const Book book = read_epub(epub_of(
        {{"a.xhtml", xhtml("<p>a</p><img src='img/my%20ship.png' alt='A ship'/><img src='img/my%20ship.png'/>"
                           "<img src='gone.png' alt='Gone'/>")}},
        {{"OEBPS/img/my ship.png", "PNG"}, {"OEBPS/c.jpg", "JPG"}},
        "<item id='c' href='c.jpg' properties='cover-image'/>"));
    ASSERT_EQ(book.pictures.size(), 2U);
    EXPECT_EQ(book.pictures[0].bytes, "JPG");
    EXPECT_EQ(book.pictures[1].name, "my ship.png");
    EXPECT_EQ(book.cover, 0U);
    EXPECT_THAT(texts_of(book), ElementsAre("a", "A ship", ""));
    EXPECT_EQ(book.blocks[1].picture, 1U);
    ASSERT_EQ(book.left_out.size(), 1U);
    EXPECT_EQ(book.left_out[0].text, "Gone");
}

TEST(ReadEpub, TakesAPictureThatReturnsForAnOrnament) {
    const std::string mark = "<div><img src='o.png' alt=''/></div>";
    const Book book =
        read_epub(epub_of({{"a.xhtml", xhtml("<p>a</p>" + mark + "<p>b</p>" + mark + "<p>c</p>" + mark)}},
                          {{"OEBPS/o.png", "PNG"}}));
    EXPECT_EQ(std::ranges::count(book.blocks, BlockKind::ornament, &Block::kind), 3);
}

TEST(ReadEpub, NamesChaptersAfterTheTableOfContents) {
    const Book book = read_epub(epub_of(
        {{"a.xhtml", xhtml("<p>Call me Ishmael.</p>")}, {"b.xhtml", xhtml("<h2>Its own</h2><p>x</p>")}},
        {{"OEBPS/nav.xhtml", xhtml("<nav epub:type='toc'><ol><li><a href='a.xhtml'>Loomings</a></li><li><a "
                                   "href='b.xhtml'>Another</a></li></ol></nav>")}},
        "<item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"));
    EXPECT_THAT(texts_of(book), ElementsAre("Loomings", "Call me Ishmael.", "Its own", "x"));
}

TEST(ReadEpub, LeavesOutContentsAndWhatIsNotInTheReadingOrder) {
    std::string links;
    for (int number = 1; number < 7; ++number)
        links += "<p><a href='a.xhtml#c'>Chapter " + std::to_string(number) + "</a></p>";
    const Book book =
        read_epub(epub_of({{"toc.xhtml", xhtml("<h1>Contents</h1>" + links)}, {"a.xhtml", xhtml("<p>a</p>")}},
                          {{"OEBPS/n.xhtml", xhtml("<p>A note.</p>")}},
                          "<item id='n' href='n.xhtml' media-type='application/xhtml+xml'/>"));
    EXPECT_THAT(texts_of(book), ElementsAre("a"));
    ASSERT_EQ(book.left_out.size(), 1U);
    EXPECT_EQ(book.left_out[0].reason, "table of contents");
    EXPECT_THAT(book.left_out[0].text, HasSubstr("Chapter 6"));
}

std::string with_spine(const std::string& spine) {
    return zip_of({{"META-INF/container.xml", container},
                   {"OEBPS/content.opf",
                    "<package version='2.0'><manifest><item id='a' href='a.html' "
                    "media-type='application/xhtml+xml'/><item id='g' href='gone.html' "
                    "media-type='application/xhtml+xml'/></manifest><spine>" +
                        spine + "</spine></package>"},
                   {"OEBPS/a.html", xhtml("<p>Text.</p>")}});
}

TEST(ReadEpub, TellsOfPagesThatAreMissingOrNotLinear) {
    const Book book =
        read_epub(with_spine("<itemref idref='g'/><itemref idref='x'/><itemref idref='a' linear='no'/>"));
    EXPECT_EQ(book.format, "EPUB 2");
    EXPECT_THAT(book.blocks, IsEmpty());
    EXPECT_THAT(
        book.left_out,
        ElementsAre(LeftOut{"page that is missing from the file", "OEBPS/gone.html", "OEBPS/gone.html"},
                    LeftOut{"page that is missing from the file", "x", "x"},
                    LeftOut{"not part of the reading order", "Text.", "OEBPS/a.html"}));
}

TEST(ReadEpub, ReadsAPageOnceThatIsListedUnderManyIds) {
    const Book book = read_epub(zip_of(
        {{"c.opf",
          "<package><manifest><item id='a' href='p.xhtml' media-type='text/xml'/><item id='b' "
          "href='p.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/><itemref "
          "idref='b'/></spine></package>"},
         {"p.xhtml", xhtml("<p>Text.</p>")}}));
    EXPECT_THAT(texts_of(book), ElementsAre("Text."));
}

TEST(ReadEpub, TakesThePictureThatBeginsABookForItsCover) {
    const Book book =
        read_epub(epub_of({{"a.xhtml", xhtml("<img src='i.png'/>")}, {"b.xhtml", xhtml("<p>b</p>")}},
                          {{"OEBPS/i.png", "PNG"}}));
    EXPECT_EQ(book.cover, 0U);
}

TEST(ReadEpub, RefusesProtectedBooksButNotObfuscatedFonts) {
    const auto with_encryption = [](const std::string& algorithm) {
        return epub_of(
            {{"a.xhtml", xhtml("<p>a</p>")}},
            {{"META-INF/encryption.xml",
              "<encryption "
              "xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData><enc:EncryptionMethod "
              "Algorithm='" +
                  algorithm + "'/></enc:EncryptedData></encryption>"}});
    };
    EXPECT_THAT(refusal_of(with_encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), HasSubstr("DRM"));
    EXPECT_EQ(refusal_of(with_encryption("http://www.idpf.org/2008/embedding")), "no error");
}

TEST(ReadEpub, RefusesHostilePagesByName) {
    EXPECT_THAT(
        refusal_of(epub_of({{"a.xhtml", "<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><html/>"}})),
        AllOf(HasSubstr("OEBPS/a.xhtml"), HasSubstr("other entities")));
    EXPECT_THAT(refusal_of(epub_of({{"a.xhtml", std::string(30'000'000, 'a')}})),
                AllOf(HasSubstr("OEBPS/a.xhtml"), HasSubstr("times its size")));
    EXPECT_THAT(refusal_of(zip_of({{"mimetype", "application/epub+zip"}})), HasSubstr("no package document"));
}

}  // namespace
}  // namespace storyflow::books
