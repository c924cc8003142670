#include "books/pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/child_program.hpp"
#include "tests/books/refusal.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A PDF with these lines of text on each page, in Helvetica, and a number at the foot. Its table of objects
/// is missing, which readers make up.
std::string pdf_of(const std::vector<std::vector<std::string>>& pages) {
    std::string objects;
    std::string kids;
    int number = 3;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        std::string content = "BT /F 10 Tf 14 TL 50 500 Td\n";
        for (const std::string& line : pages[page])
            content += '(' + line + ") Tj T*\n";
        content += "ET BT /F 10 Tf 200 20 Td (" + std::to_string(page + 1) + ") Tj ET";
        kids += std::to_string(number) + " 0 R ";
        objects +=
            std::to_string(number) + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents " +
            std::to_string(number + 1) +
            " 0 R/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj\n" +
            std::to_string(number + 1) + " 0 obj <</Length " + std::to_string(content.size()) +
            ">> stream\n" + content + "\nendstream endobj\n";
        number += 2;
    }
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count " +
           std::to_string(pages.size()) + "/Kids[" + kids + "]>> endobj\n" + objects +
           "trailer <</Root 1 0 R>>\n%%EOF\n";
}

std::filesystem::path pdftotext() {
    const char* path = std::getenv("PATH");
    return base::find_program("pdftotext", path == nullptr ? "" : path);
}

std::string refusal_of(const std::string& bytes, const std::filesystem::path& program) {
    return refusal([&] { static_cast<void>(read_pdf(bytes, program)); });
}

TEST(ReadPdf, GivesParagraphsAndLeavesOutPageNumbers) {
    const Book book = read_pdf(pdf_of({{"CHAPTER I", "It was a dark night and nobody thought of a nega-",
                                        "tive answer until the captain came on"},
                                       {"deck and spoke of the weather."}}),
                               pdftotext());
    EXPECT_EQ(book.format, "PDF");
    ASSERT_EQ(book.blocks.size(), 2U);
    EXPECT_EQ(book.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(book.blocks[1].text,
              "It was a dark night and nobody thought of a negative answer until the captain came on deck "
              "and spoke of the weather.");
    EXPECT_THAT(book.left_out,
                ElementsAre(LeftOut{"page number", "1", "page 1"}, LeftOut{"page number", "2", "page 2"}));
}

TEST(ReadPdf, RefusesScansAndDamage) {
    EXPECT_THAT(
        refusal_of(
            "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 "
            "R]>> endobj\n3 0 obj "
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
            pdftotext()),
        HasSubstr("probably a scan"));
    EXPECT_THAT(refusal_of("no PDF at all", pdftotext()), HasSubstr("damaged"));
}

TEST(ReadPdf, RefusesWhatNeedsAPassword) {
    const support::TemporaryDirectory folder;
    const auto program = folder.path() / "pdftotext";
    std::ofstream(program)
        << "#!/bin/sh\ncat > /dev/null\necho 'Command Line Error: Incorrect password' >&2\nexit 1\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    EXPECT_THAT(refusal_of("%PDF-1.4", program), HasSubstr("password"));
}

TEST(ReadPdf, NeedsTheProgram) {
    try {
        static_cast<void>(read_pdf("%PDF-1.4", ""));
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("pdftotext"));
    }
}

}  // namespace
}  // namespace storyflow::books
