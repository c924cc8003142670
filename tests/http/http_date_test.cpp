#include "http/http_date.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

constexpr std::time_t example = 784111777;

TEST(HttpDate, IsWrittenInTheFixedForm) {
    EXPECT_EQ(format_http_date(example), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(HttpDate, IsReadInAllThreeForms) {
    EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), example);
    EXPECT_EQ(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), example);
    EXPECT_EQ(parse_http_date("Sun Nov  6 08:49:37 1994"), example);
}

TEST(HttpDate, RefusesWhatIsNoDate) {
    EXPECT_EQ(parse_http_date(""), std::nullopt);
    EXPECT_EQ(parse_http_date("yesterday"), std::nullopt);
    EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT and more"), std::nullopt);
    EXPECT_EQ(parse_http_date(std::string(1000, ' ')), std::nullopt);
}

}  // namespace
}  // namespace storyflow::http
