#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion_scripts.hpp"

namespace storyflow::cli {

namespace {

/// The function of the script, up to the tables.
constexpr std::string_view beginning =
    R"bash(# bash completion for storyflow; made by `storyflow completion bash`.
_storyflow() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
    local command="" commands options arguments word index
    COMPREPLY=()
    _storyflow_tables
    for ((index = 1; index < COMP_CWORD; index++)); do
        word="${COMP_WORDS[index]}"
        [[ " $commands " == *" $word "* ]] || continue
        command="${command:+$command }$word"
        _storyflow_tables
    done
    case "$command $previous" in
)bash";

constexpr std::string_view after_values = R"bash(    esac
    if [[ "$current" == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ -n "$commands$arguments" ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$commands $arguments" -- "$current")
    else
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}

_storyflow_tables() {
    case "$command" in
)bash";

constexpr std::string_view ending = R"bash(    esac
}

complete -F _storyflow storyflow
)bash";

std::vector<std::string> names_of(const std::vector<OptionForm>& options) {
    std::vector<std::string> names;
    for (const auto& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

std::vector<std::string> names_of(const std::vector<CommandForm>& commands) {
    std::vector<std::string> names;
    names.reserve(commands.size());
    for (const auto& command : commands)
        names.push_back(command.name);
    return names;
}

/// The command that completes the values of an option; empty if the shell cannot know them.
std::string completing(const OptionForm& option) {
    switch (value_kind(option)) {
        case ValueKind::words:
            return fmt::format("mapfile -t COMPREPLY < <(compgen -W \"{}\" -- \"$current\")",
                               fmt::join(value_words(option), " "));
        case ValueKind::folder:
            return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
        case ValueKind::file:
            return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
        case ValueKind::none:
        case ValueKind::other:
            return {};
    }
    return {};
}

std::string patterns(const std::string& path, const OptionForm& option) {
    std::vector<std::string> patterns;
    patterns.reserve(option.names.size());
    for (const auto& name : option.names)
        patterns.push_back(fmt::format("\"{} {}\"", path, name));
    return fmt::format("{}", fmt::join(patterns, " | "));
}

/// `path` is the names of the commands that lead here: "model install".
void append_values(std::string& script, const std::string& path, const CommandForm& command) {
    for (const auto& option : command.options) {
        if (value_kind(option) == ValueKind::none) continue;
        const auto action = completing(option);
        script += fmt::format("        {}) {}{}return ;;\n", patterns(path, option), action,
                              action.empty() ? "" : "; ");
    }
    for (const auto& inner : command.commands)
        append_values(script, path.empty() ? inner.name : path + ' ' + inner.name, inner);
}

/// The words that a command's arguments may be.
std::vector<std::string> words_of_arguments(const CommandForm& command) {
    std::vector<std::string> words;
    for (const auto& argument : command.arguments) {
        if (value_kind(argument) != ValueKind::words) continue;
        const auto more = value_words(argument);
        words.insert(words.end(), more.begin(), more.end());
    }
    return words;
}

void append_tables(std::string& script, const std::string& path, const CommandForm& command) {
    script +=
        fmt::format("        \"{}\")\n            commands=\"{}\"\n            options=\"{}\"\n", path,
                    fmt::join(names_of(command.commands), " "), fmt::join(names_of(command.options), " "));
    script += fmt::format("            arguments=\"{}\"\n            ;;\n",
                          fmt::join(words_of_arguments(command), " "));
    for (const auto& inner : command.commands)
        append_tables(script, path.empty() ? inner.name : path + ' ' + inner.name, inner);
}

}  // namespace

std::string bash_completion(const CommandForm& program) {
    std::string script(beginning);
    append_values(script, "", program);
    script += after_values;
    append_tables(script, "", program);
    return script.append(ending);
}

}  // namespace storyflow::cli
