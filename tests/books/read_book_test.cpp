#include "books/read_book.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

struct Fault {
    base::ErrorKind kind = base::ErrorKind::internal;
    std::string message;
};

Fault fault_of(std::string_view bytes, std::string_view file_name) {
    try {
        (void)read_book(bytes, file_name);
    } catch (const base::Error& error) {
        return {error.kind(), error.what()};
    }
    return {base::ErrorKind::internal, "no error"};
}

TEST(ReadBook, TextsAndPagesAreReadByTheirContent) {
    EXPECT_EQ(form_of(read_book("It rained.", "story.epub")), "It rained.\n");
    EXPECT_EQ(form_of(read_book("<!DOCTYPE html><h1>One</h1><p>It rained.</p>", "story.txt")),
              "# One\nIt rained.\n");
    EXPECT_EQ(read_book(book_file("sherlock-holmes.txt"), "sherlock-holmes.txt").format,
              "plain text (ISO-8859-1)");
}

TEST(ReadBook, ErrorsBeginWithTheName) {
    const Fault rtf = fault_of("{\\rtf1 Hello}", "story.txt");
    EXPECT_EQ(rtf.kind, base::ErrorKind::unsupported_media);
    EXPECT_TRUE(rtf.message.starts_with("story.txt: this is an RTF document")) << rtf.message;

    const Fault json = fault_of("{\n\"segments\": 7}", "story.json");
    EXPECT_EQ(json.kind, base::ErrorKind::invalid_input);
    EXPECT_EQ(json.message, "story.json: Missing or empty segments array");

    const Fault empty = fault_of(" \n\xEF\xBB\xBF", "empty.txt");
    EXPECT_EQ(empty.kind, base::ErrorKind::invalid_input);
    EXPECT_EQ(empty.message, "empty.txt: there is no text in it");

    const Fault large = fault_of(std::string(largest_file + 1, 'a'), "large.txt");
    EXPECT_EQ(large.kind, base::ErrorKind::payload_too_large);
    EXPECT_EQ(large.message, "large.txt: the file is larger than 50 MB");
}

TEST(ReadBook, APdfWithoutItsProgramSaysSo) {
    const Fault pdf = fault_of("%PDF-1.7\n", "paper.pdf");
    EXPECT_EQ(pdf.kind, base::ErrorKind::unavailable);
    EXPECT_NE(pdf.message.find("pdftotext"), std::string::npos) << pdf.message;
}

}  // namespace
}  // namespace storyflow::books
