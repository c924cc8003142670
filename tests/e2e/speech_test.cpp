#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "tests/e2e/narration_server.hpp"
#include "tests/e2e/story_service.hpp"
#include "tests/support/eventually.hpp"

/// What speaks for other programs: the speech API, agents and the Wyoming port of the real program.
namespace storyflow::e2e {

namespace {

using std::chrono::seconds;
using support::eventually;
using support::HttpClient;
namespace json = boost::json;

class SpeechServer : public StoryService {
  protected:
    static std::string body_of(const std::string& input, const std::string& format) {
        return json::serialize(
            json::object{{"model", "tts-1"}, {"input", input}, {"response_format", format}});
    }
    /// By HTTP/1.0, whose answers end with their connection instead of the chunked coding.
    static std::string request_of(const std::string& path, const std::string& body,
                                  const std::string& more_fields = {}) {
        return "POST " + path + " HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
               more_fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }
    /// The whole answer to such a request: its head, an empty line and its body.
    static std::string answer_of(const support::ServerProcess& server, const std::string& request) {
        HttpClient client("127.0.0.1", server.port(), seconds(60));
        client.connect();
        client.send(request);
        return client.read_bytes(100'000'000);
    }
    static std::string body_in(const std::string& answer) {
        const auto end = answer.find("\r\n\r\n");
        return end == std::string::npos ? std::string() : answer.substr(end + 4);
    }
    static std::string chapter() {
        std::string text;
        while (text.size() < 190'000)
            text += "The lamp burned all night, and nobody on the coast slept badly. ";
        return text;
    }
    /// A port that was free a moment ago.
    static std::uint16_t free_port() {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
        ::close(socket);
        return ntohs(address.sin_port);
    }
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(, SpeechServer, testing::Values(Store::sqlite), store_name);

TEST_P(SpeechServer, SendsSoundBeforeTheTextIsSpokenAndStopsForAClientThatLeaves) {
    const auto server = start();
    ApiClient api(*server);
    const auto ended = [&] {
        return api.raw("GET", "/metrics").body.find(R"(route="/v1/audio/speech")") != std::string::npos;
    };
    {
        HttpClient listener("127.0.0.1", server->port(), seconds(60));
        listener.connect();
        listener.send(request_of("/v1/audio/speech", body_of(chapter(), "wav")));
        const auto first = listener.read_bytes(2'000);
        EXPECT_TRUE(first.starts_with("HTTP/1.1 200")) << first;
        EXPECT_NE(first.find("RIFF"), std::string::npos);
        EXPECT_FALSE(ended()) << "hours of sound are still to come";
    }
    EXPECT_TRUE(eventually(ended, seconds(60)));
}

TEST_P(SpeechServer, ServesTheRequestsOfOpenWebUi) {
    const auto server = start();
    ApiClient api(*server);
    const auto models = json::parse(api.raw("GET", "/v1/audio/models").body);
    EXPECT_TRUE(models.at("models").as_array().at(0).as_object().contains("id"));
    const auto voices = json::parse(api.raw("GET", "/v1/audio/voices").body);
    EXPECT_TRUE(voices.at("voices").as_array().at(0).as_object().contains("id"));
    const auto spoken = answer_of(
        *server,
        request_of(
            "/v1/audio/speech",
            R"({"model":"tts-1","voice":"alloy","input":"Once upon a time.\n\nIt was late.","speed":1})",
            "Authorization: Bearer sk-anything\r\nX-OpenWebUI-User-Name: Reader\r\n"
            "X-OpenWebUI-User-Role: admin\r\n"));
    EXPECT_TRUE(spoken.starts_with("HTTP/1.1 200")) << spoken.substr(0, 500);
    EXPECT_NE(spoken.find("Content-Type: audio/mpeg\r\n"), std::string::npos);
    EXPECT_TRUE(body_in(spoken).starts_with("\xff")) << "a frame of mp3";
    EXPECT_GT(body_in(spoken).size(), 10'000U);
}

TEST_P(SpeechServer, ServesTheRequestsOfProgramsThatKnowKokorosServer) {
    const auto server = start();
    const auto request = [](const std::string& model) {
        return request_of("/v1/audio/speech",
                          R"({"model":")" + model +
                              R"(","input":"Once upon a time.","voice":"af_bella+af_sky",)"
                              R"("response_format":"mp3","speed":1.2,"stream":false,)"
                              R"("download_format":"mp3","return_download_link":false})");
    };
    const auto spoken = answer_of(*server, request("tts-1"));
    EXPECT_TRUE(spoken.starts_with("HTTP/1.1 200")) << spoken.substr(0, 500);
    EXPECT_NE(spoken.find("X-Ignored-Fields: stream, download_format, return_download_link\r\n"),
              std::string::npos);
    EXPECT_GT(body_in(spoken).size(), 3'000U);
    const auto missing = answer_of(*server, request("kokoro"));
    EXPECT_TRUE(missing.starts_with("HTTP/1.1 503")) << "its files are not there";
    EXPECT_NE(missing.find("engine_unavailable"), std::string::npos) << missing;
}

TEST_P(SpeechServer, ServesAgents) {
    const auto server = start();
    ApiClient api(*server);
    const auto call = [&](const std::string& tool, const json::object& arguments) {
        const json::object message{{"jsonrpc", "2.0"},
                                   {"id", 1},
                                   {"method", "tools/call"},
                                   {"params", json::object{{"name", tool}, {"arguments", arguments}}}};
        const auto answer =
            json::parse(body_in(answer_of(*server, request_of("/mcp", json::serialize(message)))));
        return answer.at("result").at("content").as_array();
    };
    const auto spoken = call("speak", {{"text", "Hello there."}, {"format", "wav"}});
    EXPECT_EQ(spoken.at(0).at("type"), "audio");
    EXPECT_GT(spoken.at(0).at("data").as_string().size(), 20'000U);
    const auto begun = call("narrate", {{"title", "The lamp"}, {"text", "Once.\n\nThere was a lamp.\n"}});
    const std::string told(std::string_view(begun.at(0).at("text").as_string()));
    const auto from = told.find("task ") + 5;
    const auto task = told.substr(from, told.find('.', from) - from);
    EXPECT_EQ(text_of(api.wait_for_end(task), "status"), "COMPLETED") << told;
    EXPECT_EQ(api.raw("GET", "/mcp").status, 405);
}

TEST_P(SpeechServer, SpeaksForHomeAssistant) {
    const auto port = free_port();
    const auto server = start({"--wyoming-port", std::to_string(port)});
    HttpClient client("127.0.0.1", port);
    client.connect();
    client.send("{\"type\":\"synthesize\",\"data\":{\"text\":\"Once upon a time.\"}}\n");
    const auto first = client.read_bytes(200);
    EXPECT_TRUE(first.starts_with(R"({"type":"audio-start","data_length":)")) << first;
    EXPECT_EQ(server->terminate(), 0) << "with the connection open";
}

}  // namespace storyflow::e2e
