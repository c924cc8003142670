#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "http/body_stream.hpp"

namespace storyflow::http {

/// Sends the pieces that a test gives it, from any thread.
class FakeBodyStream final : public BodyStream {
  public:
    void on_news(std::function<void()> wake) override {
        const std::lock_guard lock(mutex_);
        wake_ = std::move(wake);
    }
    [[nodiscard]] std::optional<std::string> next() override {
        const std::lock_guard lock(mutex_);
        ++asked_;
        if (pieces_.empty()) return ended_ ? std::nullopt : std::optional<std::string>("");
        std::string piece = std::move(pieces_.front());
        pieces_.pop_front();
        return piece;
    }

    void say(std::string piece) {
        {
            const std::lock_guard lock(mutex_);
            pieces_.push_back(std::move(piece));
        }
        wake();
    }
    void end() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        wake();
    }
    void wake() const {
        if (const auto wake = waker()) wake();
    }
    /// The waker that the server passed; empty before that.
    [[nodiscard]] std::function<void()> waker() const {
        const std::lock_guard lock(mutex_);
        return wake_;
    }
    [[nodiscard]] int asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

  private:
    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::deque<std::string> pieces_;
    bool ended_ = false;
    int asked_ = 0;
};

}  // namespace storyflow::http
