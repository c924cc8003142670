#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace storyflow::support {

/// Polls until the predicate is true, for ten seconds at most. For effects of other threads and processes
/// only.
template <typename Predicate>
[[nodiscard]] bool eventually(Predicate predicate,
                              std::chrono::milliseconds limit = std::chrono::seconds(10)) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    while (!predicate()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        never.wait_for(lock, std::chrono::milliseconds(2));
    }
    return true;
}

}  // namespace storyflow::support
