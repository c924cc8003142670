#include "outbound/head_line.hpp"

#include <gtest/gtest.h>

#include <string>

namespace storyflow::outbound {

TEST(HeadLine, HasANameWithoutCaseAndAValueWithoutBlanks) {
    const std::string line = "eTag:  \"a:b\" \r\n";
    const auto field = read_head_line(line);
    ASSERT_TRUE(field.has_value());
    EXPECT_TRUE(field->is("ETag"));
    EXPECT_FALSE(field->is("ETa"));
    EXPECT_FALSE(field->is("ETags"));
    EXPECT_EQ(field->value, "\"a:b\"");
}

TEST(HeadLine, MayBeEmpty) {
    EXPECT_EQ(read_head_line("ETag:")->value, "");
    EXPECT_EQ(read_head_line(": x")->name, "");
}

TEST(HeadLine, IsNoFieldWithoutAColon) {
    EXPECT_FALSE(read_head_line("HTTP/1.1 200 OK"));
    EXPECT_FALSE(read_head_line("\r\n"));
    EXPECT_FALSE(read_head_line(""));
}

}  // namespace storyflow::outbound
