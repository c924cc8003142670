#include "http/block_reader.hpp"

#include <algorithm>
#include <memory>

#include "tests/http/server_fixture.hpp"

namespace storyflow::http {
namespace {

/// A source on a disk that does not answer until the gate is opened.
class HangingSource final : public ByteSource {
  public:
    explicit HangingSource(Gate& gate) : gate_(gate) {}

    [[nodiscard]] std::size_t read_at(std::uint64_t /*offset*/, std::span<char> block) override {
        gate_.pass();
        std::ranges::fill(block, 'x');
        return block.size();
    }

  private:
    Gate& gate_;
};

class BlockReaderTest : public ServerFixture {
  protected:
    /// Serves a file on the hanging disk at /audio.
    void serve() {
        service.handler = [this](const Request& request) {
            if (request.path != "/audio") return json_response(200, "healthy");
            Response response;
            response.body =
                SourceBody{.source = std::make_shared<HangingSource>(gate), .offset = 0, .length = 5};
            return response;
        };
        start();
    }
    static void ask_for_audio(support::HttpClient& client) {
        client.send("GET /audio HTTP/1.1\r\nHost: h\r\n\r\n");
    }
};

}  // namespace

TEST_F(BlockReaderTest, KeepsNoOtherRequestWaitingForADiskThatHangs) {
    options.disk_threads = 2;
    serve();
    auto listeners = clients(5);
    std::ranges::for_each(listeners, ask_for_audio);
    ASSERT_TRUE(gate.wait_for_arrivals(2));
    EXPECT_EQ(client().get("/health").body, "healthy");
    gate.open();
    for (auto& listener : listeners)
        EXPECT_EQ(listener.read_reply().body, "xxxxx");
}

TEST_F(BlockReaderTest, OutlivesAClientThatLeavesADiskThatHangs) {
    serve();
    {
        auto listener = client();
        ask_for_audio(listener);
        ASSERT_TRUE(gate.wait_for_arrivals(1));
    }
    gate.open();
    EXPECT_EQ(client().get("/health").body, "healthy");
}

}  // namespace storyflow::http
