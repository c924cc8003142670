#include "film/frames_ahead.hpp"

#include <utility>

namespace storyflow::film {

namespace {

constexpr int most_ahead = 3;

}  // namespace

FramesAhead::FramesAhead(Paint paint, FrameSize size, std::int64_t first, std::int64_t end)
    : paint_(std::move(paint)) {
    for (int i = 0; i < most_ahead; ++i)
        blank_.emplace_back(size);
    painter_ = std::jthread([this, first, end](const std::stop_token& stop) { work(stop, first, end); });
}

FramesAhead::~FramesAhead() = default;

Frame FramesAhead::take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !painted_.empty() || failure_ != nullptr; });
    if (painted_.empty()) std::rethrow_exception(failure_);
    Frame frame = std::move(painted_.front());
    painted_.pop_front();
    return frame;
}

void FramesAhead::give_back(Frame frame) {
    const std::lock_guard lock(mutex_);
    blank_.push_back(std::move(frame));
    changed_.notify_all();
}

void FramesAhead::work(const std::stop_token& stop, std::int64_t first, std::int64_t end) {
    try {
        for (std::int64_t number = first; number < end; ++number) {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !blank_.empty(); })) return;
            Frame frame = std::move(blank_.front());
            blank_.pop_front();
            lock.unlock();
            paint_(number, frame);
            lock.lock();
            painted_.push_back(std::move(frame));
            changed_.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(mutex_);
        failure_ = std::current_exception();
        changed_.notify_all();
    }
}

}  // namespace storyflow::film
