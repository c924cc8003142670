#include "base/log_text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::base {

TEST(LogText, KeepsOrdinaryText) {
    EXPECT_EQ(log_text("na\xc3\xafve \xf0\x9f\x98\x80 \xc2\xa0~"), "na\xc3\xafve \xf0\x9f\x98\x80 \xc2\xa0~");
    EXPECT_EQ(log_text(""), "");
}

TEST(LogText, ReplacesLineEndsAndTerminalEscapes) {
    EXPECT_EQ(log_text("a\r\nforged\t\x1b[2J\x7f"), "a??forged??[2J?");
    EXPECT_EQ(log_text(std::string("a\0b", 3)), "a?b");
}

TEST(LogText, ReplacesControlCharactersOfTwoBytes) {
    EXPECT_EQ(log_text("a\xc2\x85"
                       "b\xc2\x9b"
                       "2J"),
              "a?b?2J");
}

TEST(LogText, KeepsATextThatIsCutInTheMiddleOfACharacter) {
    EXPECT_EQ(log_text("a\xc2"), "a\xc2");
}

}  // namespace storyflow::base
