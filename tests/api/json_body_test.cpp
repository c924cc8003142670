#include "api/json_body.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "api/api_error.hpp"
#include "base/error.hpp"

namespace storyflow::api {

namespace {

http::Request request(std::string body, std::string content_type = "application/json") {
    http::Request request;
    request.method = http::Method::post;
    request.headers.set("Content-Type", std::move(content_type));
    request.body = std::move(body);
    return request;
}

struct Refused {
    base::ErrorKind kind = base::ErrorKind::internal;
    std::string body;
};

Refused refused(const http::Request& request) {
    try {
        static_cast<void>(read_body(request));
    } catch (const ApiError& error) {
        return {error.kind(), error.what()};
    }
    return {};
}

std::string nested(std::size_t levels) {
    return R"({"a":)" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
}

std::string multipart_body() {
    return "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTwo words\r\n"
           "--x\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
           "Content-Type: image/png\r\n\r\nbytes\r\n--x--\r\n";
}

}  // namespace

TEST(JsonBody, TakesAnEmptyBodyOfAnyTypeForAnEmptyObject) {
    EXPECT_TRUE(read_body(request("", "text/plain")).fields.empty());
    EXPECT_TRUE(read_body(http::Request{}).fields.empty());
}

TEST(JsonBody, ReadsAJsonObject) {
    const auto body = read_body(request(R"({"title":"x","n":[1,2]})", "Application/JSON; charset=utf-8"));
    EXPECT_EQ(body.fields.at("title"), "x");
    EXPECT_EQ(body.fields.at("n").as_array().size(), 2U);
}

TEST(JsonBody, ReadsAFormWhereTheLastOfANameCounts) {
    const auto body = read_body(request("title=a+b&title=c%26d", "application/x-www-form-urlencoded"));
    EXPECT_EQ(body.fields.at("title"), "c&d");
}

TEST(JsonBody, ReadsFieldsAndFilesOfAMultipartBody) {
    const auto body = read_body(request(multipart_body(), "multipart/form-data; boundary=x"));
    EXPECT_EQ(body.fields.at("title"), "Two words");
    ASSERT_NE(body.file("image"), nullptr);
    EXPECT_EQ(body.file("image")->body, "bytes");
    EXPECT_EQ(body.file("title"), nullptr);
}

TEST(JsonBody, RefusesMultipartWithoutABoundary) {
    EXPECT_EQ(refused(request(multipart_body(), "multipart/form-data")).body,
              R"({"detail":"Multipart form parse error - Invalid boundary in multipart: None"})");
}

TEST(JsonBody, RefusesMultipartThatIsCutOff) {
    const auto refusal = refused(request(multipart_body().substr(0, 90), "multipart/form-data; boundary=x"));
    EXPECT_EQ(refusal.kind, base::ErrorKind::invalid_input);
    EXPECT_TRUE(refusal.body.starts_with(R"({"detail":"Multipart form parse error - )")) << refusal.body;
}

TEST(JsonBody, RefusesOtherContentTypesByName) {
    const auto refusal = refused(request("hello", "text/plain"));
    EXPECT_EQ(refusal.kind, base::ErrorKind::unsupported_media);
    EXPECT_EQ(refusal.body, R"({"detail":"Unsupported media type \"text/plain\" in request."})");
}

TEST(JsonBody, RepeatsNoInvalidUtf8) {
    EXPECT_EQ(refused(request("hello", "text/\xff")).body,
              R"({"detail":"Unsupported media type \"?\" in request."})");
}

TEST(JsonBody, RefusesMalformedJson) {
    for (const std::string text :
         {"{", "{\"a\":NaN}", "\xEF\xBB\xBF{}", "{\"a\":\"\xff\"}", "{}{}", "{\"a\":Infinity}"}) {
        const auto refusal = refused(request(text));
        EXPECT_EQ(refusal.kind, base::ErrorKind::invalid_input) << text;
        EXPECT_TRUE(refusal.body.starts_with(R"({"detail":"JSON parse error - )")) << refusal.body;
    }
}

TEST(JsonBody, RefusesWhatIsNoObjectWithTheNameOfItsType) {
    const auto sentence = [](const std::string& type) {
        return R"({"non_field_errors":["Invalid data. Expected a dictionary, but got )" + type + R"(."]})";
    };
    EXPECT_EQ(refused(request("[]")).body, sentence("list"));
    EXPECT_EQ(refused(request("\"x\"")).body, sentence("str"));
    EXPECT_EQ(refused(request("1")).body, sentence("int"));
    EXPECT_EQ(refused(request("1.5")).body, sentence("float"));
    EXPECT_EQ(refused(request("true")).body, sentence("bool"));
    EXPECT_EQ(refused(request("null")).body, R"({"non_field_errors":["No data provided"]})");
}

TEST(JsonBody, NamesTheDepthLimit) {
    EXPECT_NO_THROW(static_cast<void>(read_body(request(nested(json_depth_limit)))));
    EXPECT_EQ(refused(request(nested(json_depth_limit + 1))).body,
              R"({"detail":"JSON parse error - nested deeper than 32 levels"})");
}

TEST(JsonBody, NamesTheLimitOnTheNumberOfValues) {
    std::string zeros = R"({"a":[0)";
    for (std::size_t i = 0; i < json_value_limit; ++i)
        zeros += ",0";
    const auto answer = refused(request(zeros + "]}"));
    EXPECT_EQ(answer.kind, base::ErrorKind::payload_too_large);
    EXPECT_EQ(
        answer.body,
        R"({"detail":"The JSON body has more than 200000 values, which is the limit. Send it in several requests."})");
}

/// A request whose body already has its share of a budget, as the server provides it.
struct Lent {
    Lent(std::size_t bytes, http::Request sent) : budget(bytes), request(std::move(sent)) {
        EXPECT_TRUE(lease.grow_to(request.body.size()));
        request.body_memory = &lease;
        request.memory = &answer_lease;
    }
    /// The message of the refusal; empty if the body is accepted.
    [[nodiscard]] std::string refusal() const {
        try {
            static_cast<void>(read_body(request));
        } catch (const base::Error& error) {
            return error.what();
        }
        return "";
    }

    http::MemoryBudget budget;
    http::MemoryBudget::Share lease{budget};
    http::MemoryBudget no_answers{0};
    http::MemoryBudget::Share answer_lease{no_answers};
    http::Request request;
};

constexpr std::size_t megabyte = 1'000'000;
const std::string no_memory_left =
    "The server has no memory left for so large a request just now. Try again shortly.";

http::Request form_of_a_megabyte(const std::string& disposition) {
    return request("--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" +
                       std::string(megabyte, 'x') + "\r\n--x--\r\n",
                   "multipart/form-data; boundary=x");
}

TEST(JsonBody, TakesMemoryForItsValuesFromThatOfRequests) {
    const std::string text = R"({"a":")" + std::string(megabyte, 'x') + R"("})";
    EXPECT_EQ(Lent(6 * megabyte, request(text)).refusal(), "");
    EXPECT_EQ(Lent(4 * megabyte, request(text)).refusal(), no_memory_left);
}

TEST(JsonBody, TakesMemoryForOneCopyOfAFile) {
    const std::string file = R"(name="image"; filename="a.png")";
    EXPECT_EQ(Lent(3 * megabyte, form_of_a_megabyte(file)).refusal(), "");
    EXPECT_EQ(Lent(2 * megabyte, form_of_a_megabyte(file)).refusal(), no_memory_left);
}

TEST(JsonBody, CountsTheFieldsOfAFormAsThoseOfOtherBodies) {
    EXPECT_EQ(Lent(7 * megabyte, form_of_a_megabyte(R"(name="text")")).refusal(), "");
    EXPECT_EQ(Lent(5 * megabyte, form_of_a_megabyte(R"(name="text")")).refusal(), no_memory_left);
}

TEST(JsonBody, TakesNoMemoryForASmallBody) {
    const std::string text = R"({"a":"x"})";
    EXPECT_EQ(Lent(text.size(), request(text)).refusal(), "");
}

TEST(JsonBody, CountsNoCommasInsideStrings) {
    const auto text = R"({"a":")" + std::string(json_value_limit + 1, ',') + R"(\",[{"})";
    EXPECT_EQ(read_body(request(text)).fields.size(), 1U);
}

}  // namespace storyflow::api
