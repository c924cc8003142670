#pragma once

#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <string_view>

namespace storyflow::tasks {

/// Logs the start and the end of an outage of the store, not each attempt in between.
class OutageLog {
  public:
    void failed(std::string_view what, const std::exception& error) {
        if (!lasts_.exchange(true)) spdlog::error("The task store {}: {}", what, error.what());
    }
    void succeeded() {
        if (lasts_.load() && lasts_.exchange(false)) spdlog::info("The task store answers again.");
    }

  private:
    std::atomic<bool> lasts_{false};
};

}  // namespace storyflow::tasks
