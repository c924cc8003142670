#include "base/child_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "base/error.hpp"
#include "base/spawn.hpp"

namespace storyflow::base {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t longest_complaint = 4096;
// A stop request is noticed within this time.
constexpr milliseconds between_looks{50};

struct Pipe {
    FileDescriptor reading;
    FileDescriptor writing;
};

Pipe open_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(ErrorKind::unavailable, "Too many open files to start a program.");
    }
    return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

void never_wait(const FileDescriptor& pipe) {
    ::fcntl(pipe.get(), F_SETFL, O_NONBLOCK);
}

void limit_memory(pid_t id, std::size_t bytes) {
    if (bytes == 0) return;
    const ::rlimit limit{bytes, bytes};
    ::prlimit(id, RLIMIT_AS, &limit, nullptr);
}

/// A write into a pipe that the child closed returns an error instead of ending this program.
class IgnoredPipeSignal {
  public:
    IgnoredPipeSignal() {
        ::sigemptyset(&pipe_);
        ::sigaddset(&pipe_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~IgnoredPipeSignal() {
        if (::sigismember(&before_, SIGPIPE) == 1) return;
        const ::timespec no_time{};
        while (::sigtimedwait(&pipe_, nullptr, &no_time) < 0 && errno == EINTR) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    IgnoredPipeSignal(const IgnoredPipeSignal&) = delete;
    IgnoredPipeSignal& operator=(const IgnoredPipeSignal&) = delete;

  private:
    sigset_t pipe_{};
    sigset_t before_{};
};

int exit_status(int waited) {
    return WIFSIGNALED(waited) ? 128 + WTERMSIG(waited) : WEXITSTATUS(waited);
}

}  // namespace

ChildProgram::ChildProgram(const ChildCommand& command, ChildLimits limits)
    : name_(command.program.filename().string()), limits_(limits) {
    auto input = open_pipe();
    auto output = open_pipe();
    auto errors = open_pipe();
    id_ = spawn(command.program, command.arguments,
                {input.reading.get(), output.writing.get(), errors.writing.get()});
    limit_memory(id_, limits_.memory);
    input_ = std::move(input.writing);
    output_ = std::move(output.reading);
    errors_ = std::move(errors.reading);
    for (const auto* pipe : {&input_, &output_, &errors_})
        never_wait(*pipe);
}

ChildProgram::~ChildProgram() {
    kill_and_reap(id_);
}

bool ChildProgram::feed(std::span<const char> bytes, const std::stop_token& stop) {
    const IgnoredPipeSignal ignored;
    while (!bytes.empty() && input_.valid()) {
        const auto written = ::write(input_.get(), bytes.data(), bytes.size());
        if (written > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            wait_for_pipes(true, stop);
        } else if (errno != EINTR) {
            input_.reset();
        }
    }
    return bytes.empty();
}

std::string ChildProgram::take_output(milliseconds at_most, const std::stop_token& stop) {
    const auto deadline = steady_clock::now() + at_most;
    for (auto wait = milliseconds(0); output_.valid();) {
        if (stop.stop_requested()) {
            kill();
            throw Error(ErrorKind::cancelled, name_ + " was stopped.");
        }
        pollfd pipe{output_.get(), POLLIN, 0};
        if (::poll(&pipe, 1, static_cast<int>(wait.count())) > 0) {
            collect(output_, end_.output, limits_.output);
            wait = milliseconds(0);
        } else {
            const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
            if (!end_.output.empty() || left <= milliseconds(0)) break;
            wait = std::min(left, between_looks);
        }
    }
    return std::exchange(end_.output, {});
}

ChildEnd ChildProgram::finish(const std::stop_token& stop) {
    input_.reset();
    while (output_.valid() || errors_.valid())
        wait_for_pipes(false, stop);
    end_.status = reap(stop);
    return std::move(end_);
}

void ChildProgram::wait_for_pipes(bool writing, const std::stop_token& stop) {
    const auto deadline = steady_clock::now() + limits_.patience;
    for (;;) {
        if (stop.stop_requested()) {
            kill();
            throw Error(ErrorKind::cancelled, name_ + " was stopped.");
        }
        std::array<pollfd, 3> pipes{{{output_.get(), POLLIN, 0},
                                     {errors_.get(), POLLIN, 0},
                                     {writing ? input_.get() : -1, POLLOUT, 0}}};
        const auto looked = ::poll(pipes.data(), pipes.size(), static_cast<int>(between_looks.count()));
        if (looked > 0) {
            if (pipes[0].revents != 0) collect(output_, end_.output, limits_.output);
            if (pipes[1].revents != 0) collect_end(errors_, end_.said, longest_complaint);
            return;
        }
        if (steady_clock::now() >= deadline) fail("did not answer in time");
    }
}

void ChildProgram::fail(const std::string& reason) {
    kill();
    throw Error(ErrorKind::unavailable, name_ + " " + reason + ".", end_.said);
}

void ChildProgram::collect(FileDescriptor& pipe, std::string& into, std::size_t most) {
    std::array<char, 65536> block{};
    const auto got = ::read(pipe.get(), block.data(), block.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (got <= 0) {
        pipe.reset();
        return;
    }
    const auto size = static_cast<std::size_t>(got);
    if (into.size() + size > most) fail("gave more than " + std::to_string(most) + " bytes");
    into.append(block.data(), size);
}

void ChildProgram::collect_end(FileDescriptor& pipe, std::string& into, std::size_t most) {
    collect(pipe, into, SIZE_MAX);
    if (into.size() > most) into.erase(0, into.size() - most);
}

int ChildProgram::reap(const std::stop_token& stop) {
    const auto deadline = steady_clock::now() + limits_.patience;
    for (;;) {
        int waited = 0;
        const pid_t ended = ::waitpid(id_, &waited, WNOHANG);
        if (ended == id_) {
            id_ = -1;
            return exit_status(waited);
        }
        if (ended < 0 && errno != EINTR) fail("is gone");
        if (stop.stop_requested()) {
            kill();
            throw Error(ErrorKind::cancelled, name_ + " was stopped.");
        }
        if (steady_clock::now() >= deadline) fail("did not end in time");
        ::poll(nullptr, 0, 2);
    }
}

void ChildProgram::kill() noexcept {
    kill_and_reap(std::exchange(id_, -1));
    input_.reset();
}

std::filesystem::path find_program(std::string_view name, std::string_view search_path) {
    if (name.find('/') != std::string_view::npos) return name;
    while (!search_path.empty()) {
        const auto colon = std::min(search_path.find(':'), search_path.size());
        const auto folder = search_path.substr(0, colon);
        search_path.remove_prefix(std::min(colon + 1, search_path.size()));
        if (folder.empty()) continue;
        auto candidate = std::filesystem::path(folder) / name;
        std::error_code none;
        if (std::filesystem::is_regular_file(candidate, none) && ::access(candidate.c_str(), X_OK) == 0) {
            return candidate;
        }
    }
    return {};
}

}  // namespace storyflow::base
