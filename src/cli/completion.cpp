#include <iostream>
#include <memory>
#include <string>

#include "base/error.hpp"
#include "cli/command_line.hpp"
#include "cli/completion_scripts.hpp"

namespace storyflow::cli {

namespace {

std::string script_for(const std::string& shell, const CommandForm& program) {
    if (shell == "bash") return bash_completion(program);
    if (shell == "zsh") return zsh_completion(program);
    if (shell == "fish") return fish_completion(program);
    throw base::Error(base::ErrorKind::invalid_input,
                      "shell: \"" + shell + "\" is not one of bash, zsh, fish");
}

}  // namespace

void add_completion(Command& program) {
    auto command =
        program.subcommand("completion", "Print the script by which a shell completes this program's words");
    const auto shell = std::make_shared<std::string>();
    command.require({"shell", "bash|zsh|fish", "The shell"}, *shell);
    command.when_chosen([shell, program](const app::ConfigSources&, app::Signals&) {
        std::cout << script_for(*shell, program.form());
        return 0;
    });
}

}  // namespace storyflow::cli
