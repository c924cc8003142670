#include "tests/support/server_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
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

/// The port in the line "StoryFlow listens on http://127.0.0.1:PORT".
std::uint16_t read_port(const base::FileDescriptor& output) {
    std::string text;
    for (char c = 0; ::read(output.get(), &c, 1) == 1; text += c) {
        const auto line = text.find("StoryFlow listens on ");
        if (c == '\n' && line != std::string::npos) {
            return static_cast<std::uint16_t>(std::stoi(text.substr(text.rfind(':') + 1)));
        }
    }
    throw std::runtime_error("the server did not start: " + text);
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& data, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"serve", "--port", "0", "--data", data.string()});
    const base::FileDescriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    Pipe output;
    pid_ = spawn(arguments, nothing.get(), output.write.get());
    output.write.reset();
    output_ = std::move(output.read);
    try {
        port_ = read_port(output_);
    } catch (...) {
        wait();
        throw;
    }
    // The rest of the log is read and dropped, so that the server never waits for a reader.
    std::thread([log = ::dup(output_.get())] {
        const base::FileDescriptor file(log);
        (void)read_to_end(file);
    }).detach();
}

ServerProcess::~ServerProcess() {
    if (pid_ > 0) kill_hard();
}

void ServerProcess::kill_hard() {
    ::kill(pid_, SIGKILL);
    wait();
}

int ServerProcess::terminate() {
    ::kill(pid_, SIGTERM);
    return wait();
}

int ServerProcess::wait() {
    const int status = exit_status(pid_);
    pid_ = -1;
    return status;
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
