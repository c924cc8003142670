#pragma once

#include <string>

#include "cli/command_form.hpp"

namespace storyflow::cli {

/// Scripts by which a shell completes the program's command line: its commands, their options, the words and
/// files that are their values. They hold all they need, so completing starts no program. Pure.
[[nodiscard]] std::string bash_completion(const CommandForm& program);
[[nodiscard]] std::string zsh_completion(const CommandForm& program);
[[nodiscard]] std::string fish_completion(const CommandForm& program);

}  // namespace storyflow::cli
