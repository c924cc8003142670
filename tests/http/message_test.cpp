#include "http/message.hpp"

#include <gmock/gmock.h>

namespace storyflow::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(Headers, CompareNamesWithoutCase) {
    Headers headers;
    headers.add("Content-Type", "text/plain");
    EXPECT_EQ(headers.find("content-TYPE"), "text/plain");
    EXPECT_EQ(headers.find("Content-Length"), std::nullopt);
}

TEST(Headers, SetReplacesEveryFieldOfThatName) {
    Headers headers;
    headers.add("X-Tag", "1");
    headers.add("x-tag", "2");
    headers.set("X-TAG", "3");
    EXPECT_THAT(headers.all(), ElementsAre(Pair("X-TAG", "3")));
}

TEST(Headers, FindGivesTheFirstOfSeveral) {
    Headers headers;
    headers.add("A", "1");
    headers.add("A", "2");
    EXPECT_EQ(headers.find("a"), "1");
}

TEST(Request, GivesQueryParametersDecodedAndInOrder) {
    Request request;
    request.query = "b=2+3&&a=%C3%A9&flag&b=";
    EXPECT_THAT(request.query_parameters(),
                ElementsAre(Pair("b", "2 3"), Pair("a", "\xC3\xA9"), Pair("flag", ""), Pair("b", "")));
    EXPECT_EQ(request.query_parameter("b"), "2 3");
    EXPECT_EQ(request.query_parameter("c"), std::nullopt);
}

TEST(Request, KeepsEqualSignsInsideAQueryValue) {
    Request request;
    request.query = "next=a=b";
    EXPECT_EQ(request.query_parameter("next"), "a=b");
}

TEST(Request, GivesAnEmptyTextForAPathParameterThatTheRouteLacks) {
    Request request;
    request.path_parameters["id"] = "7";
    EXPECT_EQ(request.parameter("id"), "7");
    EXPECT_EQ(request.parameter("other"), "");
}

TEST(Response, KnowsTheLengthOfTextAndOfFileStretches) {
    EXPECT_EQ(json_response(200, "{}").content_length(), 2U);
    Response file;
    file.body = FileBody{nullptr, 10, 32};
    EXPECT_EQ(file.content_length(), 32U);
    EXPECT_FALSE(file.is_stream());
}

TEST(Response, KnowsNoLengthOfAStream) {
    Response response;
    response.body = StreamBody{};
    EXPECT_EQ(response.content_length(), std::nullopt);
    EXPECT_TRUE(response.is_stream());
}

TEST(Response, JsonCarriesItsStatusAndType) {
    const Response response = json_response(418, R"({"detail":"tea"})");
    EXPECT_EQ(response.status, 418);
    EXPECT_EQ(response.headers.find("Content-Type"), "application/json");
    EXPECT_EQ(response.text(), R"({"detail":"tea"})");
}

TEST(Method, IsSpelledAsOnTheWire) {
    EXPECT_EQ(to_string(Method::del), "DELETE");
    EXPECT_EQ(to_string(Method::patch), "PATCH");
}

}  // namespace
}  // namespace storyflow::http
