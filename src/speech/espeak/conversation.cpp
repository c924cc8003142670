#include "speech/espeak/conversation.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <utility>

#include "base/error.hpp"

namespace storyflow::speech {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

base::FileDescriptor open_wake() {
    base::FileDescriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake.valid())
        throw base::Error(base::ErrorKind::unavailable, "Too many open files to start speaking.");
    return wake;
}

bool try_again() {
    return errno == EINTR || errno == EAGAIN;
}

int poll_time(steady_clock::time_point deadline) {
    const auto rest = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(rest, 0, std::numeric_limits<int>::max()));
}

}  // namespace

void Conversation::Wake::operator()() const {
    ::eventfd_write(descriptor, 1);
}

Conversation::Conversation(int socket, milliseconds time_limit, std::stop_token stop)
    : socket_(socket),
      deadline_(steady_clock::now() + time_limit),
      wake_(open_wake()),
      on_stop_(std::move(stop), Wake{wake_.get()}) {}

std::optional<ExchangeEnd> Conversation::wait_for(short events) const {
    for (;;) {
        std::array<pollfd, 2> watched{{{socket_, events, 0}, {wake_.get(), POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), poll_time(deadline_));
        if (ready < 0 && !try_again()) return ExchangeEnd::died;
        if (watched[1].revents != 0) return ExchangeEnd::cancelled;
        if (ready > 0) return std::nullopt;
        if (steady_clock::now() >= deadline_) return ExchangeEnd::timed_out;
    }
}

std::optional<ExchangeEnd> Conversation::send(std::string_view bytes) {
    while (!bytes.empty()) {
        if (const auto end = wait_for(POLLOUT)) return end;
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && !try_again()) return ExchangeEnd::died;
        if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return std::nullopt;
}

std::optional<ExchangeEnd> Conversation::receive_some(std::string& received) {
    std::array<char, 64 * 1024> block;
    for (;;) {
        if (const auto end = wait_for(POLLIN)) return end;
        const ssize_t got = ::recv(socket_, block.data(), block.size(), MSG_DONTWAIT);
        if (got == 0 || (got < 0 && !try_again())) return ExchangeEnd::died;
        if (got < 0) continue;
        received.append(block.data(), static_cast<std::size_t>(got));
        return std::nullopt;
    }
}

}  // namespace storyflow::speech
