#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace storyflow::http {

/// A response body that is produced piece by piece until the source ends or the client disconnects. `next` is
/// called by one thread at a time and must not block: it runs on an I/O thread. An exception from either
/// function ends the connection.
class BodyStream {
  public:
    virtual ~BodyStream() = default;

    /// Called once, before the first `next`. The stream calls `wake` when `next` may have more to send: from
    /// any thread, any number of times, even after this object is destroyed.
    virtual void on_news(std::function<void()> wake) = 0;

    /// The next piece to send, about ten kilobytes at most; empty if there is nothing yet; std::nullopt at
    /// the end of the stream. Called only once the last piece has been sent, so that a slow client slows the
    /// source. May be called without a `wake` before.
    [[nodiscard]] virtual std::optional<std::string> next() = 0;
};

/// How a client recognises the end of a stream.
enum class StreamEnd {
    closed,  ///< by the end of the connection: a stream that was cut looks the same
    marked,  ///< by the last chunk of the chunked coding; `closed` for HTTP/1.0, which lacks it
};

/// A response body without a length. The connection closes behind it.
struct StreamBody {
    std::shared_ptr<BodyStream> stream;
    std::string heartbeat;  ///< sent after this long without a piece, to detect dead clients; may be empty
    std::chrono::milliseconds heartbeat_interval = std::chrono::seconds(15);
    StreamEnd end = StreamEnd::closed;
};

}  // namespace storyflow::http
