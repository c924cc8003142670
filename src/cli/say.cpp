#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "app/engine_room.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command_line.hpp"
#include "narration/speak_script.hpp"
#include "speech/voices.hpp"

namespace storyflow::cli {

namespace {

struct SayArguments {
    std::string text;
    std::string file;
    std::string voice{speech::default_voice};
    double speed = 1.0;
};

std::string text_or_standard_input(const std::string& text) {
    if (text != "-") return text;
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

int say(const SayArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    if (!speech::find_voice(arguments.voice)) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "--voice: there is no \"" + arguments.voice + "\"; see 'storyflow voices'");
    }
    app::EngineRoom room(config);
    auto& engine = room.ready_engine(config);
    const std::string text = text_or_standard_input(arguments.text);
    const narration::Script script{text, arguments.voice, arguments.speed};
    const auto sound = narration::speak_script(
        script, engine, {.chunk_limit = config.chunk_limit, .script_limit = config.script_limit},
        signals.stop_token());
    base::replace_file(arguments.file, audio::encode_wav(sound));
    std::cout << fmt::format("{}  {:.2f} s  {} ({})\n", arguments.file, sound.duration(), arguments.voice,
                             engine.name());
    return 0;
}

}  // namespace

void add_say(CLI::App& program, CommandLine& line) {
    auto* const command = program.add_subcommand("say", "Speak a text into a WAV file");
    const auto arguments = std::make_shared<SayArguments>();
    command->add_option("text", arguments->text, "What to say, or - to read it from standard input")
        ->required()
        ->type_name("TEXT");
    command->add_option("-o,--output", arguments->file, "The WAV file")->required()->type_name("FILE");
    command->add_option("--voice", arguments->voice, "One of 'storyflow voices'")->capture_default_str();
    command->add_option("--speed", arguments->speed, "Pace")
        ->check(CLI::Range(speech::slowest_speed, speech::fastest_speed))
        ->capture_default_str();
    offer_config(*command, line,
                 {"engine", "data", "models", "chunk-limit", "script-limit", "speech-timeout"});
    command->callback([&line, arguments] {
        line.chosen = [&line, arguments](app::Signals& signals) {
            return say(*arguments, line.sources, signals);
        };
    });
}

}  // namespace storyflow::cli
