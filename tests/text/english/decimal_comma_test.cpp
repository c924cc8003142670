#include "text/english/decimal_comma.hpp"

#include <gtest/gtest.h>

#include "text/characters.hpp"

namespace storyflow::text {
namespace {

std::string pointed(std::u32string text) {
    put_decimal_points(text);
    return utf8(text);
}

TEST(DecimalComma, IsAPointBeforeWhatIsMeasured) {
    EXPECT_EQ(pointed(U"12,5 degrees, 27,50 €, €3,5, 7,25% and 1,5km"),
              "12.5 degrees, 27.50 €, €3.5, 7.25% and 1.5km");
}

TEST(DecimalComma, StaysInListsAndGroups) {
    for (const std::u32string text :
         {U"verses 1,2", U"1,234 km", U"12,13,14 km", U"1,2,3%", U"0.1,5 km", U"x1,5 km"})
        EXPECT_EQ(pointed(text), utf8(text));
}

}  // namespace
}  // namespace storyflow::text
