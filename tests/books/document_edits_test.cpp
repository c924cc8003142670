#include "books/document_edits.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {

TEST(DocumentEdits, AreMadeAtPlacesOfTheTextAsItWas) {
    DocumentEdits edits;
    edits.replace({4, 7}, "black");
    edits.insert(0, "<");
    edits.remove({7, 11});
    EXPECT_EQ(edits.applied_to("the red old fox"), "<the black fox");
}

TEST(DocumentEdits, OfOnePlaceKeepTheirOrder) {
    DocumentEdits edits;
    edits.insert(1, "</b>");
    edits.insert(1, "<i>");
    EXPECT_EQ(edits.applied_to("ab"), "a</b><i>b");
}

}  // namespace storyflow::books
