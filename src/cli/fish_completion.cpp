#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion_scripts.hpp"

namespace storyflow::cli {

namespace {

/// In single quotes of fish, where only the quote and the backslash have a meaning.
std::string in_quotes(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        result += c;
    }
    return result + "'";
}

std::string value_of(const OptionForm& option) {
    switch (value_kind(option)) {
        case ValueKind::none:
            return {};
        case ValueKind::words:
            return fmt::format(" -x -a '{}'", fmt::join(value_words(option), " "));
        case ValueKind::folder:
            return " -x -a '(__fish_complete_directories)'";
        case ValueKind::file:
            return " -r -F";
        case ValueKind::other:
            return " -x";
    }
    return {};
}

std::string names_of(const OptionForm& option) {
    std::string text;
    for (const auto& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    return text;
}

void append_options(std::string& script, const std::string& condition, const CommandForm& command) {
    for (const auto& option : command.options) {
        script += fmt::format("complete -c storyflow -n {}{}{} -d {}\n", in_quotes(condition),
                              names_of(option), value_of(option), in_quotes(option.help));
    }
    for (const auto& argument : command.arguments) {
        const auto values =
            value_kind(argument) == ValueKind::words ? value_of(argument) : std::string(" -F");
        script += fmt::format("complete -c storyflow -n {}{}\n", in_quotes(condition), values);
    }
}

/// `before` is the condition that the command line is at this command; `at_first` that none of its
/// subcommands is there yet.
void append_command(std::string& script, const std::string& before, const std::string& at_first,
                    const CommandForm& command) {
    append_options(script, command.commands.empty() ? before : at_first, command);
    for (const auto& inner : command.commands) {
        script += fmt::format("complete -c storyflow -n {} -f -a {} -d {}\n", in_quotes(at_first), inner.name,
                              in_quotes(inner.help));
    }
    std::vector<std::string> names;
    for (const auto& inner : command.commands) {
        const auto here =
            (before.empty() ? "" : before + "; and ") + "__fish_seen_subcommand_from " + inner.name;
        names.clear();
        names.reserve(inner.commands.size());
        for (const auto& deeper : inner.commands)
            names.push_back(deeper.name);
        append_command(script, here,
                       fmt::format("{}; and not __fish_seen_subcommand_from {}", here, fmt::join(names, " ")),
                       inner);
    }
}

}  // namespace

std::string fish_completion(const CommandForm& program) {
    std::string script =
        "# fish completion for storyflow; made by `storyflow completion fish`.\n"
        "complete -c storyflow -f\n";
    append_command(script, "", "__fish_use_subcommand", program);
    return script;
}

}  // namespace storyflow::cli
