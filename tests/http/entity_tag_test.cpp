#include "http/entity_tag.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace storyflow::http {

namespace {

bool has(std::string if_none_match) {
    Request request;
    request.headers.set("If-None-Match", std::move(if_none_match));
    return has_version(request, R"("3-ab")");
}

}  // namespace

TEST(EntityTag, IsFoundInWhatTheClientHas) {
    EXPECT_TRUE(has(R"("3-ab")"));
    EXPECT_TRUE(has(R"("1-ab" ,  W/"3-ab")"));
    EXPECT_TRUE(has("*"));
}

TEST(EntityTag, IsAnotherForAnotherVersion) {
    EXPECT_FALSE(has(R"("4-ab")"));
    EXPECT_FALSE(has("3-ab"));
    EXPECT_FALSE(has(""));
    EXPECT_FALSE(has(" , ,"));
}

TEST(EntityTag, IsUnknownToAClientThatNamesNone) {
    EXPECT_FALSE(has_version(Request{}, R"("3-ab")"));
}

}  // namespace storyflow::http
