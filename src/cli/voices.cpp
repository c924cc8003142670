#include <fmt/format.h>

#include <iostream>

#include "cli/command_line.hpp"
#include "speech/voices.hpp"

namespace storyflow::cli {

void add_voices(Command& program) {
    program.subcommand("voices", "List the voices").when_chosen([](const app::ConfigSources&, app::Signals&) {
        for (const auto& voice : speech::all_voices()) {
            std::cout << fmt::format("{:<12} {:<10} {:<7} {}\n", voice.id, voice.name,
                                     voice.gender == speech::Gender::female ? "female" : "male",
                                     voice.accent == speech::Accent::american ? "en-US" : "en-GB");
        }
        return 0;
    });
}

}  // namespace storyflow::cli
