#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "film/frame.hpp"

namespace storyflow::film {

/// Paints frames in a thread of its own while the ones before them are encoded: at most three wait.
class FramesAhead {
  public:
    using Paint = std::function<void(std::int64_t number, Frame& frame)>;

    /// Paints the frames from `first` to before `end`.
    FramesAhead(Paint paint, FrameSize size, std::int64_t first, std::int64_t end);
    ~FramesAhead();
    FramesAhead(const FramesAhead&) = delete;
    FramesAhead& operator=(const FramesAhead&) = delete;

    /// The next frame. Throws what painting it threw.
    [[nodiscard]] Frame take();
    /// Gives a frame's memory back, to be painted over.
    void give_back(Frame frame);

  private:
    void work(const std::stop_token& stop, std::int64_t first, std::int64_t end);

    Paint paint_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Frame> blank_;
    std::deque<Frame> painted_;
    std::exception_ptr failure_;
    std::jthread painter_;
};

}  // namespace storyflow::film
