#include "books/pdf_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace storyflow::books {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Sets lines below each other, from 100 points down, in a column from 50 to 300.
class Setter {
  public:
    Setter& full(const std::string& text, double left = 50) { return add(text, left, 300, 10, 12); }
    Setter& last(const std::string& text, double left = 50) { return add(text, left, left + 100, 10, 12); }
    Setter& large(const std::string& text, double size = 20) { return add(text, 100, 250, size, size * 1.5); }
    Setter& gap() {
        top_ += 20;
        return *this;
    }
    Setter& next_page() {
        pages_.emplace_back().height = 600;
        top_ = 100;
        return *this;
    }
    Book set() const {
        Book book;
        append_pdf_text({.title = "", .author = "", .pages = pages_}, book);
        return book;
    }

  private:
    Setter& add(const std::string& text, double left, double right, double size, double pitch) {
        pages_.back().lines.push_back({.text = text,
                                       .left = left,
                                       .right = right,
                                       .top = top_,
                                       .bottom = top_ + size,
                                       .margin = 50,
                                       .reach = 300});
        top_ += pitch;
        return *this;
    }

    std::vector<PdfPage> pages_ = {{.height = 600, .lines = {}}};
    double top_ = 100;
};

std::vector<std::string> lines_of_pdf(const Book& book) {
    std::vector<std::string> lines;
    for (const Block& block : book.blocks) {
        const std::string kind = block.kind == BlockKind::heading    ? 'h' + std::to_string(block.level) + ':'
                                 : block.kind == BlockKind::ornament ? "-:"
                                                                     : "";
        lines.push_back(kind + block.text);
    }
    return lines;
}

TEST(PdfText, JoinsLinesAndDividedWords) {
    EXPECT_THAT(
        lines_of_pdf(Setter().full("It was a nega-").full("tive thought, one-to-").last("one.").set()),
        ElementsAre("It was a negative thought, one-to-one."));
}

TEST(PdfText, BeginsParagraphsAtIndentationsGapsAndShortEnds) {
    EXPECT_THAT(
        lines_of_pdf(Setter().full("First", 65).full("goes on").full("Second", 65).last("ends.").set()),
        ElementsAre("First goes on", "Second ends."));
    EXPECT_THAT(lines_of_pdf(Setter().full("First").full("goes on").gap().full("Second").set()),
                ElementsAre("First goes on", "Second"));
    EXPECT_THAT(lines_of_pdf(Setter().full("First").last("ends.").full("Second").set()),
                ElementsAre("First ends.", "Second"));
    EXPECT_THAT(
        lines_of_pdf(
            Setter().last("“Yes.”", 65).last("“No.”", 65).last("“But—”", 65).full("He left.", 65).set()),
        ElementsAre("“Yes.”", "“No.”", "“But—”", "He left."));
    EXPECT_THAT(lines_of_pdf(Setter().full("He wrote", 65).full("these lines", 65).full("to us.", 65).set()),
                ElementsAre("He wrote these lines to us."));
    EXPECT_THAT(lines_of_pdf(Setter().full("• one item").full("goes on", 65).full("• another").set()),
                ElementsAre("• one item goes on", "• another"));
}

TEST(PdfText, GoesOnAcrossPages) {
    const Book book =
        Setter().full("A sentence that does not").next_page().last("end here.").full("Next", 65).set();
    EXPECT_THAT(lines_of_pdf(book), ElementsAre("A sentence that does not end here.", "Next"));
    EXPECT_EQ(book.blocks[0].place, "page 1");
    EXPECT_EQ(book.blocks[1].place, "page 2");
}

TEST(PdfText, TellsHeadingsBySizeOrWords) {
    EXPECT_THAT(lines_of_pdf(Setter()
                                 .large("The Dark Sea", 30)
                                 .large("Loomings")
                                 .full("Call me Ishmael. Some years ago I went.")
                                 .large("The Carpet-")
                                 .large("Bag")
                                 .full("I stuffed a shirt.")
                                 .large("A section", 14)
                                 .full("More text of the same chapter.")
                                 .set()),
                ElementsAre("h1:The Dark Sea", "h1:Loomings", "Call me Ishmael. Some years ago I went.",
                            "h1:The Carpet-Bag", "I stuffed a shirt.", "h2:A section",
                            "More text of the same chapter."));
    EXPECT_THAT(
        lines_of_pdf(Setter().last("CHAPTER I").full("It was dark.").last("* * *").full("Morning.").set()),
        ElementsAre("h1:CHAPTER I", "It was dark.", "-:* * *", "Morning."));
}

/// Letters and digits, in order.
std::string essence(std::string text) {
    std::erase_if(
        text, [](char letter) { return (letter < 'a' || letter > 'z') && (letter < '0' || letter > '9'); });
    std::ranges::sort(text);
    return text;
}

TEST(PdfText, LosesNoLetter) {
    const std::vector<std::string> words = {"one",       "nega-", "tive",        "end.",  "* * *",
                                            "chapter 3", "12",    ". . . . . 7", "• item"};
    unsigned state = 1;
    const auto draw = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % below;
    };
    for (int book_number = 0; book_number < 200; ++book_number) {
        std::string source;
        PdfLayout layout;
        for (std::size_t page = 0; page < 4; ++page) {
            layout.pages.push_back({.height = 600, .lines = {}});
            for (std::size_t line = draw(6); line > 0; --line) {
                const std::string text = words[draw(words.size())] + ' ' + words[draw(words.size())];
                const double top = 20.0 + static_cast<double>(draw(560));
                const double left = 50.0 + 15.0 * static_cast<double>(draw(3));
                const double right = draw(2) == 0 ? 300 : 200;
                const double size = draw(5) == 0 ? 16 : 10;
                layout.pages.back().lines.push_back({.text = text,
                                                     .left = left,
                                                     .right = right,
                                                     .top = top,
                                                     .bottom = top + size,
                                                     .margin = 50,
                                                     .reach = 300});
                source += text;
            }
        }
        Book book;
        append_pdf_text(layout, book);
        std::string found;
        for (const Block& block : book.blocks)
            found += block.text;
        for (const LeftOut& left : book.left_out)
            found += left.text;
        ASSERT_EQ(essence(found), essence(source)) << book_number;
    }
}

TEST(PdfText, LeavesOutRunningLinesAndContents) {
    const Book book = Setter().full("Introduction . . . . . . 12").full("Text.").set();
    EXPECT_THAT(lines_of_pdf(book), ElementsAre("Text."));
    EXPECT_THAT(book.left_out,
                ElementsAre(LeftOut{"table of contents", "Introduction . . . . . . 12", "page 1"}));
    EXPECT_THAT(Setter().set().blocks, IsEmpty());
}

}  // namespace
}  // namespace storyflow::books
