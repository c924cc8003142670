#include "api/api_error.hpp"

#include <gtest/gtest.h>

namespace storyflow::api {

TEST(ApiError, CarriesItsBodyAndShowsItAsItsMessage) {
    const ApiError error(base::ErrorKind::conflict, {{"error", "no"}, {"missing", {"a"}}});
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_EQ(error.body().at("error"), "no");
    EXPECT_STREQ(error.what(), R"({"error":"no","missing":["a"]})");
}

TEST(ApiError, RefusalsHaveAnErrorAndPerhapsDetails) {
    EXPECT_STREQ(refusal(base::ErrorKind::conflict, "no").what(), R"({"error":"no"})");
    EXPECT_STREQ(refusal(base::ErrorKind::conflict, "no", "because").what(),
                 R"({"error":"no","details":"because"})");
}

TEST(ApiError, AMissingEngineIsKnownByItsCode) {
    const auto error = no_engine(base::ErrorKind::unavailable, "no model", "x.pth is missing");
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_STREQ(error.what(),
                 R"({"error":"no model","details":"x.pth is missing","code":"engine_unavailable"})");
}

TEST(ApiError, FieldErrorsAreListsUnderTheirField) {
    const auto error = field_error("title", "too long");
    EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
    EXPECT_STREQ(error.what(), R"({"title":["too long"]})");
}

}  // namespace storyflow::api
