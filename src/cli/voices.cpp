#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <string>

#include "app/engine_room.hpp"
#include "cli/command_line.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::cli {

namespace {

std::string_view gender_of(const speech::Voice& voice) {
    if (!voice.gender) return "-";
    return *voice.gender == speech::Gender::female ? "female" : "male";
}

/// A foreign voice speaks English here, which the line says.
std::string language_of(const speech::Voice& voice) {
    if (voice.language.empty()) return "-";
    return voice.is_foreign() ? voice.language + " (speaks English)" : voice.language;
}

int list(const app::ConfigSources& sources) {
    app::EngineRoom room(app::load_config(sources));
    for (const auto& [voice, engines] : speech::offered_voices(room.engines())) {
        std::cout << fmt::format("{:<12} {:<10} {:<7} {:<6} {}\n", voice.id, voice.name, gender_of(voice),
                                 language_of(voice),
                                 engines.empty() ? "-" : fmt::format("{}", fmt::join(engines, ", ")));
    }
    return 0;
}

}  // namespace

void add_voices(Command& program) {
    auto command = program.subcommand("voices", "List the voices, and the engines that have them now");
    offer_config(command, {"models"});
    command.when_chosen([](const app::ConfigSources& sources, app::Signals&) { return list(sources); });
}

}  // namespace storyflow::cli
