#pragma once

#include <functional>
#include <memory>
#include <string>

namespace storyflow::store::postgres {

/// Callbacks, called on the thread of the `Signals`. They must return quickly; exceptions are logged.
struct SignalHandlers {
    std::function<void(const std::string& task_id)> on_task;  ///< some part of the task changed
    std::function<void()> on_work;                            ///< there may be work to claim
    /// Listening has begun, for the first time or again: earlier signals were missed.
    std::function<void()> on_reconnect;
};

/// Receives the signals of all processes that change a PostgreSQL database, on its own connection and thread.
/// When the connection breaks it connects again, with growing pauses, until it is destroyed. After each
/// connect it calls `on_work` once and then `on_reconnect`.
class Signals {
  public:
    /// Returns at once. Throws `base::Error{invalid_input}` unless `url` is the address of a database.
    Signals(const std::string& url, SignalHandlers handlers);
    /// Returns at once, or when a connection attempt in progress has ended. No callback runs afterwards.
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

  private:
    class Listener;
    std::unique_ptr<Listener> listener_;
};

}  // namespace storyflow::store::postgres
