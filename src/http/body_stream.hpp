#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace storyflow::http {

/// A body that comes bit by bit, for as long as the client listens and the source has more to say. `next` is
/// called by one thread at a time and must be quick: it runs where all connections are served. What either
/// function throws ends the connection.
class BodyStream {
  public:
    virtual ~BodyStream() = default;

    /// Called once, before the first `next`. `wake` may then be called from any thread, as often as wanted,
    /// also after this object is gone: `next` may have more.
    virtual void on_news(std::function<void()> wake) = 0;

    /// What can be sent now, at most some ten kilobytes; empty when there is nothing yet; nothing at the end.
    /// Asked again only when the last piece is on its way, so a slow client slows its source. May be asked
    /// without a wake.
    [[nodiscard]] virtual std::optional<std::string> next() = 0;
};

/// The body of a response that ends with its connection.
struct StreamBody {
    std::shared_ptr<BodyStream> stream;
    std::string
        heartbeat;  ///< sent when nothing else was for so long, which finds dead clients; may be empty
    std::chrono::milliseconds heartbeat_interval = std::chrono::seconds(15);
};

}  // namespace storyflow::http
