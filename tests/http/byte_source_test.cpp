#include "http/byte_source.hpp"

#include <algorithm>

#include "tests/http/server_fixture.hpp"

namespace storyflow::http {
namespace {

/// The letters a to z, repeated, up to the offset at which reading fails.
class Letters final : public ByteSource {
  public:
    explicit Letters(std::uint64_t breaks_at) : breaks_at_(breaks_at) {}

    [[nodiscard]] std::size_t read_at(std::uint64_t offset, std::span<char> block) override {
        const auto count = std::min<std::uint64_t>(block.size(), breaks_at_ - std::min(breaks_at_, offset));
        for (std::size_t i = 0; i < count; ++i)
            block[i] = letter(offset + i);
        return static_cast<std::size_t>(count);
    }
    static char letter(std::uint64_t place) { return static_cast<char>('a' + place % 26); }

  private:
    std::uint64_t breaks_at_;
};

class ByteSourceTest : public ServerFixture {
  protected:
    void serve(std::uint64_t breaks_at, std::uint64_t offset, std::uint64_t length) {
        service.handler = [=](const Request& request) {
            if (request.path == "/after") return json_response(200, "after");
            Response response;
            response.body = SourceBody{
                .source = std::make_shared<Letters>(breaks_at), .offset = offset, .length = length};
            return response;
        };
        start();
    }
};

}  // namespace

TEST_F(ByteSourceTest, IsSentBlockByBlockOverAConnectionThatLives) {
    constexpr std::size_t length = 1'000'000;
    serve(length + 3, 3, length);
    auto client = this->client();
    const auto reply = client.get("/");
    ASSERT_EQ(reply.body.size(), length);
    EXPECT_EQ(reply.header("Content-Length"), "1000000");
    EXPECT_EQ(reply.body.front(), Letters::letter(3));
    EXPECT_EQ(reply.body.back(), Letters::letter(length + 2));
    EXPECT_EQ(client.get("/after").body, "after");
}

TEST_F(ByteSourceTest, EndsTheConnectionWhenItHasNoMore) {
    serve(300'000, 0, 1'000'000);
    auto client = this->client();
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    const std::string all = client.read_bytes(2'000'000);
    EXPECT_EQ(all.size() - all.find("\r\n\r\n") - 4, 300'000U);
    EXPECT_TRUE(client.closed_by_server());
}

TEST_F(ByteSourceTest, KeepsItsMemoryUntilItIsSent) {
    constexpr std::size_t too_much_for_two = 600;
    options.max_buffered_bytes = 1'000;
    service.handler = [](const Request& request) {
        Response response = json_response(503, "none left");
        if (!request.memory->grow_to(too_much_for_two)) return response;
        response.status = 200;
        response.body =
            SourceBody{.source = std::make_shared<Letters>(100'000'000), .offset = 0, .length = 100'000'000};
        return response;
    };
    start();
    auto slow = this->client();
    slow.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(slow.read_bytes(12), "HTTP/1.1 200");
    EXPECT_EQ(client().get("/").status, 503);
}

TEST_F(ByteSourceTest, IsNotReadForHead) {
    serve(0, 0, 1'000'000);
    auto client = this->client();
    EXPECT_EQ(client.request("HEAD", "/").header("Content-Length"), "1000000");
    EXPECT_EQ(client.get("/after").body, "after");
}

}  // namespace storyflow::http
