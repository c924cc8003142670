#include "books/docx.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "books/archive.hpp"
#include "books/xml.hpp"
#include "tests/books/refusal.hpp"
#include "tests/books/zip_file.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* package_links =
    "<Relationships><Relationship Id='1' Type='http://x/officeDocument' "
    "Target='word/document.xml'/><Relationship Id='2' "
    "Type='http://x/metadata/core-properties' Target='docProps/core.xml'/></Relationships>";

std::string note(const std::string& id, const std::string& text, const std::string& attributes = {}) {
    return "<footnote id='" + id + "'" + attributes + "><p><r><t>" + text + "</t></r></p></footnote>";
}

TEST(ReadDocx, ReadsTheTextAndSaysWhatIsNoPartOfIt) {
    const Book book = read_docx(zip_of(
        {{"_rels/.rels", package_links},
         {"docProps/core.xml", "<p><title>The Sea</title><creator>A. Author</creator></p>"},
         {"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id='f' Type='http://x/footnotes' "
          "Target='footnotes.xml'/><Relationship Id='h' "
          "Type='http://x/header' Target='header1.xml'/><Relationship Id='s' Type='http://x/styles' "
          "Target='styles.xml'/>"
          "<Relationship Id='i' Type='http://x/image' Target='media/i.png'/></Relationships>"},
         {"word/styles.xml",
          "<styles><docDefaults><rPrDefault><rPr><lang "
          "val='en-US'/></rPr></rPrDefault></docDefaults></styles>"},
         {"word/footnotes.xml",
          "<footnotes>" + note("-1", "", " type='separator'") + note("1", "A note.") + "</footnotes>"},
         {"word/header1.xml", "<hdr><p><r><t>The Sea</t></r></p></hdr>"},
         {"word/media/i.png", "PNG"},
         {"word/document.xml",
          "<document xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><body><p>"
          "<r><t>Text.</t></r><r><footnoteReference id='1'/></r></p><p><r><imagedata r:id='i'/></r></p>"
          "</body></document>"}}));
    EXPECT_EQ(book.format, "DOCX");
    EXPECT_EQ(book.title, "The Sea");
    EXPECT_EQ(book.author, "A. Author");
    EXPECT_EQ(book.language, "en-US");
    ASSERT_EQ(book.blocks.size(), 2U);
    EXPECT_EQ(book.blocks[0].text, "Text.");
    EXPECT_EQ(book.pictures.at(book.blocks[1].picture.value()).name, "i.png");
    EXPECT_THAT(book.left_out, ElementsAre(LeftOut{"footnote", "A note.", "footnote 1"},
                                           LeftOut{"page header", "The Sea", "word/header1.xml"}));
}

TEST(ReadDocx, RefusesWhatIsNoWordDocument) {
    const auto refusal_of = [](const std::string& bytes) {
        return refusal([&] { static_cast<void>(read_docx(bytes)); });
    };
    EXPECT_THAT(refusal_of(zip_of({{"xl/workbook.xml", "<workbook/>"}})), HasSubstr("no Word document"));
    EXPECT_THAT(refusal_of("\xD0\xCF\x11\xE0 old"), HasSubstr("password"));
    EXPECT_THAT(refusal_of("text"), HasSubstr("no zip archive"));
    EXPECT_THAT(refusal_of(zip_of({{"word/document.xml", "<document><p></document>"}})),
                HasSubstr("word/document.xml"));
}

using Letters = std::map<char, int>;

void count_letters(const std::string& text, Letters& letters) {
    for (const char letter : text)
        if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) ++letters[letter];
}

/// The letters of all text elements, but for the fallbacks, which repeat what a choice says.
void count_text(const Markup& element, Letters& letters) {
    if (element.name == "t" || element.name == "delText") count_letters(element.all_text(), letters);
    for (const Markup& child : element.children)
        if (child.name != "Fallback") count_text(child, letters);
}

TEST(ReadDocx, LosesNoLetterOfRealFiles) {
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(std::string(STORYFLOW_BOOKS) + "/docx")) {
        if (file.path().extension() != ".docx") continue;
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
        const Book book = read_docx(bytes);
        Letters found;
        for (const Block& block : book.blocks)
            count_letters(block.text, found);
        for (const LeftOut& left : book.left_out)
            count_letters(left.text, found);
        Letters expected;
        const Archive archive(bytes);
        for (const char* part :
             {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"})
            if (const auto content = archive.read(part)) count_text(parse_xml(*content, part), expected);
        EXPECT_EQ(found, expected) << file.path();
        EXPECT_FALSE(found.empty()) << file.path();
        ++files;
    }
    EXPECT_GE(files, 5U);
}

}  // namespace
}  // namespace storyflow::books
