#include "store/sql/storable_text.hpp"

#include <gtest/gtest.h>

namespace storyflow::store::sql {

TEST(StorableText, IsValidUtf8WithoutNullCharacters) {
    for (const auto& text : {std::string("a\0b", 3), std::string("caf\xE9"), std::string("\xED\xA0\x80")})
        EXPECT_FALSE(is_storable(text));
    EXPECT_TRUE(is_storable("caf\u00e9\x1B"));
    EXPECT_TRUE(is_storable(""));
}

TEST(StorableText, KeepsWhatIsPlainOfOtherBytes) {
    EXPECT_EQ(storable("caf\u00e9"), "caf\u00e9");
    EXPECT_EQ(storable(std::string("caf\xE9 \0 end", 10)), "caf? ? end");
}

}  // namespace storyflow::store::sql
