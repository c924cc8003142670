#include "app/service_manager.hpp"

#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/file.hpp"

namespace storyflow::app {

namespace {

/// Sends one datagram. Returns 0 or an errno.
int send_datagram(const std::string& socket, const std::string& message) {
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    if (socket.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    std::ranges::copy(socket, static_cast<char*>(address.sun_path));
    if (socket.front() == '@') address.sun_path[0] = '\0';  // an abstract socket
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket.size());
    const base::FileDescriptor sender(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!sender.valid()) return errno;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as the socket interface wants it
    const auto* const to = reinterpret_cast<const sockaddr*>(&address);
    const auto sent =
        ::sendto(sender.get(), message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT, to, length);
    return sent < 0 ? errno : 0;
}

}  // namespace

void ServiceManager::tell_ready(std::string_view status) const {
    tell("READY=1\nSTATUS=" + std::string(status));
}

void ServiceManager::tell_stopping() const {
    tell("STOPPING=1");
}

void ServiceManager::tell(const std::string& message) const {
    if (!socket_ || socket_->empty()) return;
    if (const int reason = send_datagram(*socket_, message); reason != 0) {
        spdlog::warn("The service manager at NOTIFY_SOCKET {} cannot be told that {}: {}", *socket_,
                     message.substr(0, message.find('=')), std::generic_category().message(reason));
    }
}

}  // namespace storyflow::app
