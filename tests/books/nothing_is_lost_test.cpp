#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "books/encoding.hpp"
#include "books/markdown.hpp"
#include "books/passages.hpp"
#include "books/plain_text.hpp"
#include "books/read_text.hpp"
#include "books/story_forms.hpp"
#include "books/subtitles.hpp"
#include "tests/books/book_form.hpp"

/// Every letter of a text is in a block or in the report of what was left out, whatever the text is made of.
namespace storyflow::books {
namespace {

using Pieces = std::vector<std::string>;

/// A text of up to 40 of the pieces.
std::string text_of_any(const Pieces& pieces, std::string_view between = "") {
    const auto count = *rc::gen::inRange(1, 40);
    std::string text;
    for (int i = 0; i < count; ++i)
        text += *rc::gen::elementOf(pieces) + std::string(between);
    return text;
}

/// Without digits, which count items and tell times.
LetterCounts without_digits(LetterCounts counts) {
    std::erase_if(counts, [](const auto& count) {
        return count.first.size() == 1 && count.first[0] >= '0' && count.first[0] <= '9';
    });
    return counts;
}

bool holds(bool success) {
    EXPECT_TRUE(success);
    return success;
}

Pieces prose() {
    return {"\n",
            "\n\n",
            "\n\n\n\n",
            " ",
            "    ",
            "It rained all day long, and nobody in the whole town went out.\n",
            "He said so",
            "“No!”\n",
            "- Who?",
            "trans-\n",
            "form",
            "one-to-\n",
            "observer--\n",
            "a\u00AD\n",
            "IRENE, née ADLER.",
            "Tiger, Tiger, burning bright,\n",
            "* * *\n",
            "—-\n",
            "=====\n",
            "---\n",
            "•\n",
            "| a | b |\n",
            "> quoted\n",
            "1. one\n"};
}

Pieces pieces_of_books() {
    Pieces pieces = prose();
    for (const char* const more : {"Chapter 1\n",
                                   "CHAPTER II. THE FOG\n",
                                   "PART TWO\n",
                                   "Prologue\n",
                                   "XIV.\n",
                                   "III. The Village\n",
                                   "Contents\n",
                                   "Chapter 1 .... 12\n",
                                   "THE SEA\n",
                                   "The Sea\n\nby Ann Smith\n",
                                   "[Illustration: a horse]\n",
                                   "[Illustration:\n\n Chapter 3.]\n",
                                   "[Footnote 1: so\n",
                                   "]\n",
                                   "so.[15]\n",
                                   "[15] See there.\n",
                                   "[Pg 12]\n",
                                   "Text: where are you?\n",
                                   "# Notes ##\n",
                                   "Title: The Sea\n",
                                   "Produced by Bob\n",
                                   "*** START OF THE PROJECT GUTENBERG EBOOK THE SEA ***\n",
                                   "*** END OF THE PROJECT GUTENBERG EBOOK THE SEA ***\n",
                                   "🙂\n",
                                   "Ça va?\n"})
        pieces.emplace_back(more);
    return pieces;
}

TEST(NothingIsLost, OfPlainText) {
    EXPECT_TRUE(holds(rc::check("of plain text", [] {
        const std::string text = text_of_any(pieces_of_books());
        RC_ASSERT(letters_of(read_plain_text(text)) == letters_of(text));
    })));
}

TEST(NothingIsLost, OfMarkdown) {
    Pieces pieces = prose();
    for (const char* const more : {"# One\n",
                                   "## Two ##\n",
                                   "*so* __many__ `words`",
                                   "[label](http://a.b)",
                                   "![alt](c.png)\n",
                                   "[Siobhan](/ʃəvˈɔn/)",
                                   "> deep\n",
                                   "  - inner\n",
                                   "so.[^1]\n",
                                   "[^1]: See\n    there.\n",
                                   "<!-- note -->\n",
                                   "```\n",
                                   "~~~\n",
                                   "| x | y |\n|---|---|\n| z | w |\n",
                                   "\\*",
                                   "]",
                                   "[",
                                   "(",
                                   ")",
                                   "<",
                                   ">"})
        pieces.emplace_back(more);
    EXPECT_TRUE(holds(rc::check("of Markdown", [&] {
        const std::string text = text_of_any(pieces);
        RC_ASSERT(without_digits(letters_of(read_markdown(text))) == without_digits(letters_of(text)));
    })));
}

TEST(NothingIsLost, OfSubtitles) {
    const Pieces pieces{"\n",
                        "1\n",
                        "00:00:01,000 --> 00:00:02,000\n",
                        "Hello\n",
                        "there.\n\n",
                        "- Who?\n- Me.\n",
                        "WEBVTT\n\n",
                        "NOTE by\nAnn\n\n",
                        "STYLE\n\n",
                        "name\n",
                        "a & b\n",
                        "x < y\n",
                        "{un} {\n"};
    EXPECT_TRUE(holds(rc::check("of subtitles", [&] {
        const std::string text = text_of_any(pieces);
        RC_ASSERT(without_digits(letters_of(read_subtitles(text))) == without_digits(letters_of(text)));
    })));
}

TEST(NothingIsLost, OfStoryBlocks) {
    const Pieces values{"It rained.", "It was long,\nand more\n\nand more", "* * *", "where: here", "a — b"};
    EXPECT_TRUE(holds(rc::check("of blocks", [&] {
        std::string text;
        LetterCounts expected;
        const auto count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i) {
            const auto words = *rc::gen::elementOf(values);
            const auto prompt = *rc::gen::elementOf(values);
            text += (i > 0 ? "---\n" : "") + ("Text: " + words) + "\nPrompt: " + prompt + "\n";
            count_letters(words + prompt, expected);
        }
        const auto book = read_story_form(text);
        RC_ASSERT(book.has_value());
        RC_ASSERT(book->blocks.size() == static_cast<std::size_t>(count));
        RC_ASSERT(letters_of(*book) == expected);
    })));
}

TEST(NothingIsLost, BetweenEncodings) {
    const Pieces pieces{"It rained all day long. ",
                        "née ",
                        "Ça va. ",
                        "naïve ",
                        "\n\n",
                        "“curly” ",
                        "— ",
                        "übel ",
                        "Chapter 1\n\n"};
    EXPECT_TRUE(holds(rc::check("between encodings", [&] {
        const std::string text = text_of_any(pieces) + " It rained on the plain.";
        std::string utf16 = "\xFF\xFE";
        std::string western;
        for (std::size_t at = 0; at < text.size();) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
            unsigned c = size == 1 ? byte : byte & (size == 2 ? 0x1FU : 0x0FU);
            for (std::size_t i = 1; i < size; ++i)
                c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
            utf16 += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
            western += c < 0x100     ? static_cast<char>(c)
                       : c == 0x201C ? '\x93'
                       : c == 0x201D ? '\x94'
                                     : '\x97';
            at += size;
        }
        RC_ASSERT(decoded(utf16).utf8 == text);
        RC_ASSERT(decoded(western).utf8 == text);
    })));
}

TEST(NothingIsLost, InPassages) {
    EXPECT_TRUE(holds(rc::check("in passages", [] {
        Book book = read_plain_text(text_of_any(pieces_of_books()));
        const PassageLimits limits{.enough = 30, .comfortable = 60, .longest = 40, .hard = 50};
        auto arranged = passages(book, limits);
        const auto expected = letters_of(book);
        book.blocks.clear();
        for (const Passage& passage : arranged.passages) {
            RC_ASSERT(passage.chapter || passage.text.size() <= 4 * limits.comfortable);
            RC_ASSERT(!letters_of(passage.text).empty());
            book.blocks.push_back({.text = passage.text});
        }
        std::ranges::move(arranged.left_out, std::back_inserter(book.left_out));
        RC_ASSERT(letters_of(book) == expected);
    })));
}

TEST(NothingIsLost, OfTheBooksOnTheShelf) {
    for (const char* const name : {"pride-and-prejudice.txt", "sherlock-holmes.txt"}) {
        const auto bytes = book_file(name);
        EXPECT_EQ(letters_of(read_text(bytes, name)), letters_of(decoded(bytes).utf8)) << name;
    }
}

}  // namespace
}  // namespace storyflow::books
