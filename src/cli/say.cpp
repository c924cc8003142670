#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "app/engine_room.hpp"
#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command_line.hpp"
#include "cli/speaking_options.hpp"
#include "narration/speak_script.hpp"

namespace storyflow::cli {

namespace {

struct SayArguments {
    std::string text;
    std::string file;
    SpeakingOptions speaking;
};

std::string text_or_standard_input(const std::string& text) {
    if (text != "-") return text;
    return {std::istreambuf_iterator<char>(std::cin), {}};
}

/// Checked before speaking, because a long text takes a while.
void check_folder_of(const std::filesystem::path& file) {
    const auto folder = std::filesystem::absolute(file).parent_path();
    if (std::filesystem::is_directory(folder)) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      fmt::format("--output: there is no folder {}", folder.string()));
}

int say(const SayArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    check_folder_of(arguments.file);
    const auto pronunciations = pronunciations_of(arguments.speaking);
    app::EngineRoom room(config);
    const auto voice = voice_of(arguments.speaking, room.engines());
    auto& engine = room.ready_engine(config);
    const std::string text = text_or_standard_input(arguments.text);
    const auto spoken = narration::speak_script({text, voice, pronunciations}, engine,
                                                {.script_limit = config.script_limit}, signals.stop_token());
    base::replace_file(arguments.file, audio::encode_wav(spoken.sound));
    std::cout << fmt::format("{}  {:.2f} s  {} ({})\n", arguments.file, spoken.sound.duration(),
                             heard_voice(voice, spoken.voice), engine.name());
    return 0;
}

}  // namespace

void add_say(Command& program) {
    auto command = program.subcommand("say", "Speak a text into a WAV file");
    const auto arguments = std::make_shared<SayArguments>();
    command.require({"text", "TEXT", "What to say, or - to read it from standard input"}, arguments->text);
    command.require({"-o,--output", "FILE", "The WAV file"}, arguments->file);
    offer_speaking_options(command, arguments->speaking);
    offer_config(command, {"engine", "data", "models", "chunk-limit", "script-limit", "speech-timeout"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return say(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
