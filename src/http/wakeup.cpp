#include "http/wakeup.hpp"

#include <boost/asio/post.hpp>
#include <mutex>
#include <optional>
#include <utility>

namespace storyflow::http {

/// Shared by a `Wakeup` and its wakers.
class Wakeup::Signal : public std::enable_shared_from_this<Signal> {
  public:
    explicit Signal(TimedStream& stream) : strand_(stream.strand()), stream_(stream) {}

    void raise() {
        const std::lock_guard lock(mutex_);
        if (!strand_ || is_posted_) return;
        net::post(*strand_, [self = shared_from_this()] { self->deliver(); });
        is_posted_ = true;
    }

    /// Ends the use of the connection: later calls of `raise` do nothing. Releases the strand, which must not
    /// outlive the server.
    void detach() {
        const std::lock_guard lock(mutex_);
        strand_.reset();
    }

    // For the strand only.
    bool was_woken = false;
    bool is_listening = false;

  private:
    /// Runs on the strand, as `detach` does: the stream exists as long as this function runs.
    void deliver() {
        {
            const std::lock_guard lock(mutex_);
            is_posted_ = false;  // before the event is looked at: a later event posts again
            if (!strand_) return;
        }
        was_woken = true;
        if (is_listening) stream_.interrupt();
    }

    std::mutex mutex_;
    std::optional<Strand> strand_;
    bool is_posted_ = false;
    TimedStream& stream_;
};

Wakeup::Wakeup(TimedStream& stream) : stream_(stream), signal_(std::make_shared<Signal>(stream)) {}

Wakeup::~Wakeup() {
    signal_->detach();
}

std::function<void()> Wakeup::waker() const {
    return [signal = signal_] { signal->raise(); };
}

bool Wakeup::take_wakeup() {
    return std::exchange(signal_->was_woken, false);
}

Awaitable<IoResult> Wakeup::listen(boost::beast::flat_buffer& bytes, std::size_t at_most) {
    if (signal_->was_woken) co_return IoResult::interrupted;
    signal_->is_listening = true;
    const IoResult got = co_await stream_.read_some(bytes, at_most);
    signal_->is_listening = false;
    co_return got;
}

}  // namespace storyflow::http
