#include "exports/xml_text.hpp"

#include <gtest/gtest.h>

namespace storyflow::exports {

TEST(XmlText, EscapesWhatHasAMeaningAndLeavesOutWhatIsForbidden) {
    EXPECT_EQ(xml_text("a < b & \"c\" > d'é\U0001F600"), "a &lt; b &amp; &quot;c&quot; &gt; d'é\U0001F600");
    EXPECT_EQ(xml_text(std::string_view("a\0b\x01"
                                        "c\td\ne\r",
                                        10)),
              "abc\td\ne");
    EXPECT_EQ(xml_text("a\uFFFE\uFFFF"
                       "b"),
              "ab");
    EXPECT_EQ(xml_text("a\xFF"
                       "b"),
              "a\uFFFD"
              "b");
}

}  // namespace storyflow::exports
