#include "api/entity_tag.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/api_error.hpp"

namespace storyflow::api {

namespace {

using Revisions = std::vector<std::int64_t>;

std::optional<Revisions> matched(const std::vector<std::string>& fields) {
    http::Request request;
    for (const auto& field : fields)
        request.headers.add("if-match", field);
    return matched_revisions(request);
}

std::string many_tags(int count) {
    std::string list = "\"1\"";
    for (int i = 1; i < count; ++i)
        list += ", \"1\"";
    return list;
}

}  // namespace

TEST(IfMatch, AllowsEveryRevisionWhenItIsAbsentOrAStar) {
    EXPECT_EQ(matched({}), std::nullopt);
    EXPECT_EQ(matched({" * "}), std::nullopt);
}

TEST(IfMatch, AllowsTheRevisionsThatItNames) {
    EXPECT_EQ(matched({R"("7")"}), Revisions({7}));
    EXPECT_EQ(matched({R"( "7" ,, "12","3" )"}), Revisions({7, 12, 3}));
    EXPECT_EQ(matched({R"("7")", R"("8")"}), Revisions({7, 8}));
    EXPECT_EQ(matched({R"("9223372036854775807")"}), Revisions({9223372036854775807}));
}

TEST(IfMatch, AllowsNothingByTagsOfOthersAndWeakOnes) {
    for (const auto* tag : {R"(W/"7")", R"("")", R"("7-ab")", R"("-7")", R"("+7")", R"("07")", R"("0")",
                            R"("9223372036854775808")", R"("7,8")", "\"\xc3\xa4\""}) {
        EXPECT_EQ(matched({tag}), Revisions{}) << tag;
    }
    EXPECT_EQ(matched({R"(W/"7", "8")"}), Revisions({8}));
}

TEST(IfMatch, IsRefusedWhenItIsNoListOfTags) {
    for (const auto* wrong : {"", " ", ",", "7", "\"7", "7\"", "\"7\" \"8\"", "*, \"7\"", "\"7\", *",
                              "w/\"7\"", "W/7", "\"7\"8", "\"7 8\"", "**"}) {
        EXPECT_THROW(static_cast<void>(matched({wrong})), ApiError) << wrong;
    }
    EXPECT_THROW(static_cast<void>(matched({"*", R"("7")"})), ApiError);
}

TEST(IfMatch, NamesSixteenTagsAtMost) {
    EXPECT_EQ(matched({many_tags(16)})->size(), 16U);
    EXPECT_THROW(static_cast<void>(matched({many_tags(17)})), ApiError);
}

}  // namespace storyflow::api
