#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/completion_scripts.hpp"

namespace storyflow::cli {

namespace {

/// Text within a specification of `_arguments` or `_describe`, in single quotes: brackets and colons there
/// have a meaning, and a quote ends the quotes.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result;
}

/// ":FILE:_files": the message and what completes the values.
std::string value_of(const OptionForm& option) {
    auto message = ":" + escaped(option.value_name) + ":";
    switch (value_kind(option)) {
        case ValueKind::none:
            return {};
        case ValueKind::words:
            return fmt::format("{}({})", message, fmt::join(value_words(option), " "));
        case ValueKind::folder:
            return message + "_files -/";
        case ValueKind::file:
            return message + "_files";
        case ValueKind::other:
            return message;
    }
    return {};
}

void append_options(std::string& script, const CommandForm& command) {
    for (const auto& option : command.options) {
        const auto tail = fmt::format("[{}]{}'", escaped(option.help), value_of(option));
        if (option.names.size() == 1) {
            script += fmt::format(" \\\n        '{}{}", option.names.front(), tail);
        } else {
            script += fmt::format(" \\\n        '({})'{{{}}}'{}", fmt::join(option.names, " "),
                                  fmt::join(option.names, ","), tail);
        }
    }
}

void append_arguments(std::string& script, const CommandForm& command) {
    std::size_t place = 0;
    for (const auto& argument : command.arguments) {
        ++place;
        const auto where = argument.is_repeated ? std::string("*") : std::to_string(place);
        const bool is_known =
            value_kind(argument) == ValueKind::words || value_kind(argument) == ValueKind::folder;
        script += fmt::format(" \\\n        '{}{}'", where,
                              is_known ? value_of(argument) : ":" + escaped(argument.value_name) + ":_files");
    }
}

std::string function_of(const std::string& path) {
    std::string name = "_" + path;
    std::ranges::replace(name, ' ', '_');
    return name;
}

void append_command(std::string& script, const std::string& path, const CommandForm& command) {
    const auto function = function_of(path);
    script += function + "() {\n";
    if (command.commands.empty()) {
        script += "    _arguments -s";
        append_options(script, command);
        append_arguments(script, command);
        script += "\n}\n\n";
        return;
    }
    script += "    local line state\n    _arguments -C";
    append_options(script, command);
    script +=
        " \\\n        '1:command:->command' '*::argument:->argument'\n    case $state in\n        command)\n"
        "            local -a commands=(";
    for (const auto& inner : command.commands)
        script += fmt::format("\n                '{}:{}'", inner.name, escaped(inner.help));
    script +=
        "\n            )\n            _describe command commands\n            ;;\n        argument)\n"
        "            case $line[1] in\n";
    for (const auto& inner : command.commands)
        script +=
            fmt::format("                {}) {} ;;\n", inner.name, function_of(path + ' ' + inner.name));
    script += "            esac\n            ;;\n    esac\n}\n\n";
    for (const auto& inner : command.commands)
        append_command(script, path + ' ' + inner.name, inner);
}

}  // namespace

std::string zsh_completion(const CommandForm& program) {
    std::string script =
        "#compdef storyflow\n# zsh completion for storyflow; made by `storyflow completion zsh`.\n\n";
    append_command(script, "storyflow", program);
    return script +
           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _storyflow \"$@\"\nelse\n"
           "    compdef _storyflow storyflow\nfi\n";
}

}  // namespace storyflow::cli
