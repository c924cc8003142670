#pragma once

#include <boost/beast/core/flat_buffer.hpp>
#include <cstddef>
#include <functional>
#include <memory>

#include "http/timed_stream.hpp"

namespace storyflow::http {

/// How other threads wake a connection that waits and meanwhile listens to its client. Lives on the
/// connection's strand, in the coroutine that waits; only its cord is for everybody.
class NewsBell {
  public:
    explicit NewsBell(TimedStream& stream);
    ~NewsBell();
    NewsBell(const NewsBell&) = delete;
    NewsBell& operator=(const NewsBell&) = delete;

    /// Rings the bell, from any thread, as often as wanted: rings that are not yet heard are one. It may
    /// outlive the bell, the connection and the server, and does nothing then.
    [[nodiscard]] std::function<void()> cord() const;
    /// Whether it rang since it was last asked.
    [[nodiscard]] bool take_news();
    /// Reads on, until the client says something or goes, the stream's limit passes, or the bell rings
    /// (`interrupted`, also when it rang before).
    [[nodiscard]] Awaitable<IoResult> listen(boost::beast::flat_buffer& bytes, std::size_t at_most);

  private:
    class Clapper;

    TimedStream& stream_;
    std::shared_ptr<Clapper> clapper_;
};

}  // namespace storyflow::http
