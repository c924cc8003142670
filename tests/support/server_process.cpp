#include "tests/support/server_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>

extern char** environ;

namespace storyflow::support {

namespace {

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2 failed");
        read.reset(ends[0]);
        write.reset(ends[1]);
    }
    base::FileDescriptor read;
    base::FileDescriptor write;
};

pid_t spawn(const std::vector<std::string>& arguments, int input, int output) {
    std::string program = STORYFLOW_PROGRAM;
    std::vector<char*> argv{program.data()};
    std::vector<std::string> copies = arguments;
    for (auto& argument : copies)
        argv.push_back(argument.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    pid_t pid = -1;
    const int failure = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, argv.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error("cannot start " + program);
    return pid;
}

int exit_status(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string read_to_end(const base::FileDescriptor& file) {
    std::string text;
    std::array<char, 4096> block{};
    for (ssize_t got = 0; (got = ::read(file.get(), block.data(), block.size())) > 0;) {
        text.append(block.data(), static_cast<std::size_t>(got));
    }
    return text;
}

/// Reads until a line contains `ready`; returns that line.
std::string read_until(const base::FileDescriptor& output, const std::string& ready) {
    std::string text;
    for (char c = 0; ::read(output.get(), &c, 1) == 1;) {
        if (c != '\n') {
            text += c;
            continue;
        }
        const auto line = text.substr(text.rfind('\n') + 1);
        if (line.find(ready) != std::string::npos) return line;
        text += c;
    }
    throw std::runtime_error("the program did not start: " + text);
}

std::vector<std::string> serve_arguments(const std::filesystem::path& data, std::vector<std::string> more) {
    more.insert(more.begin(), {"serve", "--data", data.string()});
    if (std::ranges::find(more, "--port") == more.end()) more.insert(more.end(), {"--port", "0"});
    return more;
}

}  // namespace

ProgramProcess::ProgramProcess(const std::vector<std::string>& arguments, const std::string& ready) {
    const base::FileDescriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    Pipe output;
    pid_ = spawn(arguments, nothing.get(), output.write.get());
    output.write.reset();
    output_ = std::move(output.read);
    try {
        ready_line_ = read_until(output_, ready);
    } catch (...) {
        wait();
        throw;
    }
    // Reads and drops the rest of the log, so that the program never blocks on a full pipe.
    std::thread([log = ::dup(output_.get())] {
        const base::FileDescriptor file(log);
        (void)read_to_end(file);
    }).detach();
}

ProgramProcess::~ProgramProcess() {
    if (pid_ > 0) kill_hard();
}

std::vector<pid_t> ProgramProcess::children() const {
    std::vector<pid_t> found;
    std::error_code ended;
    const std::filesystem::path threads = "/proc/" + std::to_string(pid_) + "/task";
    for (const auto& thread : std::filesystem::directory_iterator(threads, ended)) {
        std::ifstream list(thread.path() / "children");
        for (pid_t child = 0; list >> child;)
            found.push_back(child);
    }
    return found;
}

void ProgramProcess::kill_hard() {
    ::kill(pid_, SIGKILL);
    wait();
}

int ProgramProcess::terminate() {
    return end_by(SIGTERM);
}

int ProgramProcess::end_by(int signal) {
    ::kill(pid_, signal);
    return wait();
}

void ProgramProcess::freeze() {
    ::kill(pid_, SIGSTOP);
}

void ProgramProcess::thaw() {
    ::kill(pid_, SIGCONT);
}

int ProgramProcess::wait() {
    const int status = exit_status(pid_);
    pid_ = -1;
    return status;
}

ServerProcess::ServerProcess(const std::filesystem::path& data, std::vector<std::string> arguments)
    : process_(serve_arguments(data, std::move(arguments)), "StoryFlow listens on ") {
    const auto& line = process_.ready_line();
    port_ = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
}

ProgramResult run_program(const std::vector<std::string>& arguments, const std::string& input) {
    Pipe to_program;
    Pipe from_program;
    const pid_t pid = spawn(arguments, to_program.read.get(), from_program.write.get());
    to_program.read.reset();
    from_program.write.reset();
    [[maybe_unused]] const auto written = ::write(to_program.write.get(), input.data(), input.size());
    to_program.write.reset();
    ProgramResult result;
    result.output = read_to_end(from_program.read);
    result.status = exit_status(pid);
    return result;
}

}  // namespace storyflow::support
