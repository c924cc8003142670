#pragma once

#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <string_view>

namespace storyflow::tasks {

/// Tells of the beginning and of the end of an outage of the store, not of each try between them.
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
