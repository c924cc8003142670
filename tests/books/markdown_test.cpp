#include "books/markdown.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

std::string form(std::string_view text) {
    return form_of(read_markdown(text));
}

TEST(Markdown, HasHeadingsParagraphsAndRules) {
    EXPECT_EQ(form("# The Sea\n\n## Notes ##\nWe begin\nhere.\n\nTitle\n=====\n\n***\n\nEnd\\\nof it."),
              "# The Sea\n## Notes\nWe begin here.\n# Title\n~ * * *\nEnd/of it.\n");
    EXPECT_EQ(form("The end came.\n---\nMorning broke."), "The end came.\n~ * * *\nMorning broke.\n");
    EXPECT_EQ(form("• • •\n\n    Indented is no code."), "~ • • •\nIndented is no code.\n");
    EXPECT_EQ(form(""), "");
}

TEST(Markdown, EmphasisAndEntitiesArePlainText) {
    EXPECT_EQ(form("It *was* __very__ `cold` &mdash; Tom&#8217;s &amp; &unknown; ~~not~~."),
              "It was very cold — Tom’s & &unknown; not.\n");
}

TEST(Markdown, TheMarkupOfScriptsStays) {
    EXPECT_EQ(form("Meet [Siobhan](/ʃəvˈɔn/) at [105](#&#) [very](+1) [much](-0.5). [pause:1s]"),
              "Meet [Siobhan](/ʃəvˈɔn/) at [105](#&#) [very](+1) [much](-0.5). [pause:1s]\n");
    EXPECT_EQ(form("1. [Doral](/doɹal/): the handyman\n2. [to day](/tə dˈA/)"),
              "1. [Doral](/doɹal/): the handyman/2. [to day](/tə dˈA/)\n");
}

TEST(Markdown, AddressesOfLinksAndPicturesAreReported) {
    const Book book = read_markdown(
        "See [the docs](https://a.b/c) and <https://d.e>.\n\n![A *red* horse](horse.png \"Title\")\n\nSee "
        "[x].\n\n[x]: https://f.g\n");
    EXPECT_EQ(form_of(book), "See the docs and https://d.e.\n! A red horse\nSee x.\n");
    EXPECT_EQ(left_out_of(book),
              "address of a link: [x]: https://f.g\naddress of a link: https://a.b/c\naddress of a picture: "
              "horse.png\naddress of a link: https://f.g\n");
}

TEST(Markdown, ListsQuotesTablesAndCodeKeepTheirLines) {
    EXPECT_EQ(form("- milk\n- eggs\n  1. two\n  2. more\n\n> He said hi.\n> She left.\n>\n> End."),
              "- milk/- eggs/1. two/2. more\nHe said hi. She left.\nEnd.\n");
    EXPECT_EQ(form("3) three\n\n   and more\n\n4) four"), "3. three/and more/4. four\n");
    EXPECT_EQ(form("| Name | Age |\n|---|---|\n| Ann | 12 | *so* |\n| a\\|b |\n\nEnd."),
              "Name, Age/Ann, 12, so/a|b\nEnd.\n");
    EXPECT_EQ(form("```cpp\nint a;\n\nint b;\n```\n"), "int a;//int b;\n");
    EXPECT_EQ(left_out_of(read_markdown("```cpp\nint a;\n```\n")), "language of code: cpp\n");
    EXPECT_EQ(form("Before:\n- item\n\nAfter."), "Before:\n- item\nAfter.\n");
}

TEST(Markdown, HtmlIsItsText) {
    const Book book = read_markdown(
        "<p align=\"center\">A <b>bold</b> &eacute;</p>\n\nOne<br>two <i>three</i>.\n\n<!-- a note "
        "-->\n\nEnd <b");
    EXPECT_EQ(form_of(book), "A bold é\nOne/two three.\nEnd <b\n");
    EXPECT_EQ(left_out_of(book), "HTML: <p align=\"center\">\ncomment: a note\n");
    EXPECT_EQ(left_out_of(read_markdown("He <laughs> so.")), "HTML: <laughs>\n");
}

TEST(Markdown, FrontMatterAndFootnotesAreLeftOut) {
    const Book book = read_markdown(
        "---\ntitle: \"The Sea\"\nauthor: Ann Smith\nlang: en-GB\n---\n\nIt rained.[^1] It froze.\n\n[^1]: "
        "See\n    above.\n\n    More.\n\nEnd.");
    EXPECT_EQ(book.title, "The Sea");
    EXPECT_EQ(book.author, "Ann Smith");
    EXPECT_EQ(book.language, "en-GB");
    EXPECT_EQ(form_of(book), "It rained. It froze.\nEnd.\n");
    EXPECT_EQ(left_out_of(book),
              "front matter: ---/title: \"The Sea\"/author: Ann Smith/lang: en-GB/---\nmark of a footnote: "
              "[^1]\nfootnote: "
              "[^1]: See/    above.//    More.\n");
    EXPECT_EQ(read_markdown("% The Sea\n% Ann\n\nIt rained.").author, "Ann");
    EXPECT_EQ(form("---\nIt rained.\n---\n"), "~ * * *\nIt rained.\n~ * * *\n");
}

TEST(Markdown, TitleAndPlacesAreKnown) {
    const Book book = read_markdown("# The Sea\n\n## One\n\nIt\nrained.\n");
    EXPECT_EQ(book.title, "The Sea");
    EXPECT_EQ(book.format, "Markdown");
    EXPECT_EQ(book.blocks.at(0).place, "line 1");
    EXPECT_EQ(book.blocks.at(2).place, "line 5");
    EXPECT_EQ(read_markdown("# One\n\n# Two\n").title, "");
}

TEST(Markdown, IsToldFromPlainText) {
    for (const char* const text : {"## Notes\nWe begin.", "---\ntitle: A\n---\nIt rained.",
                                   "It was **very** **cold**.", "A [b](http://c) [d](http://e)"})
        EXPECT_TRUE(looks_like_markdown(text)) << text;
    for (const char* const text :
         {"It rained.", "#5 is alive", "* * *", "---\nIt rained.\n---\nEnd.", "He said [no](/nˈO/).", ""})
        EXPECT_FALSE(looks_like_markdown(text)) << text;
}

}  // namespace
}  // namespace storyflow::books
