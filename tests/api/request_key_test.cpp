#include "api/request_key.hpp"

#include <gtest/gtest.h>

#include <string>

#include "api/api_error.hpp"
#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

http::Request with_key(std::string key) {
    http::Request request;
    request.headers.set("idempotency-key", std::move(key));
    return request;
}

}  // namespace

TEST(RequestKey, ComesWithAllThatWasAskedFor) {
    const auto key = read_request_key(with_key("\"8e03978e\""), "POST /x/");
    ASSERT_TRUE(key);
    EXPECT_EQ(key->key, "\"8e03978e\"");
    EXPECT_EQ(key->fingerprint, "POST /x/");
}

TEST(RequestKey, IsNotAskedFor) {
    EXPECT_FALSE(read_request_key(http::Request{}, "POST /x/"));
}

TEST(RequestKey, IsNamedWhenItIsRefused) {
    try {
        static_cast<void>(read_request_key(with_key(""), ""));
        ADD_FAILURE();
    } catch (const ApiError& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_EQ(json_text(error.body()),
                  R"({"Idempotency-Key":["Must be 1 to 255 visible ASCII characters."]})");
    }
}

TEST(RequestKey, TellsWhenItWasKnown) {
    http::Response response;
    mark_as_replayed(response);
    EXPECT_EQ(response.headers.find("Idempotency-Replayed"), "true");
}

}  // namespace storyflow::api
