#include "mcp/message.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

namespace storyflow::mcp {
namespace {

using boost::json::serialize;
using Kind = Message::Kind;

Message read(std::string_view text) {
    return read_message(parse(text));
}

/// The code of the fault; 0 if there is none.
int fault_of(std::string_view text) {
    try {
        (void)read(text);
        return 0;
    } catch (const Fault& fault) {
        EXPECT_FALSE(fault.message.empty());
        return fault.code;
    }
}

TEST(McpMessage, IsARequestWithAnId) {
    const auto message =
        read(R"({"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"speak"}})");
    EXPECT_EQ(message.kind, Kind::request);
    EXPECT_EQ(message.id, "a");
    EXPECT_EQ(message.method, "tools/call");
    EXPECT_EQ(text_in(message.parameters, "name"), "speak");
    EXPECT_EQ(read(R"({"id":7,"method":"ping","params":null})").id, 7);
}

TEST(McpMessage, IsANotificationWithoutOneAndAResponseWithoutAMethod) {
    EXPECT_EQ(read(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").kind, Kind::notification);
    EXPECT_EQ(read(R"({"jsonrpc":"2.0","id":1,"result":{}})").kind, Kind::response);
    EXPECT_EQ(read(R"({"jsonrpc":"2.0","id":null,"error":{}})").kind, Kind::response);
}

TEST(McpMessage, IsNoneWithoutMethodAndId) {
    for (const auto* text : {"7", "[]", "{}", "null", "\"a\"", R"({"method":1})"})
        EXPECT_EQ(fault_of(text), no_request) << text;
}

TEST(McpMessage, HasATextOrANumberAsId) {
    for (const auto* id : {"null", "true", "[1]", "{}"})
        EXPECT_EQ(fault_of(std::string(R"({"method":"ping","id":)") + id + "}"), no_request) << id;
}

TEST(McpMessage, HasAnObjectAsParameters) {
    EXPECT_EQ(fault_of(R"({"method":"ping","id":1,"params":[1]})"), wrong_parameters);
}

TEST(McpMessage, HasOnlyNumbersThatCanBeWrittenAgain) {
    for (const auto* number : {"1e999", "-1e999", "0e999"}) {
        EXPECT_EQ(fault_of(std::string(R"({"method":"ping","id":)") + number + "}"), not_json) << number;
        EXPECT_EQ(fault_of(std::string(R"({"method":"ping","id":1,"params":{"a":[)") + number + "]}}"),
                  not_json)
            << number;
    }
    EXPECT_EQ(fault_of(R"({"method":"ping","id":1e99})"), 0);
}

TEST(McpMessage, IsJsonOfLittleDepth) {
    EXPECT_EQ(fault_of("{"), not_json);
    EXPECT_EQ(fault_of(""), not_json);
    EXPECT_EQ(fault_of("\"\xff\""), not_json);
    EXPECT_EQ(fault_of(std::string(1'000'000, '[')), not_json);
    EXPECT_EQ(fault_of("[" + std::string(most_values, ',') + "]"), not_json);
    EXPECT_EQ(fault_of(R"({"method":"ping","id":1,"params":{"a":)" + std::string(40, '[') +
                       std::string(40, ']') + "}}"),
              not_json);
}

TEST(McpMessage, IsAnsweredWithItsId) {
    EXPECT_EQ(serialize(result_message("a", {{"b", 1}})), R"({"jsonrpc":"2.0","id":"a","result":{"b":1}})");
    EXPECT_EQ(serialize(fault_message(nullptr, {no_request, "No."})),
              R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"No."}})");
}

TEST(McpMessage, HasFieldsThatMayBeSomethingElse) {
    const boost::json::object json{{"text", "a"}, {"number", 1}, {"object", boost::json::object{{"b", 2}}}};
    EXPECT_EQ(text_in(json, "text"), "a");
    EXPECT_EQ(text_in(json, "number"), "");
    EXPECT_EQ(text_in(json, "absent"), "");
    EXPECT_EQ(object_in(json, "object").size(), 1U);
    EXPECT_TRUE(object_in(json, "text").empty());
}

}  // namespace
}  // namespace storyflow::mcp
