#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <initializer_list>
#include <string_view>

#include "app/config.hpp"
#include "app/signals.hpp"

namespace storyflow::cli {

/// What the parsed command line asks for. Each command file adds one subcommand and, when it is chosen, sets
/// `chosen`.
struct CommandLine {
    app::ConfigSources sources;
    std::function<int(app::Signals&)> chosen;  ///< returns the exit status
};

/// Offers options of `app::config_options()` on a subcommand: the named ones, or all when none is named.
void offer_config(CLI::App& command, CommandLine& line, std::initializer_list<std::string_view> names = {});

void add_serve(CLI::App& program, CommandLine& line);
void add_worker(CLI::App& program, CommandLine& line);
void add_say(CLI::App& program, CommandLine& line);
void add_narrate(CLI::App& program, CommandLine& line);
void add_pronunciations(CLI::App& program, CommandLine& line);
void add_text(CLI::App& program, CommandLine& line);
void add_voices(CLI::App& program, CommandLine& line);
void add_model(CLI::App& program, CommandLine& line);
void add_doctor(CLI::App& program, CommandLine& line);

/// Parses, runs, and turns every failure into a message on stderr and an exit status: 0 done, 1 failed, 2
/// wrong usage, 130 interrupted.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace storyflow::cli
