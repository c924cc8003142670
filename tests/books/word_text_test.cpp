#include "books/word_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/xml.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Reads the content of `<w:body>`; the image `r1` is in the file.
Book book_of(const std::string& body) {
    const Markup root = parse_xml(
        "<w:document xmlns:w='urn:w' xmlns:mc='urn:mc' xmlns:wp='urn:wp' xmlns:v='urn:v' "
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
        "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
        "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body>" +
            body + "</w:body></w:document>",
        "document.xml");
    const WordStyles styles(
        parse_xml("<styles><style type='paragraph' styleId='H2'><name val='heading 2'/></style><style "
                  "type='paragraph' styleId='T'><name val='Title'/></style><style type='paragraph' "
                  "styleId='C'><name val='toc 1'/></style></styles>",
                  "styles.xml"));
    Book book;
    append_word_text(
        {.root = root,
         .styles = styles,
         .picture =
             [](std::string_view id) { return id == "r1" ? std::optional<std::size_t>(0) : std::nullopt; }},
        book);
    return book;
}

std::string run(const std::string& text) {
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& content, const std::string& style = {}) {
    return "<w:p><w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" + content + "</w:p>";
}

std::vector<std::string> texts_of(const Book& book) {
    std::vector<std::string> texts;
    for (const Block& block : book.blocks)
        texts.push_back(block.text);
    return texts;
}

std::vector<std::string> left_out_texts(const Book& book) {
    std::vector<std::string> texts;
    for (const LeftOut& left : book.left_out)
        texts.push_back(left.reason + ":" + left.text);
    return texts;
}

TEST(WordText, IsReadParagraphByParagraph) {
    const Book book = book_of(paragraph(run("The book"), "T") + paragraph(run("Chap") + run("ter"), "H2") +
                              paragraph(run("It was ") + run("dark.")) + paragraph("") +
                              paragraph(run("* * *")) + paragraph(run("Morning.")));
    EXPECT_EQ(book.title, "The book");
    EXPECT_THAT(texts_of(book), ElementsAre("The book", "Chapter", "It was dark.", "* * *", "Morning."));
    EXPECT_EQ(book.blocks[0].level, 1);
    EXPECT_EQ(book.blocks[1].kind, BlockKind::heading);
    EXPECT_EQ(book.blocks[1].level, 2);
    EXPECT_EQ(book.blocks[3].kind, BlockKind::ornament);
    EXPECT_EQ(book.blocks[4].place, "paragraph 6");
}

TEST(WordText, KeepsTabsBreaksHyphensAndSymbols) {
    EXPECT_THAT(texts_of(book_of(
                    paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/>"
                              "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:sym "
                              "w:font='Wingdings' w:char='F04A'/></w:r>"))),
                ElementsAre("a b\nc-de☺"));
    EXPECT_THAT(texts_of(book_of(
                    paragraph("<w:hyperlink>" + run("link") + "</w:hyperlink><w:fldSimple>" + run("3") +
                              "</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r><m:oMath><m:r><m:t>x"
                              "</m:t></m:r></m:oMath>"))),
                ElementsAre("link3x"));
}

TEST(WordText, KeepsWhatWasInsertedAndLeavesOutWhatWasDeletedMovedOrHidden) {
    const Book book = book_of(paragraph("<w:ins>" + run("new ") +
                                        "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
                                        "<w:moveFrom>" +
                                        run("here") + "</w:moveFrom><w:moveTo>" + run("there") +
                                        "</w:moveTo>"
                                        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
                                        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> shown</w:t></w:r>"));
    EXPECT_THAT(texts_of(book), ElementsAre("new there shown"));
    EXPECT_THAT(left_out_texts(book), ElementsAre("deleted text (tracked change):old",
                                                  "moved text (tracked change):here", "hidden text:secret"));
}

TEST(WordText, ReadsATextBoxOnceBehindItsParagraph) {
    const std::string box = "<w:txbxContent>" + paragraph(run("In the box.")) + "</w:txbxContent>";
    const Book book = book_of(
        paragraph("<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" + box +
                  "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                  "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("Outside.")));
    EXPECT_THAT(texts_of(book), ElementsAre("Outside.", "In the box."));
    EXPECT_THAT(book.left_out, IsEmpty());
}

std::string cell(const std::string& content) {
    return "<w:tc>" + content + "</w:tc>";
}

TEST(WordText, ReadsTablesRowByRow) {
    const std::string table =
        "<w:tbl><w:tr>" + cell(paragraph(run("Name"))) + cell(paragraph(run("Age"))) + "</w:tr><w:tr>" +
        cell(paragraph(run("Ann")) + paragraph("")) + cell(paragraph(run("9"))) + "</w:tr><w:tr>" +
        cell(paragraph(run("One.")) + paragraph(run("Two."))) + cell(paragraph(run("x"))) +
        "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph(run("gone"))) + "</w:tr></w:tbl>";
    const Book book = book_of(table);
    EXPECT_THAT(texts_of(book), ElementsAre("Name, Age", "Ann, 9", "One.", "Two.", "x"));
    EXPECT_THAT(left_out_texts(book), ElementsAre("deleted text (tracked change):gone"));
}

TEST(WordText, LeavesOutTablesOfContents) {
    const Book book = book_of(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        "</w:sdtPr><w:sdtContent>" +
        paragraph(run("Contents")) + "</w:sdtContent></w:sdt>" + paragraph(run("One 3"), "C") +
        "<w:sdt><w:sdtContent>" + paragraph(run("Text.")) + "</w:sdtContent></w:sdt>");
    EXPECT_THAT(texts_of(book), ElementsAre("Text."));
    EXPECT_THAT(left_out_texts(book), ElementsAre("table of contents:Contents", "table of contents:One 3"));
}

TEST(WordText, ShowsPicturesWithTheirAlternativeTexts) {
    const Book book = book_of(
        paragraph("<w:r><w:drawing><wp:inline><wp:docPr descr='A ship'/><a:blip r:embed='r1'/></wp:inline>"
                  "</w:drawing></w:r><w:r><w:pict><v:shape alt='Gone'><v:imagedata r:id='r9'/></v:shape>"
                  "</w:pict></w:r>" +
                  run("Text.")));
    EXPECT_THAT(texts_of(book), ElementsAre("A ship", "Text."));
    EXPECT_EQ(book.blocks[0].picture, 0U);
    EXPECT_THAT(left_out_texts(book), ElementsAre("picture that is not in the file:Gone"));
}

}  // namespace
}  // namespace storyflow::books
