#include "app/signals.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

/// Whether the signal is ignored, as `nohup` sets it for the program that it starts.
bool is_ignored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Without SIGQUIT, which still ends the program at once and leaves a core file.
sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    // A blocked signal is delivered to `signalfd` even if it is ignored, so an ignored SIGHUP must not be
    // blocked.
    if (!is_ignored(SIGHUP)) sigaddset(&set, SIGHUP);
    return set;
}

/// Whether this signal, as a second one, ends the program at once: only Ctrl-C and SIGTERM do. A closed
/// terminal often sends SIGHUP twice (the shell and the kernel each send one), and systemd may send it
/// together with SIGTERM.
bool shows_impatience(std::uint32_t signal) {
    return signal != SIGHUP;
}

}  // namespace

Signals::Signals() {
    const sigset_t set = stop_signals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    ::signal(SIGPIPE, SIG_IGN);  // so that a log reader that exits does not end the server
    signals_.reset(::signalfd(-1, &set, SFD_CLOEXEC));
    ending_.reset(::eventfd(0, EFD_CLOEXEC));
    if (!signals_.valid() || !ending_.valid()) {
        throw base::Error(base::ErrorKind::internal, "Signals cannot be watched.");
    }
    watcher_ = std::thread([this] { watch(); });
}

Signals::~Signals() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(ending_.get(), &one, sizeof one);
    watcher_.join();
}

void Signals::wait() const {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait(lock, stop_.get_token(), [] { return false; });
}

void Signals::watch() {
    std::array<pollfd, 2> sources{{{signals_.get(), POLLIN, 0}, {ending_.get(), POLLIN, 0}}};
    bool was_asked = false;
    for (;;) {
        if (::poll(sources.data(), sources.size(), -1) < 0) continue;
        if (sources[1].revents != 0) return;
        signalfd_siginfo info{};
        if (::read(signals_.get(), &info, sizeof info) != sizeof info) continue;
        (void)stop_.request_stop();
        if (!shows_impatience(info.ssi_signo)) continue;
        if (was_asked) ::_exit(128 + static_cast<int>(info.ssi_signo));
        was_asked = true;
    }
}

}  // namespace storyflow::app
