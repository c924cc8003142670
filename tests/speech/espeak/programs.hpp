#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/file.hpp"

/// The real program, fake programs, and the state of processes.
namespace storyflow::speech {

inline const std::filesystem::path espeak_program = ESPEAK_PROGRAM;

/// A shell script that acts as the program. `$1` to `$5` are the words of the first request's header.
inline std::filesystem::path fake_program(const std::filesystem::path& directory, const std::string& script) {
    const auto file = directory / "fake-espeak";
    base::replace_file(file, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    return file;
}

/// State letter and parent of a process from /proc; the state is 'X' when there is no such process.
struct ProcessState {
    char state = 'X';
    pid_t parent = -1;
};

inline ProcessState process_state(pid_t id) {
    std::ifstream file("/proc/" + std::to_string(id) + "/stat");
    std::string line;
    std::getline(file, line);
    ProcessState found;
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) return found;
    found.state = line.at(name_end + 2);
    found.parent = std::stoi(line.substr(name_end + 4));
    return found;
}

inline std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        if (process_state(std::stoi(name)).parent == parent) children.push_back(std::stoi(name));
    }
    return children;
}

inline std::vector<pid_t> our_children() {
    return children_of(::getpid());
}

/// Polls, for at most ten seconds.
inline bool eventually(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

}  // namespace storyflow::speech
