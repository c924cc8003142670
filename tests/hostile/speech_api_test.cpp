#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/narration_server.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

/// Clients of the speech API that send nonsense, never read, or leave.
namespace storyflow::hostile {

namespace {

namespace json = boost::json;
using std::chrono::seconds;
using support::eventually;

constexpr std::size_t places = 16;  ///< answers of the speech API at once

class SpeechApi : public testing::Test {
  protected:
    SpeechApi() : server(folder.path(), {"--engine", "hibari", "--log-level", "off"}) {}

    [[nodiscard]] support::HttpClient client() const { return {"127.0.0.1", server.port()}; }
    [[nodiscard]] support::HttpReply speak(const json::object& order) const {
        auto one = client();
        return one.post_json("/v1/audio/speech", json::serialize(order));
    }
    /// Sends a request and leaves its answer to be read, or not.
    [[nodiscard]] support::HttpClient begin(const json::object& order) const {
        const std::string body = json::serialize(order);
        auto one = client();
        one.connect();
        one.send(
            "POST /v1/audio/speech HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            "Content-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body);
        return one;
    }
    [[nodiscard]] std::ptrdiff_t open_files() const {
        std::filesystem::directory_iterator all("/proc/" + std::to_string(server.pid()) + "/fd");
        return std::distance(all, std::filesystem::directory_iterator());
    }

    support::TemporaryDirectory folder;
    support::ServerProcess server;
};

std::string chapter() {
    std::string text;
    while (text.size() < 100'000)
        text += "The lamp burned all night, and nobody on the coast slept badly. ";
    return text;
}

void expect_fault_of(const support::HttpReply& reply, const std::string& field, const std::string& sent) {
    EXPECT_EQ(reply.status, 400) << sent << reply.body;
    const auto error = json::parse(reply.body).at("error").as_object();
    EXPECT_EQ(e2e::text_of(error, "param"), field) << sent << reply.body;
}

}  // namespace

TEST_F(SpeechApi, OddFieldsAreAnsweredByTheirNames) {
    const std::string input = R"("input":"A lamp.")";
    const std::vector<std::pair<std::string, std::string>> faults = {
        {"speed", input + R"(,"speed":0)"},
        {"speed", input + R"(,"speed":-1)"},
        {"speed", input + R"(,"speed":1e308)"},
        {"speed", input + R"(,"speed":4.0000001)"},
        {"speed", input + R"(,"speed":"fast")"},
        {"speed", input + R"(,"speed":{})"},
        {"voice", input + R"(,"voice":"../../etc/passwd")"},
        {"voice", input + R"x(,"voice":"af_heart(0)")x"},
        {"voice", input + R"(,"voice":[])"},
        {"response_format", input + R"(,"response_format":"exe")"},
        {"response_format", input + R"(,"response_format":7)"},
        {"stream_format", input + R"(,"stream_format":"tape")"},
        {"input", R"("input":"")"},
        {"input", R"("input":"   \n ")"},
        {"input", R"("input":5e5)"},
        {"input", R"("voice":"af_heart")"},
        {"input", R"("input":")" + std::string(200'001, 'a') + R"(")"}};
    for (const auto& [field, body] : faults) {
        auto one = client();
        const std::string shown = body.substr(0, 60);
        expect_fault_of(one.post_json("/v1/audio/speech", "{" + body + "}"), field, shown);
        expect_fault_of(one.post_json("/v1/audio/speech/timestamps", "{" + body + "}"), field, shown);
    }
    auto one = client();
    EXPECT_EQ(one.post_json("/v1/audio/speech", std::string(9UL << 20U, ' ')).status, 413);
    EXPECT_EQ(speak({{"input", "A lamp."}, {"response_format", "pcm"}}).status, 200);
}

TEST_F(SpeechApi, AHundredClientsThatLeaveTakeNothingWithThem) {
    ASSERT_EQ(speak({{"input", "A lamp."}, {"response_format", "wav"}}).status, 200);
    const auto before = open_files();
    const std::vector<std::string> formats = {"mp3", "opus", "flac", "wav", "pcm"};
    for (std::size_t i = 0; i < 100; ++i) {
        json::object order{{"input", chapter()}, {"response_format", formats[i % formats.size()]}};
        if (i % 4 == 0) order["stream_format"] = "sse";
        auto one = begin(order);
        if (i % 2 == 0) (void)one.read_bytes(500);  // the others leave before the first byte
        one.close();
    }
    EXPECT_TRUE(eventually([&] { return open_files() <= before; }, seconds(30)))
        << open_files() << " files are open, " << before << " were before";
    EXPECT_TRUE(eventually(
        [&] {
            return speak({{"input", "A lamp."}, {"response_format", "wav"}}).status == 200;
        },
        seconds(30)))
        << "their places are free again";
}

TEST_F(SpeechApi, ClientsThatNeverReadTakeTheirPlacesAndNoMore) {
    const json::object order{{"input", chapter()}, {"response_format", "pcm"}};
    std::vector<support::HttpClient> silent;
    // A few requests may wait for their first sentence at a time; the next one is sent when it is heard.
    for (std::size_t i = 0; i < places; ++i) {
        silent.push_back(begin(order));
        ASSERT_EQ(silent.back().read_bytes(12), "HTTP/1.1 200");
    }
    const auto refused = speak({{"input", "A lamp."}});
    EXPECT_EQ(refused.status, 429) << refused.body;
    EXPECT_FALSE(refused.header("Retry-After").empty());
    auto other = client();
    EXPECT_EQ(other.get("/healthz").status, 200);
    EXPECT_EQ(other.get("/api/projects/").status, 200);
    silent.clear();
    EXPECT_TRUE(eventually([&] { return speak({{"input", "A lamp."}}).status == 200; }, seconds(30)));
}

TEST_F(SpeechApi, StopsWhileItIsSpeaking) {
    std::vector<support::HttpClient> listening;
    for (int i = 0; i < 4; ++i) {
        listening.push_back(begin({{"input", chapter()}, {"response_format", "pcm"}}));
        ASSERT_EQ(listening.back().read_bytes(12), "HTTP/1.1 200");
    }
    EXPECT_EQ(server.terminate(), 0);
}

}  // namespace storyflow::hostile
