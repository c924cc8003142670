#include "books/plain_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "books/encoding.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

Book read_text_book(std::string_view text) {
    Book book = read_plain_text(text);
    EXPECT_EQ(letters_of(book), letters_of(text)) << text;
    return book;
}

/// The frame of Project Gutenberg around a book, with CRLF.
std::string framed(std::string_view title, std::string_view author, std::string_view front,
                   std::string_view book) {
    std::string text =
        "The Project Gutenberg eBook of " + std::string(title) +
        "\n\nThis ebook is for the use of anyone anywhere.\n\nTitle: " + std::string(title) +
        "\n\nAuthor: " + std::string(author) +
        "\n\nRelease date: June 1, 1998 [eBook #1342]\n                Most recently updated: October "
        "12, 2024\n\nLanguage: English\n\n\n*** START OF THE PROJECT GUTENBERG EBOOK ***\n\n\n\n\n" +
        std::string(front) + std::string(book) +
        "\n\n\n\n*** END OF THE PROJECT GUTENBERG EBOOK ***\n\nUpdated editions will replace the "
        "previous one.\n\n1.F.3. LIMITED RIGHT OF REPLACEMENT\n";
    return text;
}

std::vector<std::string> headings_of(const Book& book) {
    std::vector<std::string> headings;
    for (const Block& block : book.blocks) {
        if (block.kind == BlockKind::heading)
            headings.push_back(std::to_string(block.level) + " " + block.text);
    }
    return headings;
}

bool has_block(const Book& book, std::string_view text) {
    return std::ranges::find(book.blocks, text, &Block::text) != book.blocks.end();
}

std::vector<std::string> reasons_of(const Book& book) {
    std::vector<std::string> reasons;
    for (const LeftOut& part : book.left_out) {
        if (std::ranges::find(reasons, part.reason) == reasons.end()) reasons.push_back(part.reason);
    }
    return reasons;
}

using Words = std::vector<std::string>;

TEST(PlainText, PrideAndPrejudiceHasItsChaptersWithoutFrameAndCaptions) {
    const std::string front = R"(                            [Illustration:

                             GEORGE ALLEN
                               PUBLISHER
                                   ]

                                PRIDE.
                                  and
                               PREJUDICE

                                  by
                             Jane Austen,

                         [Illustration: 1894]

                                London
                             George Allen.




List of Illustrations.

                                                                    PAGE

Frontispiece                                                          iv

Heading to Chapter I.                                                  1

“He came down to see the place”                                        2




)";
    const auto text = decoded(book_file("pride-and-prejudice.txt"));
    EXPECT_EQ(text.charset, "UTF-8");
    const Book book = read_text_book(framed("Pride and Prejudice", "Jane Austen", front, text.utf8));
    EXPECT_EQ(book.title, "Pride and Prejudice");
    EXPECT_EQ(book.author, "Jane Austen");
    EXPECT_EQ(book.language, "en");
    EXPECT_EQ(headings_of(book), (Words{"1 Chapter I.", "1 CHAPTER II."}));
    EXPECT_EQ(book.blocks.front().text, "Chapter I.");
    EXPECT_EQ(book.blocks[1].text,
              "It is a truth universally acknowledged, that a single man in possession of a good fortune, "
              "must be in "
              "want of a wife.");
    EXPECT_TRUE(has_block(book, "“What is his name?”"));
    EXPECT_TRUE(book.blocks.back().text.ends_with("determining when they should ask him to dinner."));
    EXPECT_EQ(reasons_of(book), (Words{"Project Gutenberg's header", "Project Gutenberg's licence",
                                       "illustration", "title page", "list of illustrations"}));
}

TEST(PlainText, SherlockHolmesHasAdventuresAndTheirSections) {
    const std::string front = R"(cover

THE ADVENTURES OF SHERLOCK HOLMES

by

SIR ARTHUR CONAN DOYLE



   I. A Scandal in Bohemia
  II. The Red-Headed League
 III. A Case of Identity




)";
    const auto text = decoded(book_file("sherlock-holmes.txt"));
    EXPECT_EQ(text.charset, "ISO-8859-1");
    const Book book = read_text_book(
        framed("The Adventures of Sherlock Holmes", "Sir Arthur Conan Doyle", front.substr(7), text.utf8));
    EXPECT_EQ(headings_of(book), (Words{"1 ADVENTURE I. A SCANDAL IN BOHEMIA", "2 I.", "2 II.", "2 III.",
                                        "1 ADVENTURE II. THE RED-HEADED LEAGUE"}));
    EXPECT_EQ(book.blocks.front().kind, BlockKind::heading);
    EXPECT_TRUE(has_block(book, "\"Very truly yours,\n\"IRENE NORTON, née ADLER.\""));
    EXPECT_EQ(reasons_of(book), (Words{"Project Gutenberg's header", "Project Gutenberg's licence",
                                       "title page", "table of contents"}));
}

TEST(PlainText, TitlesBelowAHeadingBelongToIt) {
    EXPECT_EQ(form_of(read_text_book("Chapter 2\n=======================================\nThank you.")),
              "# Chapter 2\nThank you.\n");
    EXPECT_EQ(form_of(read_text_book("### Example Heading\nHere is a paragraph.")),
              "# Example Heading\nHere is a paragraph.\n");
    EXPECT_EQ(form_of(read_text_book("Chapter 1\nThe Beginning\n\nIt rained.")),
              "# Chapter 1: The Beginning\nIt rained.\n");
    EXPECT_EQ(form_of(read_text_book("CHAPTER I.\n\nDown the Rabbit-Hole\n\n\nAlice was tired.")),
              "# CHAPTER I. Down the Rabbit-Hole\nAlice was tired.\n");
    EXPECT_EQ(form_of(read_text_book("CHAPTER I\n\n“Bingley.”\n\nHe left.")),
              "# CHAPTER I\n“Bingley.”\nHe left.\n");
    EXPECT_EQ(form_of(read_text_book(
                  "PART ONE\n\n\nPrologue\n\nIt rained.\n\n\nChapter 1\n\nIt snowed.\n\n\nI\n\nIt froze.")),
              "# PART ONE\n## Prologue\nIt rained.\n## Chapter 1\nIt snowed.\n### I\nIt froze.\n");
}

TEST(PlainText, OrnamentsSeparateScenes) {
    EXPECT_EQ(form_of(read_text_book("The end came.\n\n* * *\n\nMorning broke.\n—-\nNoon.\n\n•\n\nNight.")),
              "The end came.\n~ * * *\nMorning broke.\n~ —-\nNoon.\n~ •\nNight.\n");
    EXPECT_EQ(form_of(read_text_book("* * * * * *")), "~ * * * * * *\n");
    EXPECT_EQ(form_of(read_text_book("“?”\n\n🙂")), "“?”\n🙂\n");
}

TEST(PlainText, TheTableOfContentsIsLeftOut) {
    const Book book = read_text_book(
        "The Village\n\nby Anna Smith\n\n\nContents\n\nChapter 1\nChapter 2\n\n\n\nChapter 1\n\nIt "
        "rained.\n\n\n\nChapter 2\n\nIt snowed.\n");
    EXPECT_EQ(book.title, "The Village");
    EXPECT_EQ(book.author, "Anna Smith");
    EXPECT_EQ(form_of(book), "# Chapter 1\nIt rained.\n# Chapter 2\nIt snowed.\n");
    EXPECT_EQ(left_out_of(book),
              "title page: The Village\ntitle page: by Anna Smith\ntable of contents: Contents\ntable of "
              "contents: Chapter 1/Chapter 2\n");
    EXPECT_EQ(
        form_of(read_text_book("CONTENTS\n\n I. The Fog .... 1\n\n II. The Sea .... 10\n\n\n\nTHE FOG\n\nIt "
                               "rained all day long.")),
        "# THE FOG\nIt rained all day long.\n");
    EXPECT_EQ(form_of(read_text_book("Chapter 1\n\nChapter 2\n\nChapter 3\n\n\nChapter 1\n\nIt rained.")),
              "# Chapter 1\nIt rained.\n");
}

TEST(PlainText, AManuscriptHasATitlePageAndNumberedChapters) {
    const Book book = read_text_book(
        "THE LAST LIGHT\n\nA novel by Jane Roe\n\nCopyright © 2024 Jane Roe\n\n1\n\nThe phone "
        "rang.\n\n2\n\nMorning\n\n3\n\ncame.\n");
    EXPECT_EQ(book.title, "THE LAST LIGHT");
    EXPECT_EQ(book.author, "Jane Roe");
    EXPECT_EQ(form_of(book), "# 1\nThe phone rang.\n# 2\nMorning\n3\ncame.\n");
    EXPECT_EQ(left_out_of(book),
              "title page: THE LAST LIGHT\ntitle page: A novel by Jane Roe\ntitle page: Copyright © 2024 "
              "Jane Roe\n");
    EXPECT_EQ(read_text_book("THE SEA\n\n\nIt rained all day long.\n").title, "THE SEA");
    EXPECT_EQ(read_text_book("CHAPTER I\n\n\nIt rained all day long.\n").title, "");
}

TEST(PlainText, NotesAreLeftOutAndTheirMarksStay) {
    const Book book = read_text_book(
        "It was so.[15] Then they left.\n\n[15] See above.\n\n[Footnote 3: Not\nhere.]\n\n[Pg 12]\n\n[3] men "
        "came.");
    EXPECT_EQ(form_of(book), "It was so.[15] Then they left.\n[3] men came.\n");
    EXPECT_EQ(left_out_of(book),
              "footnote: [Footnote 3: Not/here.]\npage number: [Pg 12]\nfootnote: [15] See above.\n");
}

TEST(PlainText, AStoryThatMentionsTextIsAStory) {
    EXPECT_EQ(form_of(read_text_book("She read it.\n\nText: where are you?\n\nShe wept.\n")),
              "She read it.\nText: where are you?\nShe wept.\n");
}

TEST(PlainText, PlacesAreLines) {
    const Book book = read_text_book("One.\n\n\nTwo\nlines.\n\n***\n");
    EXPECT_EQ(book.format, "plain text");
    EXPECT_EQ(book.blocks.at(0).place, "line 1");
    EXPECT_EQ(book.blocks.at(1).place, "line 4");
    EXPECT_EQ(book.blocks.at(2).place, "line 7");
    EXPECT_TRUE(read_text_book("").blocks.empty());
    EXPECT_TRUE(read_text_book(" \n\t\n").blocks.empty());
}

}  // namespace
}  // namespace storyflow::books
