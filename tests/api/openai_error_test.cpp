#include "api/openai_error.hpp"

#include "tests/api/api_fixture.hpp"

namespace storyflow::api {
namespace {

std::string shaped(int status, std::string body) {
    auto response = http::json_response(status, std::move(body));
    shape_as_openai_error(response);
    return response.text();
}

TEST(OpenaiError, NamesTheFieldAndACode) {
    const auto error = openai_error(base::ErrorKind::invalid_input, "No.", "speed", "");
    EXPECT_EQ(boost::json::serialize(error.body()),
              R"({"error":{"message":"No.","type":"invalid_request_error","param":"speed","code":null}})");
}

TEST(OpenaiError, TakesTheMessageOfOtherShapes) {
    EXPECT_EQ(
        shaped(404, R"({"detail":"Not found."})"),
        R"({"error":{"message":"Not found.","type":"invalid_request_error","param":null,"code":"not_found"}})");
    EXPECT_EQ(shaped(503, R"({"error":"Busy."})"),
              R"({"error":{"message":"Busy.","type":"server_error","param":null,"code":null}})");
    EXPECT_EQ(shaped(400, R"({"non_field_errors":["A list."]})"),
              R"({"error":{"message":"A list.","type":"invalid_request_error","param":null,"code":null}})");
    EXPECT_EQ(shaped(400, "no json"),
              R"({"error":{"message":"no json","type":"invalid_request_error","param":null,"code":null}})");
    EXPECT_EQ(
        shaped(400, R"({"count":5})"),
        R"({"error":{"message":"The request failed.","type":"invalid_request_error","param":null,"code":null}})");
}

TEST(OpenaiError, KeepsTheCodeOfOtherShapes) {
    EXPECT_EQ(
        shaped(403, R"({"detail":"No.","code":"insufficient_scope"})"),
        R"({"error":{"message":"No.","type":"permission_error","param":null,"code":"insufficient_scope"}})");
}

TEST(OpenaiError, LeavesWhatHasItsShapeAndWhatIsNoError) {
    const std::string own = R"({"error":{"message":"No."}})";
    EXPECT_EQ(shaped(400, own), own);
    EXPECT_EQ(shaped(200, R"({"detail":"x"})"), R"({"detail":"x"})");
}

TEST(OpenaiError, IsForThePathsOfItsApi) {
    EXPECT_TRUE(is_openai_path("/v1/models"));
    EXPECT_TRUE(is_openai_path("/v1"));
    EXPECT_FALSE(is_openai_path("/v10"));
    EXPECT_FALSE(is_openai_path("/api/v1/"));
}

}  // namespace
}  // namespace storyflow::api
