#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storyflow::app {

/// Tells systemd, or another service manager that speaks its protocol (sd_notify(3)), how far the program is:
/// each message is one datagram to the socket that $NOTIFY_SOCKET names. Tells nobody without that variable.
/// A manager that cannot be told is a warning in the log; the program goes on. Safe from any thread.
class ServiceManager {
  public:
    /// `socket` is the value of $NOTIFY_SOCKET: a path, or the name of an abstract socket after `@`.
    explicit ServiceManager(std::optional<std::string> socket) : socket_(std::move(socket)) {}

    /// The program does its work from now on; `status` is a line for `systemctl status`.
    void tell_ready(std::string_view status) const;
    /// The program begins to end.
    void tell_stopping() const;

  private:
    void tell(const std::string& message) const;

    std::optional<std::string> socket_;
};

}  // namespace storyflow::app
