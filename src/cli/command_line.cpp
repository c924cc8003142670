#include "cli/command_line.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>

#include "app/log_output.hpp"
#include "base/caught_error.hpp"
#include "base/version.hpp"

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

void add_commands(Command program) {
    add_serve(program);
    add_worker(program);
    add_say(program);
    add_narrate(program);
    add_film(program);
    add_export(program);
    add_text(program);
    add_finish(program);
    add_pronunciations(program);
    add_voices(program);
    add_mcp(program);
    add_model(program);
    add_key(program);
    add_backup(program);
    add_restore(program);
    add_doctor(program);
    add_completion(program);
    add_manual(program);
}

int run_chosen(const CommandLine& line) {
    try {
        app::Signals signals;
        return line.chosen(line.sources, signals);
    } catch (const std::exception& failure) {
        const auto error = base::caught_error();
        // Include the exception's text, because a command has no other log: "cannot create directory:
        // Permission denied [/x]".
        const bool is_ours = dynamic_cast<const base::Error*>(&failure) != nullptr;
        if (is_ours || error.kind() != base::ErrorKind::internal) return report(error);
        std::cerr << "storyflow: " << failure.what() << '\n';
        return failed;
    }
}

}  // namespace

void offer_config(Command& command, std::initializer_list<std::string_view> names) {
    auto& sources = command.sources();
    command.offer({"--config", "FILE", "TOML file with these options"},
                  [&sources](const std::string& file) { sources.file = file; });
    for (const auto& option : app::config_options()) {
        if (names.size() > 0 && std::ranges::find(names, option.name) == names.end()) continue;
        const std::string name(option.name);
        const std::string help(option.help);
        if (option.value_name.empty()) {
            command.flag("--" + name, help, [&sources, name] { sources.flags[name] = "true"; });
        } else {
            command.offer({"--" + name, std::string(option.value_name), help},
                          [&sources, name](const std::string& value) { sources.flags[name] = value; });
        }
    }
}

int run(int argc, const char* const* argv) {
    app::log_to_stderr();
    CommandLine line;
    line.sources.environment = app::process_environment;
    if (const auto file = app::process_environment("STORYFLOW_CONFIG")) line.sources.file = *file;
    Program program("StoryFlow turns a written story into narrated audio on your own machine.",
                    std::string(base::program_version()), line);
    add_commands(program.commands());
    if (const auto status = program.parse(argc, argv)) return *status;
    return run_chosen(line);
}

}  // namespace storyflow::cli
