// SPDX-License-Identifier: GPL-3.0-or-later
// storyflow-espeak: speaks text with espeak-ng, one request after the other, until stdin ends.
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <espeak-ng/speak_lib.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>

#include "protocol.hpp"
#include "synthesizer.hpp"

namespace {

using namespace storyflow_espeak;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Keeps the real stdout for replies and redirects stdout to stderr, so that text that the library prints
/// cannot damage a frame.
File claim_stdout() {
    const int replies = ::dup(STDOUT_FILENO);
    if (replies < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) throw std::runtime_error("stdout is closed");
    return File(::fdopen(replies, "wb"));
}

/// Ends the process as soon as the reader of its replies is gone, even during a synthesis. (PR_SET_PDEATHSIG
/// would fire when the thread that started this process ends, even while the parent lives on.)
void end_with_reader(int replies) {
    std::thread([replies] {
        pollfd watched{.fd = replies, .events = 0, .revents = 0};
        while (::poll(&watched, 1, -1) < 0 && errno == EINTR) {
        }
        std::_Exit(EXIT_SUCCESS);
    }).detach();
}

Reply answer(const Request& request, Synthesizer& synthesizer) {
    try {
        switch (request.kind) {
            case RequestKind::hello:
                return {"hello", protocol_version, espeak_Info(nullptr)};
            case RequestKind::speak:
                return {"audio", synthesizer.sample_rate(), synthesizer.speak(request)};
            case RequestKind::phonemes:
                return {"phonemes", 0, synthesizer.phonemes(request)};
        }
        return {"error", 0, "unknown request"};
    } catch (const std::bad_alloc&) {
        return {"error", may_pass, "it is out of memory"};
    } catch (const std::exception& failure) {
        return {"error", 0, failure.what()};
    }
}

[[noreturn]] void answer_and_exit(const Request& request, Synthesizer& synthesizer, std::FILE* replies) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::_Exit(write_reply(replies, answer(request, synthesizer)) ? EXIT_SUCCESS : EXIT_FAILURE);
}

std::string no_fork() {
    return std::string("the system starts no further process: ") + std::strerror(errno);
}

/// Answers in a fork: espeak-ng carries state (the flutter of its voice) from one text into the next, and a
/// fork of the fresh library has none, so the same request always gives the same bytes. Returns false when
/// the fork died: its reply may be truncated.
bool answer_in_fork(const Request& request, Synthesizer& synthesizer, std::FILE* replies) {
    const pid_t fork_id = ::fork();
    if (fork_id < 0) return write_reply(replies, {"error", may_pass, no_fork()});
    if (fork_id == 0) answer_and_exit(request, synthesizer, replies);
    int status = 0;
    while (::waitpid(fork_id, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

void serve() {
    const File replies = claim_stdout();
    end_with_reader(::fileno(replies.get()));
    Synthesizer synthesizer;
    while (const auto request = read_request(stdin)) {
        if (!answer_in_fork(*request, synthesizer, replies.get()))
            throw std::runtime_error("a request failed");
    }
}

/// Lowers this process's priority: narration is background work and must not slow down the server.
void step_back() {
    errno = 0;
    if (::nice(5) == -1 && errno != 0) std::fputs("storyflow-espeak: cannot lower its priority\n", stderr);
}

}  // namespace

int main() {
    try {
        step_back();
        serve();
        return EXIT_SUCCESS;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "storyflow-espeak: %s\n", failure.what());
        return EXIT_FAILURE;
    }
}
