#include "api/agents.hpp"

#include <atomic>
#include <memory>
#include <vector>

#include "tests/api/api_fixture.hpp"
#include "tests/api/streamed_body.hpp"

namespace storyflow::api {

using support::eventually;

class AgentsTest : public ApiTest {
  protected:
    http::Response ask(std::string body, std::string_view version = "2025-06-18") {
        return api_.handle(request_of(std::move(body), version));
    }
    static http::Request request_of(std::string body, std::string_view version = "2025-06-18") {
        auto request = request_for(http::Method::post, "/mcp");
        request.headers.set("Content-Type", "application/json");
        request.headers.set("Accept", "application/json, text/event-stream");
        if (!version.empty()) request.headers.set("MCP-Protocol-Version", std::string(version));
        request.body = std::move(body);
        return request;
    }
    static std::string call_of(std::string_view tool, const Json& arguments) {
        return boost::json::serialize(Json{{"jsonrpc", "2.0"},
                                           {"id", 1},
                                           {"method", "tools/call"},
                                           {"params", Json{{"name", tool}, {"arguments", arguments}}}});
    }
    static std::string body_of(const http::Response& response) {
        return response.is_stream() ? StreamedBody(response).rest() : response.text();
    }
    static Json result_in(const http::Response& response) {
        EXPECT_EQ(response.status, 200);
        return boost::json::parse(body_of(response)).as_object().at("result").as_object();
    }
    /// What the agent is told; a failure begins with "failed: ".
    std::string told(std::string_view tool, const Json& arguments) {
        const auto result = result_in(ask(call_of(tool, arguments)));
        const auto& text = result.at("content").as_array().back().at("text").as_string();
        return (result.at("isError").as_bool() ? "failed: " : "") + std::string(std::string_view(text));
    }
    static int fault_in(const http::Response& response) {
        return static_cast<int>(object(response).at("error").at("code").as_int64());
    }
};

TEST_F(AgentsTest, AgreesOnAVersionAndListsItsTools) {
    const auto begun = result_in(ask(
        R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-03-26"}})", ""));
    EXPECT_EQ(text(begun, "protocolVersion"), "2025-03-26");
    const auto listed = result_in(ask(R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})"));
    std::string names;
    for (const auto& tool : listed.at("tools").as_array())
        names += std::string(std::string_view(tool.at("name").as_string())) + " ";
    EXPECT_EQ(names, "speak narrate list_voices status ");
}

TEST_F(AgentsTest, AcceptsWhatAsksNothing) {
    for (const auto* body : {R"({"jsonrpc":"2.0","method":"notifications/initialized"})",
                             R"({"jsonrpc":"2.0","id":5,"result":{}})",
                             R"([{"jsonrpc":"2.0","method":"notifications/initialized"}])"}) {
        const auto response = ask(body);
        EXPECT_EQ(response.status, 202) << body;
        EXPECT_EQ(response.text(), "");
    }
}

TEST_F(AgentsTest, RefusesWhatIsNoMessage) {
    for (const auto& body :
         {std::string(), std::string("{"), std::string(1'000'000, '['), std::string("\xff")}) {
        const auto response = ask(body);
        EXPECT_EQ(response.status, 400);
        EXPECT_EQ(fault_in(response), mcp::not_json);
    }
    for (const auto* body : {"{}", "7", "[]", R"({"method":"ping","id":null})"}) {
        const auto response = ask(body);
        EXPECT_EQ(response.status, 400) << body;
        EXPECT_EQ(fault_in(response), mcp::no_request);
    }
    EXPECT_EQ(fault_in(ask(R"({"id":1,"method":"resources/list"})")), mcp::no_such_method);
    EXPECT_EQ(fault_in(ask(R"({"id":1,"method":"tools/call","params":{"name":"delete"}})")),
              mcp::wrong_parameters);
}

TEST_F(AgentsTest, RefusesAVersionThatItDoesNotSpeak) {
    const auto response = ask(R"({"jsonrpc":"2.0","id":1,"method":"ping"})", "2099-01-01");
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(fault_in(response), mcp::no_request);
    EXPECT_EQ(ask(R"({"jsonrpc":"2.0","id":1,"method":"ping"})", "").status, 200);
}

TEST_F(AgentsTest, TakesJsonOnlyAndOnlyByPost) {
    auto request = request_of(R"({"jsonrpc":"2.0","id":1,"method":"ping"})");
    request.headers.set("Content-Type", "text/plain");
    EXPECT_EQ(api_.handle(request).status, 415) << "what a foreign page can send without asking";
    request.headers.set("Content-Type", "application/json; charset=utf-8");
    EXPECT_EQ(api_.handle(request).status, 200);
    EXPECT_EQ(get("/mcp").status, 405) << "there are no messages of the server";
    EXPECT_EQ(del("/mcp").status, 405) << "there are no sessions";
}

TEST_F(AgentsTest, TakesTheKeyOfTheServerAndNoForeignOrigin) {
    http::AccessPolicyOptions options;
    options.keys = std::make_shared<http::KeyRing>(std::vector{http::default_key("secret")});
    Api closed(services_, http::AccessPolicy(options));
    auto request = request_of(R"({"jsonrpc":"2.0","id":1,"method":"ping"})");
    EXPECT_EQ(closed.handle(request).status, 401);
    request.headers.set("Authorization", "Bearer secret");
    EXPECT_EQ(closed.handle(request).status, 200);
    request.headers.set("Origin", "http://evil.example");
    EXPECT_EQ(closed.handle(request).status, 403);
}

TEST_F(AgentsTest, SpeaksAndReturnsTheSound) {
    const auto result =
        result_in(ask(call_of("speak", {{"text", "Hello there."}, {"format", "wav"}, {"voice", "bf_emma"}})));
    const auto& sound = result.at("content").as_array().at(0).as_object();
    EXPECT_EQ(text(sound, "type"), "audio");
    EXPECT_EQ(text(sound, "mimeType"), "audio/wav");
    EXPECT_TRUE(text(sound, "data").starts_with("UklGR")) << "RIFF";
    EXPECT_EQ(text(result.at("content").as_array().at(1).as_object(), "text"), "0.12 seconds, bf_emma");
    EXPECT_EQ(result.at("isError"), false);
}

TEST_F(AgentsTest, SendsTheSoundWhileItSpeaks) {
    kokoro_.chunk_limit = 13;
    kokoro_.on_speak([this](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (spoken.text.starts_with("Two")) gate_.pass(stop);
    });
    const auto response = ask(call_of("speak", {{"text", "One is here. Two is here."}, {"format", "wav"}}));
    StreamedBody body(response);
    const auto first = body.next();
    EXPECT_TRUE(first &&
                first->starts_with(R"({"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"audio")"));
    EXPECT_TRUE(engine_is_held());
    gate_.open();
    EXPECT_TRUE(body.rest().ends_with(R"("isError":false}})"));
}

TEST_F(AgentsTest, StopsSpeakingWhenTheAgentGoes) {
    kokoro_.chunk_limit = 13;
    std::atomic<bool> was_stopped = false;
    kokoro_.on_speak([&](const support::ToneEngine::Spoken& spoken, const std::stop_token& stop) {
        if (!spoken.text.starts_with("Two")) return;
        gate_.pass(stop);
        was_stopped = stop.stop_requested();
    });
    {
        const auto response = ask(call_of("speak", {{"text", "One is here. Two is here. Six is here."}}));
        EXPECT_TRUE(engine_is_held());
    }
    EXPECT_TRUE(eventually([&] { return was_stopped.load(); }));
}

TEST_F(AgentsTest, TellsTheAgentWhyItCannotSpeak) {
    EXPECT_EQ(told("speak", {}), "failed: text: a string is required.");
    EXPECT_EQ(told("speak", {{"text", "kaboom"}}), "failed: Internal server error.");
    const auto both = ask("[" + call_of("speak", {{"text", "x"}}) + "]");
    EXPECT_NE(both.text().find("speak must be called alone, not in an array."), std::string::npos);
}

TEST_F(AgentsTest, SharesThePlacesOfTheSpeechApi) {
    std::vector<std::unique_ptr<narration::SpeakingTurns::Place>> others;
    for (int i = 0; i < 16; ++i)
        others.push_back(turns_.enter());
    EXPECT_EQ(told("speak", {{"text", "Hi."}}),
              "failed: Too many texts are being spoken. Try again in a moment.");
}

}  // namespace storyflow::api
