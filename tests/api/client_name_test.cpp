#include "api/client_name.hpp"

#include <gtest/gtest.h>

#include <string>

#include "api/api_error.hpp"
#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

std::optional<std::string> read_back(std::string name) {
    http::Request request;
    request.headers.set("change-group", std::move(name));
    return read_client_name(request, "Change-Group");
}

}  // namespace

TEST(ClientName, IsNotAskedFor) {
    EXPECT_EQ(read_client_name(http::Request{}, "Change-Group"), std::nullopt);
}

TEST(ClientName, HasUpTo255VisibleCharacters) {
    EXPECT_EQ(read_back("~"), "~");
    EXPECT_EQ(read_back(std::string(255, '!')), std::string(255, '!'));
    for (const std::string& wrong : {std::string(), std::string(256, 'x'), std::string("a b"),
                                     std::string("a\tb"), std::string("ž"), std::string("a\x7F")}) {
        EXPECT_THROW(static_cast<void>(read_back(wrong)), ApiError) << wrong;
    }
}

TEST(ClientName, IsRefusedWithTheNameOfItsHeader) {
    try {
        static_cast<void>(read_back(""));
        ADD_FAILURE();
    } catch (const ApiError& error) {
        EXPECT_EQ(json_text(error.body()),
                  R"({"Change-Group":["Must be 1 to 255 visible ASCII characters."]})");
    }
}

}  // namespace storyflow::api
