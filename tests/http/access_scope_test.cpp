#include "http/access_scope.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {

TEST(AccessScope, IncludesThoseBeforeIt) {
    EXPECT_LT(AccessScope::open, AccessScope::read);
    EXPECT_LT(AccessScope::read, AccessScope::write);
    EXPECT_LT(AccessScope::write, AccessScope::admin);
}

TEST(AccessScope, OfAKeyIsReadFromItsNameAndNothingElse) {
    for (const auto scope : {AccessScope::read, AccessScope::write, AccessScope::admin})
        EXPECT_EQ(key_scope(to_string(scope)), scope);
    for (const char* other : {"", "open", "Read", "read ", "root"})
        EXPECT_EQ(key_scope(other), std::nullopt) << other;
}

}  // namespace storyflow::http
