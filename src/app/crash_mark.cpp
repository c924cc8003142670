#include "app/crash_mark.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstddef>
#include <system_error>

#include "base/error.hpp"
#include "base/locked_file.hpp"

namespace storyflow::app {

namespace {

constexpr std::array crash_signals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

// A signal handler has no arguments of its own, so its data is global.
std::atomic<int> marked_file{-1};
std::array<struct sigaction, crash_signals.size()> handlers_before;

/// Does only what a signal handler may do: writes a byte, then restores the previous handlers.
void leave_mark(int signal, siginfo_t* info, void*) {
    const int file = marked_file.exchange(-1);
    if (file >= 0) [[maybe_unused]]
        const auto written = ::write(file, "!", 1);
    for (std::size_t i = 0; i < crash_signals.size(); ++i)
        ::sigaction(crash_signals[i], &handlers_before[i], nullptr);
    // A faulting instruction faults again when this handler returns; a signal that was sent (`kill`, `abort`)
    // must be raised again.
    if (info->si_code <= 0) ::raise(signal);
}

base::Error cannot_write(const std::filesystem::path& folder, int reason) {
    return {base::ErrorKind::unavailable, "The folder " + folder.string() + " cannot be written: " +
                                              std::generic_category().message(reason)};
}

/// The file, open and locked as long as this process lives; invalid if another process holds the lock.
base::FileDescriptor hold(const std::filesystem::path& path, int how_to_open) {
    base::FileDescriptor file(::open(path.c_str(), how_to_open | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (file.valid() && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) file.reset();
    return file;
}

/// Creates this process's own mark. Another process may remove it as stale between creation and locking; then
/// a new one is created.
base::FileDescriptor new_mark(const std::filesystem::path& path) {
    for (;;) {
        auto file = hold(path, O_RDWR | O_CREAT);
        if (!file.valid()) throw cannot_write(path.parent_path(), errno);
        if (base::is_still_at(path, file)) return file;
    }
}

/// Removes the marks of dead processes; returns the names of those that crashed.
std::vector<std::string> sweep(const std::filesystem::path& folder) {
    std::vector<std::string> crashed;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto file = hold(entry.path(), O_RDWR);
        struct stat status {};
        if (!file.valid() || ::fstat(file.get(), &status) != 0) continue;
        if (status.st_size > 0) crashed.push_back(entry.path().filename().string());
        ::unlink(entry.path().c_str());
    }
    return crashed;
}

}  // namespace

CrashMark::CrashMark(const std::filesystem::path& folder, const std::string& process_name)
    : path_(folder / "running" / process_name) {
    std::error_code failure;
    std::filesystem::create_directories(path_.parent_path(), failure);
    if (failure) throw cannot_write(folder, failure.value());
    crashed_ = sweep(path_.parent_path());
    file_ = new_mark(path_);
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
    ::unlink(path_.c_str());
}

}  // namespace storyflow::app
