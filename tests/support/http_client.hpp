#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "http/message.hpp"

namespace storyflow::support {

struct HttpReply {
    int status = 0;
    http::Headers headers;
    std::string body;

    /// Empty when the header is absent.
    [[nodiscard]] std::string header(std::string_view name) const;
};

/// A blocking HTTP/1.1 client for tests. Keeps its connection, and opens a new one after a reply with
/// `Connection: close`. Throws std::runtime_error when no byte arrives within `timeout`. Not thread-safe.
class HttpClient {
  public:
    using Fields = std::vector<std::pair<std::string, std::string>>;

    HttpClient(std::string host, std::uint16_t port,
               std::chrono::milliseconds timeout = std::chrono::seconds(20));

    HttpReply request(std::string_view method, std::string_view target, const Fields& fields = {},
                      std::string_view body = {});
    HttpReply get(std::string_view target, const Fields& fields = {}) {
        return request("GET", target, fields);
    }
    HttpReply post_json(std::string_view target, std::string_view json);

    // The single steps, for tests that misbehave on purpose.
    void connect();
    void send(std::string_view bytes);
    [[nodiscard]] HttpReply read_reply(bool head_only = false);
    /// Reads `count` bytes, or fewer when the server closes the connection.
    [[nodiscard]] std::string read_bytes(std::size_t count);
    /// Whether the server has ended the connection and no bytes are left to read; waits for it up to the
    /// time-out.
    [[nodiscard]] bool closed_by_server();
    void close();

  private:
    [[nodiscard]] bool receive();
    [[nodiscard]] std::string take_line();

    std::string host_;
    std::uint16_t port_;
    std::chrono::milliseconds timeout_;
    base::FileDescriptor socket_;
    std::string received_;
};

}  // namespace storyflow::support
