#include "books/href.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {
namespace {

TEST(Href, IsResolvedAgainstTheDocumentThatHoldsIt) {
    EXPECT_EQ(resolved_href("OEBPS/toc.ncx", "Text/ch%201.xhtml#p%C3%A9"),
              (Href{"OEBPS/Text/ch 1.xhtml", "pé"}));
    EXPECT_EQ(resolved_href("OEBPS/Text/a.xhtml", "../Images/i.png"), (Href{"OEBPS/Images/i.png", ""}));
    EXPECT_EQ(resolved_href("a.xhtml", "#x"), (Href{"a.xhtml", "x"}));
    EXPECT_EQ(resolved_href("OEBPS/a.xhtml", "/root.xhtml"), (Href{"root.xhtml", ""}));
    EXPECT_EQ(resolved_href("a.xhtml", "100%.png"), (Href{"100%.png", ""}));
    EXPECT_EQ(resolved_href("a.xhtml", "b.xhtml%2"), (Href{"b.xhtml%2", ""}));
}

TEST(Href, OutsideOfTheArchiveIsNone) {
    EXPECT_EQ(resolved_href("a.xhtml", "https://example.org/x"), std::nullopt);
    EXPECT_EQ(resolved_href("a.xhtml", "data:image/png;base64,AAAA"), std::nullopt);
    EXPECT_EQ(resolved_href("Text/a.xhtml", "../../x"), std::nullopt);
}

TEST(Href, OfAFileIsRelativeToTheDocument) {
    EXPECT_EQ(relative_href("OEBPS/Text/a.xhtml", "OEBPS/storyflow/part 1.smil"),
              "../storyflow/part%201.smil");
    EXPECT_EQ(relative_href("a.opf", "Text/é.xhtml"), "Text/%C3%A9.xhtml");
    EXPECT_EQ(relative_href("OEBPS/a.opf", "b.xhtml"), "../b.xhtml");
}

}  // namespace
}  // namespace storyflow::books
