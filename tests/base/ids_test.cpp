#include "base/ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace storyflow::base {

namespace {

constexpr const char* canonical = "0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3b";

}  // namespace

TEST(ParseUuid, ReadsEveryLenientForm) {
    EXPECT_EQ(parse_uuid(canonical), canonical);
    EXPECT_EQ(parse_uuid("0B5C9A52-6D0F-4F6E-9D0A-3D0C8A1F2E3B"), canonical);
    EXPECT_EQ(parse_uuid("0b5c9a526d0f4f6e9d0a3d0c8a1f2e3b"), canonical);
    EXPECT_EQ(parse_uuid("{0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3b}"), canonical);
    EXPECT_EQ(parse_uuid("urn:uuid:0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3b"), canonical);
}

TEST(ParseUuid, RefusesWhatIsNone) {
    EXPECT_EQ(parse_uuid(""), std::nullopt);
    EXPECT_EQ(parse_uuid("nope"), std::nullopt);
    EXPECT_EQ(parse_uuid("0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3"), std::nullopt);
    EXPECT_EQ(parse_uuid("0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3b0"), std::nullopt);
    EXPECT_EQ(parse_uuid("0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3g"), std::nullopt);
    EXPECT_EQ(parse_uuid("../0b5c9a52-6d0f-4f6e-9d0a-3d0c8a1f2e3b"), std::nullopt);
}

TEST(RandomIdSource, MakesVersionFourUuidsInCanonicalForm) {
    RandomIdSource ids;
    for (int i = 0; i < 100; ++i) {
        const auto id = ids.uuid();
        ASSERT_EQ(parse_uuid(id), id);
        ASSERT_EQ(id[14], '4');
        ASSERT_NE(std::string("89ab").find(id[19]), std::string::npos) << id;
    }
}

TEST(RandomIdSource, NeverRepeatsItself) {
    RandomIdSource ids;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(ids.uuid());
    EXPECT_EQ(seen.size(), 1000U);
}

TEST(RandomIdSource, MakesAsManyHexDigitsAsAskedFor) {
    RandomIdSource ids;
    EXPECT_EQ(ids.hex(8).size(), 8U);
    EXPECT_EQ(ids.hex(0), "");
    EXPECT_EQ(ids.hex(33).find_first_not_of("0123456789abcdef"), std::string::npos);
}

}  // namespace storyflow::base
