#include "http/news_bell.hpp"

#include <boost/asio/post.hpp>
#include <mutex>
#include <optional>
#include <utility>

namespace storyflow::http {

/// What the bell shares with its cords.
class NewsBell::Clapper : public std::enable_shared_from_this<Clapper> {
  public:
    explicit Clapper(TimedStream& stream) : strand_(stream.strand()), stream_(stream) {}

    void ring() {
        const std::lock_guard lock(mutex_);
        if (!strand_ || swinging_) return;
        net::post(*strand_, [self = shared_from_this()] { self->strike(); });
        swinging_ = true;
    }

    /// From here on nothing of the connection is touched. Its strand goes too, as it must not outlive the
    /// server.
    void silence() {
        const std::lock_guard lock(mutex_);
        strand_.reset();
    }

    // For the strand only.
    bool news = false;
    bool listening = false;

  private:
    /// On the strand, as is `silence`: the stream is there as long as this function runs.
    void strike() {
        {
            const std::lock_guard lock(mutex_);
            swinging_ = false;  // before the news are looked at: whoever has more rings again
            if (!strand_) return;
        }
        news = true;
        if (listening) stream_.interrupt();
    }

    std::mutex mutex_;
    std::optional<Strand> strand_;
    bool swinging_ = false;
    TimedStream& stream_;
};

NewsBell::NewsBell(TimedStream& stream) : stream_(stream), clapper_(std::make_shared<Clapper>(stream)) {}

NewsBell::~NewsBell() {
    clapper_->silence();
}

std::function<void()> NewsBell::cord() const {
    return [clapper = clapper_] { clapper->ring(); };
}

bool NewsBell::take_news() {
    return std::exchange(clapper_->news, false);
}

Awaitable<IoResult> NewsBell::listen(boost::beast::flat_buffer& bytes, std::size_t at_most) {
    if (clapper_->news) co_return IoResult::interrupted;
    clapper_->listening = true;
    const IoResult got = co_await stream_.read_some(bytes, at_most);
    clapper_->listening = false;
    co_return got;
}

}  // namespace storyflow::http
