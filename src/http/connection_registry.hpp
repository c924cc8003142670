#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>

#include "http/connection.hpp"

namespace storyflow::http {

/// The open connections of a server, at most `limit`. Safe from any thread.
class ConnectionRegistry {
  public:
    explicit ConnectionRegistry(std::size_t limit) : limit_(limit) {}

    /// False when the server is full or shutting down.
    [[nodiscard]] bool add(const std::shared_ptr<Connection>& connection);
    void remove(const std::shared_ptr<Connection>& connection);
    /// Accepts no further connections.
    void seal();
    void for_each(const std::function<void(Connection&)>& action) const;
    /// Returns false if connections are still open after `at_most`.
    bool wait_until_empty(std::chrono::milliseconds at_most) const;

  private:
    const std::size_t limit_;
    mutable std::mutex mutex_;
    mutable std::condition_variable removed_;
    std::unordered_set<std::shared_ptr<Connection>> open_;
    bool sealed_ = false;
};

}  // namespace storyflow::http
