#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/child_program.hpp"

namespace storyflow::exports {

/// A program on the PATH; empty if it is not installed.
inline std::filesystem::path installed(const std::string& name) {
    const char* const path = std::getenv("PATH");
    return base::find_program(name, path == nullptr ? "" : path);
}

/// What the program says, and its exit status.
inline base::ChildEnd run_installed(const std::string& name, std::vector<std::string> arguments) {
    base::ChildProgram program({installed(name), std::move(arguments)},
                               {.patience = std::chrono::minutes(2), .output = 16 * 1024 * 1024});
    return program.finish({});
}

}  // namespace storyflow::exports
