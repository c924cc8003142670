#include "cli/manual_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace storyflow::cli {

namespace {

constexpr std::string_view after_commands = R"roff(.SH CONFIGURATION
Most options are settings, which can be given in three ways; earlier ones take precedence: the option
(\fB\-\-task\-retention 60\fR), a variable of the environment (\fBSTORYFLOW_TASK_RETENTION=60\fR), and a line of
the TOML file that \fB\-\-config\fR or \fBSTORYFLOW_CONFIG\fR names (\fBtask_retention = 60\fR).
)roff";

constexpr std::string_view ending = R"roff(.SH FILES
.TP
.I /etc/storyflow/storyflow.toml
The settings of the service \fBstoryflow.service\fR that the Debian package installs.
.TP
.I /var/lib/storyflow
Its data folder: the database, narrations and pictures, and the models of the voices.
.TP
.I ~/.local/share/storyflow
The data folder of other users (\fI$XDG_DATA_HOME/storyflow\fR if that is set).
.SH EXIT STATUS
.TP
.B 0
Success.
.TP
.B 1
Failure; a line on standard error says why. \fBstoryflow doctor\fR: not ready to narrate.
.TP
.B 2
Wrong usage, or a wrong value of a setting.
.TP
.B 130
Interrupted.
.SH EXAMPLES
.EX
storyflow say "Good evening." \-o evening.wav
storyflow narrate my\-story.txt \-o my\-story.m4b
storyflow backup my\-stories
.EE
)roff";

/// Text of a line: hyphens stay hyphens, and no line begins with a request.
std::string roff(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\') {
            result += "\\e";
        } else if (c == '-') {
            result += "\\-";
        } else {
            result += c == '\n' ? ' ' : c;
        }
    }
    const bool is_request = result.starts_with('.') || result.starts_with('\'');
    return is_request ? "\\&" + result : result;
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
    return "\\fI" + roff(text) + "\\fR";
}

/// "--output, -o FILE"
std::string heading(const OptionForm& option) {
    std::string text;
    for (const auto& name : option.names)
        text += (text.empty() ? "" : ", ") + bold(name);
    return option.value_name.empty() ? text : text + ' ' + italic(option.value_name);
}

std::string explanation(const OptionForm& option) {
    std::string text = option.help;
    std::string facts = option.range;
    const auto add = [&facts](const std::string& fact) { facts += (facts.empty() ? "" : "; ") + fact; };
    if (!option.standard.empty()) add("default: " + option.standard);
    if (option.is_required) add("required");
    return facts.empty() ? text : text + " (" + facts + ")";
}

/// Every command has these options; the page names them once.
bool is_for_help(const OptionForm& option) {
    return std::ranges::any_of(option.names, [](const auto& name) { return name.starts_with("--help"); });
}

void append_options(std::string& page, const std::vector<OptionForm>& options) {
    for (const auto& option : options) {
        if (is_for_help(option)) continue;
        page += fmt::format(".TP\n{}\n{}\n", heading(option), roff(explanation(option)));
    }
}

/// "storyflow say [OPTION]... TEXT"
std::string synopsis(const std::string& path, const CommandForm& command) {
    std::string text =
        bold(path) +
        (!std::ranges::all_of(command.options, is_for_help) ? " [" + italic("OPTION") + "]..." : "");
    for (const auto& argument : command.arguments) {
        const auto name = italic(argument.value_name) + (argument.is_repeated ? "..." : "");
        text += argument.is_required ? ' ' + name : " [" + name + "]";
    }
    return command.commands.empty() ? text : text + ' ' + italic("COMMAND");
}

void append_command(std::string& page, const std::string& path, const CommandForm& command) {
    page += fmt::format(".SS {}\n{}\n.PP\n{}.\n", roff(path), synopsis(path, command), roff(command.help));
    for (const auto& argument : command.arguments)
        page += fmt::format(".TP\n{}\n{}\n", italic(argument.value_name), roff(explanation(argument)));
    append_options(page, command.options);
    for (const auto& inner : command.commands)
        append_command(page, path + ' ' + inner.name, inner);
}

std::string variable_of(std::string_view setting) {
    std::string name = "STORYFLOW_";
    for (const char c : setting)
        name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

}  // namespace

std::string manual_page(const CommandForm& program, const std::vector<SettingForm>& settings,
                        std::string_view version) {
    std::string page = fmt::format(
        ".TH STORYFLOW 1 \"\" \"StoryFlow {}\" \"User Commands\"\n.SH NAME\nstoryflow \\- turn a written "
        "story into "
        "narrated audio and film\n.SH SYNOPSIS\n.B storyflow\n.I COMMAND\n.RI [ OPTION ]...\n.SH "
        "DESCRIPTION\n{}\n.PP\n"
        "{} after a command explains it, {} explains all.\n",
        roff(version), roff(program.help), bold("--help"), bold("--help-all"));
    append_options(page, program.options);
    page += ".SH COMMANDS\n";
    for (const auto& command : program.commands)
        append_command(page, program.name + ' ' + command.name, command);
    page += after_commands;
    page += ".SH ENVIRONMENT\n.TP\n.B STORYFLOW_CONFIG\nA TOML file with settings\n";
    for (const auto& setting : settings)
        page += fmt::format(".TP\n{}\n{}\n", bold(variable_of(setting.name)), roff(setting.help));
    return page.append(ending);
}

}  // namespace storyflow::cli
