#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/eventually.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/sanitizer.hpp"
#include "tests/support/server_process.hpp"
#include "tests/support/temporary_directory.hpp"

/// Clients that guess keys, that send too much, and that pretend to be others.
namespace storyflow::hostile {

namespace {

using support::eventually;
using support::HttpClient;
using support::HttpReply;

constexpr auto key = "the-one-right-key-of-all";

class Keys : public testing::Test {
  protected:
    void start(std::vector<std::string> arguments = {}) {
        arguments.insert(arguments.end(), {"--api-key", key, "--log-level", "off"});
        server_ = std::make_unique<support::ServerProcess>(directory_.path(), std::move(arguments));
    }
    [[nodiscard]] HttpClient client() const { return {"127.0.0.1", server_->port()}; }
    static HttpClient::Fields bearing(const std::string& token) {
        return {{"Authorization", "Bearer " + token}};
    }
    [[nodiscard]] int status_with(const HttpClient::Fields& fields,
                                  const std::string& target = "/api/projects/") const {
        return client().get(target, fields).status;
    }
    /// The writable memory of the server in kilobytes.
    [[nodiscard]] long memory() const {
        std::ifstream status("/proc/" + std::to_string(server_->pid()) + "/status");
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("RssAnon:")) return std::stol(line.substr(8));
        return 0;
    }

    support::TemporaryDirectory directory_;
    std::unique_ptr<support::ServerProcess> server_;
};

}  // namespace

TEST_F(Keys, AThousandWrongOnesOpenNothingAndKeepNoOtherClientOut) {
    start();
    auto guessing = client();
    for (int i = 0; i < 1'000; ++i)
        ASSERT_EQ(guessing.get("/api/projects/", bearing(std::string(key) + std::to_string(i))).status, 401);
    EXPECT_EQ(status_with(bearing(key)), 200);
}

TEST_F(Keys, OfAnySizeAndShapeAreOnlyEverWrong) {
    start();
    EXPECT_EQ(status_with(bearing(std::string(15'000, 'x'))), 401);
    EXPECT_EQ(status_with(bearing(std::string(17'000, 'x'))), 431);
    EXPECT_EQ(status_with(bearing(std::string(3'000, ' ') + key)), 200) << "blanks are not part of it";
    for (const auto& wrong :
         {std::string("Bearer"), std::string("Bearer\t") + key, "Basic " + std::string(key), std::string(key),
          "Bearer " + std::string(key) + "," + key, "Bearer \"" + std::string(key) + "\"",
          "Bearer " + std::string(key) + "\xff", "Bearer Bearer " + std::string(key),
          std::string("Bearer \xc3\x28")})
        EXPECT_EQ(status_with({{"Authorization", wrong}}), 401) << wrong;
    EXPECT_EQ(
        status_with({{"Authorization", "Bearer wrong"}, {"Authorization", std::string("Bearer ") + key}}),
        401)
        << "the first one counts";
}

TEST_F(Keys, AreReadFromNoOtherPlace) {
    start();
    EXPECT_EQ(status_with({}, std::string("/api/projects/?api_key=") + key), 401);
    EXPECT_EQ(status_with({{"Cookie", std::string("api-key=") + key}}), 401);
    EXPECT_EQ(status_with({{"X-Api-Key", key}}), 401);
    EXPECT_EQ(status_with({{"Proxy-Authorization", std::string("Bearer ") + key}}), 401);
}

TEST_F(Keys, AreWantedOfAnUploadBeforeItsBody) {
    start();
    auto stranger = client();
    stranger.send(
        "POST /api/projects/import/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
        "Content-Length: 50000000\r\nExpect: 100-continue\r\n\r\n");
    const auto refused = stranger.read_reply();
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("Connection"), "close");
}

TEST_F(Keys, CannotBeGuessedFasterThanAClientMayAsk) {
    start({"--client-rate", "5"});
    auto guessing = client();
    int refused = 0;
    int limited = 0;
    for (int i = 0; i < 1'000; ++i) {
        const auto reply = guessing.get("/api/projects/", bearing("wrong-" + std::to_string(i)));
        refused += reply.status == 401 ? 1 : 0;
        limited += reply.status == 429 && !reply.header("Retry-After").empty() ? 1 : 0;
    }
    EXPECT_EQ(refused + limited, 1'000);
    EXPECT_GE(refused, 50);
    EXPECT_GT(limited, 0);
    EXPECT_EQ(status_with(bearing(key)), 200) << "the holder of a key is another client";
    EXPECT_EQ(status_with({}, "/healthz"), 200);
    EXPECT_EQ(status_with({}, "/"), 200) << "the studio";
}

TEST_F(Keys, ManyClientsTakeNoMoreMemoryThanIsMeantForThem) {
    if (support::under_sanitizer) GTEST_SKIP() << "a sanitizer has memory of its own";
    start({"--client-rate", "5", "--client-requests", "5", "--trusted-proxy", "127.0.0.1"});
    auto proxy = client();
    const auto ask_as = [&](int number) {
        const auto address = "10." + std::to_string(number / 65'536) + "." +
                             std::to_string(number / 256 % 256) + "." + std::to_string(number % 256);
        return proxy.get("/api/settings/voices/", {{"X-Forwarded-For", address}}).status;
    };
    for (int i = 0; i < 500; ++i)
        ASSERT_EQ(ask_as(i), 401);
    const auto before = memory();
    for (int i = 500; i < 6'000; ++i)
        ASSERT_EQ(ask_as(i), 401);
    EXPECT_LT(memory() - before, 16'000) << "kilobytes";
}

TEST_F(Keys, AForgedAddressGivesNoFreshLimit) {
    start({"--client-rate", "1"});
    auto forging = client();
    int limited = 0;
    for (int i = 0; i < 200; ++i) {
        const auto reply =
            forging.get("/api/projects/", {{"X-Forwarded-For", "192.0.2." + std::to_string(i)}});
        limited += reply.status == 429 ? 1 : 0;
    }
    EXPECT_GT(limited, 0);
}

TEST_F(Keys, OneClientCannotTakeAllPlacesWithStreamsThatNeverEnd) {
    start({"--client-requests", "4"});
    auto asking = client();
    const auto made = asking.request(
        "POST", "/api/projects/",
        {{"Authorization", std::string("Bearer ") + key}, {"Content-Type", "application/json"}},
        R"({"title":"Watched"})");
    ASSERT_EQ(made.status, 201);
    const auto id = made.body.substr(made.body.find(R"("id":")") + 6, 36);
    const auto watch = "GET /api/projects/" + id +
                       "/events/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n\r\n";
    std::vector<HttpClient> watching;
    for (int i = 0; i < 4; ++i) {
        watching.push_back(client());
        watching.back().send(watch);
        ASSERT_EQ(watching.back().read_bytes(12), "HTTP/1.1 200");
    }
    EXPECT_EQ(status_with(bearing(key)), 429);
    EXPECT_EQ(status_with({}, "/health/ready"), 200);
    watching.clear();
    EXPECT_TRUE(eventually([&] { return status_with(bearing(key)) == 200; }));
}

}  // namespace storyflow::hostile
