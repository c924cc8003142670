#include "http/conditional_answer.hpp"

#include <gtest/gtest.h>

namespace storyflow::http {
namespace {

// static_file_test.cpp tests the versions of files; the tests here cover a version without a date.
Response ask(const std::string& name, const std::string& value, Method method = Method::get) {
    Request request;
    request.method = method;
    request.headers.set("Range", "bytes=2-4");
    request.headers.set(name, value);
    Headers headers;
    headers.set("Content-Type", "audio/wav");
    return conditional_answer(request, {10, "\"v1\"", std::nullopt}, std::move(headers),
                              [](std::uint64_t offset, std::uint64_t length) {
                                  return std::string("0123456789").substr(offset, length);
                              });
}

}  // namespace

TEST(ConditionalAnswer, HasTheBodyOfTheChosenStretch) {
    const Response part = ask("If-Range", "\"v1\"");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.text(), "234");
    EXPECT_EQ(part.headers.find("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(part.headers.find("Content-Type"), "audio/wav");
    EXPECT_EQ(part.headers.find("Accept-Ranges"), "bytes");
}

TEST(ConditionalAnswer, KnowsNoDateWhereThereIsNone) {
    const std::string today = "Sun, 06 Nov 2094 08:49:37 GMT";
    EXPECT_EQ(ask("X", "").headers.find("Last-Modified"), std::nullopt);
    EXPECT_EQ(ask("If-Range", today).status, 200);
    EXPECT_EQ(ask("If-Modified-Since", today).status, 206);
    EXPECT_EQ(ask("If-None-Match", "\"v1\"").status, 304);
}

TEST(ConditionalAnswer, IgnoresARangeOfHead) {
    const Response head = ask("X", "", Method::head);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.content_length(), 10U);
}

}  // namespace storyflow::http
