#pragma once

#include <functional>
#include <memory>
#include <string>

namespace storyflow::store::postgres {

/// What a listener is told, from a thread of the `Signals`. Must be quick; what it throws is logged.
struct SignalHandlers {
    std::function<void(const std::string& task_id)> on_task;  ///< something about the task changed
    std::function<void()> on_work;                            ///< there may be work to claim
    /// Listens from now on, for the first time or again: what was said before was not heard.
    std::function<void()> on_reconnect;
};

/// Hears what other processes (and this one) change in a PostgreSQL database, on a connection and a thread of
/// its own. When the connection breaks it tries again, each time a little later, until it is destroyed. After
/// each connection it calls `on_work` once and `on_reconnect`.
class Signals {
  public:
    /// Returns at once. Throws `base::Error{invalid_input}` for what is no address of a database.
    Signals(const std::string& url, SignalHandlers handlers);
    /// Returns at once, or when a connection that is just being opened has failed; then nobody is called any
    /// more.
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

  private:
    class Listener;
    std::unique_ptr<Listener> listener_;
};

}  // namespace storyflow::store::postgres
