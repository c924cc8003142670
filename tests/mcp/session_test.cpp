#include "mcp/session.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <stdexcept>

#include "base/error.hpp"

namespace storyflow::mcp {
namespace {

using boost::json::object;

Session session() {
    return {"1.2.3",
            {{"echo", "Says it again.", object{{"type", "object"}},
              [](const object& arguments) { return std::string(arguments.at("text").as_string()); }},
             {"fail", "Fails.", object{{"type", "object"}}, [](const object&) -> std::string {
                  throw base::Error(base::ErrorKind::invalid_input, "text: a string is required.");
              }}}};
}

std::string answer(std::string_view line) {
    return session().answer(line).value_or("nothing");
}

TEST(McpSession, AgreesOnAVersionOfTheProtocol) {
    EXPECT_EQ(
        answer(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2024-11-05"}})"),
        R"({"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2024-11-05","capabilities":{"tools":{}},)"
        R"("serverInfo":{"name":"storyflow","version":"1.2.3"}}})");
    EXPECT_NE(
        answer(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2099-01-01"}})")
            .find("2025-06-18"),
        std::string::npos);
}

TEST(McpSession, ListsItsTools) {
    EXPECT_EQ(answer(R"({"jsonrpc":"2.0","id":"a","method":"tools/list"})"),
              R"({"jsonrpc":"2.0","id":"a","result":{"tools":[)"
              R"({"name":"echo","description":"Says it again.","inputSchema":{"type":"object"}},)"
              R"({"name":"fail","description":"Fails.","inputSchema":{"type":"object"}}]}})");
}

TEST(McpSession, CallsATool) {
    EXPECT_EQ(
        answer(
            R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"text":"Hé\n"}}})"),
        R"({"jsonrpc":"2.0","id":2,"result":{"content":[{"type":"text","text":"Hé\n"}],"isError":false}})");
}

TEST(McpSession, TellsTheAgentWhyAToolFailed) {
    EXPECT_EQ(
        answer(R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"fail"}})"),
        R"({"jsonrpc":"2.0","id":3,"result":{"content":[{"type":"text","text":"text: a string is required."}],)"
        R"("isError":true}})");
    EXPECT_NE(answer(R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo"}})")
                  .find(R"("isError":true)"),
              std::string::npos);
}

TEST(McpSession, AnswersAPing) {
    EXPECT_EQ(answer(R"({"jsonrpc":"2.0","id":4,"method":"ping"})"),
              R"({"jsonrpc":"2.0","id":4,"result":{}})");
}

TEST(McpSession, AnswersNoNotificationAndNoAnswer) {
    EXPECT_EQ(answer(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"), "nothing");
    EXPECT_EQ(answer(R"({"jsonrpc":"2.0","id":5,"result":{}})"), "nothing");
}

TEST(McpSession, RefusesWhatItDoesNotKnow) {
    EXPECT_NE(answer("{").find("-32700"), std::string::npos);
    EXPECT_NE(answer("[]").find("-32600"), std::string::npos);
    EXPECT_NE(answer("3").find("-32600"), std::string::npos);
    EXPECT_NE(answer("{}").find("-32600"), std::string::npos);
    EXPECT_NE(answer(R"({"id":1,"method":"resources/list"})").find("-32601"), std::string::npos);
    EXPECT_NE(answer(R"({"id":1,"method":"tools/call","params":{"name":"other"}})").find("-32602"),
              std::string::npos);
    EXPECT_NE(answer(std::string(100'000, '[')).find("-32700"), std::string::npos);
}

TEST(McpSession, AnswersAnArrayOfMessages) {
    EXPECT_EQ(
        answer(R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},)"
               R"({"jsonrpc":"2.0","id":"b","method":"other"}, 7])"),
        R"([{"jsonrpc":"2.0","id":1,"result":{}},)"
        R"({"jsonrpc":"2.0","id":"b","error":{"code":-32601,"message":"There is no method other."}},)"
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"This is no request of JSON-RPC 2.0."}}])");
    EXPECT_EQ(answer(R"([{"jsonrpc":"2.0","method":"notifications/x"}])"), "nothing");
    std::string batch = "[1";
    for (int i = 0; i < 32; ++i)
        batch += ",1";
    EXPECT_EQ(
        answer(batch + "]"),
        R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"An array must have 1 to 32 messages."}})");
}

TEST(McpSession, KnowsTheVersionsThatItSpeaks) {
    EXPECT_TRUE(is_known_version("2025-03-26"));
    EXPECT_TRUE(is_known_version("2025-06-18"));
    EXPECT_FALSE(is_known_version("2099-01-01"));
    EXPECT_FALSE(is_known_version(""));
}

}  // namespace
}  // namespace storyflow::mcp
