#pragma once

#include <initializer_list>
#include <string_view>

#include "cli/command.hpp"

namespace storyflow::cli {

/// Adds options of `app::config_options()` to a command: the named ones, or all if none is named.
void offer_config(Command& command, std::initializer_list<std::string_view> names = {});

// Each adds one subcommand.
void add_serve(Command& program);
void add_worker(Command& program);
void add_say(Command& program);
void add_narrate(Command& program);
void add_film(Command& program);
void add_export(Command& program);
void add_finish(Command& program);
void add_pronunciations(Command& program);
void add_text(Command& program);
void add_voices(Command& program);
void add_mcp(Command& program);
void add_model(Command& program);
void add_key(Command& program);
void add_backup(Command& program);
void add_restore(Command& program);
void add_doctor(Command& program);
void add_completion(Command& program);
void add_manual(Command& program);

/// Parses the command line, runs the command, and turns every failure into a message on stderr and an exit
/// status: 0 success, 1 failure, 2 wrong usage, 130 interrupted.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace storyflow::cli
