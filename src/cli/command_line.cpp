#include "cli/command_line.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>

#include "base/caught_error.hpp"

namespace storyflow::cli {

namespace {

constexpr int failed = 1;
constexpr int wrong_usage = 2;
constexpr int interrupted = 130;

int report(const base::Error& error) {
    if (error.kind() == base::ErrorKind::cancelled) {
        std::cerr << "Interrupted.\n";
        return interrupted;
    }
    std::cerr << "storyflow: " << error.what() << '\n';
    if (!error.detail().empty()) spdlog::debug("{}", error.detail());
    return error.kind() == base::ErrorKind::invalid_input ? wrong_usage : failed;
}

void add_commands(CLI::App& program, CommandLine& line) {
    program.require_subcommand(1);
    program.set_help_all_flag("--help-all", "Help for all commands");
    program.set_version_flag("--version", STORYFLOW_VERSION);
    add_serve(program, line);
    add_worker(program, line);
    add_say(program, line);
    add_narrate(program, line);
    add_text(program, line);
    add_pronunciations(program, line);
    add_voices(program, line);
    add_model(program, line);
    add_doctor(program, line);
}

int run_chosen(const CommandLine& line) {
    try {
        app::Signals signals;
        return line.chosen(signals);
    } catch (const std::exception& failure) {
        const auto error = base::caught_error();
        // An operator has no other log to look into: "cannot create directory: Permission denied [/x]".
        const bool is_ours = dynamic_cast<const base::Error*>(&failure) != nullptr;
        if (is_ours || error.kind() != base::ErrorKind::internal) return report(error);
        std::cerr << "storyflow: " << failure.what() << '\n';
        return failed;
    }
}

}  // namespace

void offer_config(CLI::App& command, CommandLine& line, std::initializer_list<std::string_view> names) {
    auto& flags = line.sources.flags;
    command.add_option_function<std::string>(
        "--config", [&line](const std::string& file) { line.sources.file = file; },
        "TOML file with these options");
    for (const auto& option : app::config_options()) {
        if (names.size() > 0 && std::ranges::find(names, option.name) == names.end()) continue;
        const std::string name(option.name);
        const std::string flag = "--" + name;
        if (option.value_name.empty()) {
            command.add_flag_callback(
                flag, [&flags, name] { flags[name] = "true"; }, std::string(option.help));
            continue;
        }
        command
            .add_option_function<std::string>(
                flag, [&flags, name](const std::string& value) { flags[name] = value; },
                std::string(option.help))
            ->type_name(std::string(option.value_name));
    }
}

int run(int argc, const char* const* argv) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("storyflow"));
    spdlog::set_level(spdlog::level::warn);
    CommandLine line;
    line.sources.environment = app::process_environment;
    if (const auto file = app::process_environment("STORYFLOW_CONFIG")) line.sources.file = *file;
    CLI::App program("StoryFlow turns a written story into narrated audio on your own machine.", "storyflow");
    add_commands(program, line);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : wrong_usage;
    }
    return run_chosen(line);
}

}  // namespace storyflow::cli
