#include "app/crash_mark.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/error.hpp"

namespace storyflow::app {

namespace {

constexpr std::array crash_signals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

// A signal handler can reach nothing but what lies at a fixed place.
std::atomic<int> marked_file{-1};
std::array<struct sigaction, crash_signals.size()> handlers_before;

/// Only what may be done in a signal handler: write a byte, then leave the signal to whoever had it before.
void leave_mark(int signal, siginfo_t* info, void*) {
    const int file = marked_file.exchange(-1);
    if (file >= 0) [[maybe_unused]]
        const auto written = ::write(file, "!", 1);
    for (std::size_t i = 0; i < crash_signals.size(); ++i)
        ::sigaction(crash_signals[i], &handlers_before[i], nullptr);
    // A faulting instruction faults again when the handler returns; a signal that was sent must be sent
    // again.
    if (info->si_code <= 0) ::raise(signal);
}

}  // namespace

CrashMark::CrashMark(const std::filesystem::path& folder) {
    const auto path = folder / "crash-mark";
    file_.reset(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    struct stat status {};
    if (!file_.valid() || ::fstat(file_.get(), &status) != 0 || ::ftruncate(file_.get(), 0) != 0) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The folder " + folder.string() +
                              " cannot be written: " + std::generic_category().message(errno));
    }
    was_left_ = status.st_size > 0;
    marked_file = file_.get();
    struct sigaction action {};
    action.sa_sigaction = leave_mark;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    ::sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < crash_signals.size(); ++i)
        ::sigaction(crash_signals[i], &action, &handlers_before[i]);
}

CrashMark::~CrashMark() {
    if (marked_file.exchange(-1) < 0) return;
    for (std::size_t i = 0; i < crash_signals.size(); ++i)
        ::sigaction(crash_signals[i], &handlers_before[i], nullptr);
}

}  // namespace storyflow::app
