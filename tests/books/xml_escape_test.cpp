#include "books/xml_escape.hpp"

#include <gtest/gtest.h>

namespace storyflow::books {

TEST(XmlEscape, KeepsQuotesInTheTextOfAnElement) {
    EXPECT_EQ(escaped_text("\"A & B\" <é>"), "\"A &amp; B\" &lt;é&gt;");
}

TEST(XmlEscape, EscapesQuotesInAnAttribute) {
    EXPECT_EQ(escaped_attribute("\"A & B\" <é>"), "&quot;A &amp; B&quot; &lt;é&gt;");
}

}  // namespace storyflow::books
