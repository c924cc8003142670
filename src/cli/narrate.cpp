#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/engine_room.hpp"
#include "cli/command_line.hpp"
#include "cli/progress_line.hpp"
#include "cli/speaking_options.hpp"
#include "cli/story_file.hpp"
#include "cli/story_narrator.hpp"
#include "narration/joined_file.hpp"

namespace storyflow::cli {

namespace {

struct NarrateArguments {
    std::string story;
    std::string folder;
    SpeakingOptions speaking;
    double pause = 0.3;
};

void print_parts(const std::vector<NarratedSegment>& parts) {
    for (const auto& part : parts) {
        const auto name = part.file.filename().string();
        if (part.failure.empty()) {
            std::cout << fmt::format("{}  {:8.2f} s  {}\n", name, part.duration, part.voice);
        } else {
            std::cout << fmt::format("{}  failed: {}\n", name, part.failure);
        }
    }
}

/// Writes the joined file, unless a part is missing: an incomplete story is not written.
bool join_parts(const std::vector<NarratedSegment>& parts, double pause,
                const std::filesystem::path& target) {
    std::vector<std::filesystem::path> files;
    for (const auto& part : parts) {
        if (!part.failure.empty()) return false;
        files.push_back(part.file);
    }
    const double duration = narration::write_joined_narration(files, pause, target);
    std::cout << fmt::format("{}  {:8.2f} s\n", target.string(), duration);
    return true;
}

int narrate(const NarrateArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    const auto story = read_story_file(arguments.story, config.pdftotext);
    std::cerr << left_out_text(story.left_out);
    const auto pronunciations = pronunciations_of(arguments.speaking);
    app::EngineRoom room(config);
    const auto voice = voice_of(arguments.speaking, room.engines());
    const auto renditions = renditions_of(story.segments, voice, room.engines());
    auto& engine = room.ready_engine(config);
    const std::filesystem::path folder = arguments.folder;
    std::filesystem::create_directories(folder);
    std::filesystem::remove(folder / "story.wav");  // an earlier run's file would not match the new parts

    StoryNarrator narrator(engine, {config.workers, {.script_limit = config.script_limit}, pronunciations});
    ProgressLine progress(std::cerr, ::isatty(STDERR_FILENO) == 1, story.segments.size());
    const auto parts = narrator.narrate(
        renditions, folder, [&](std::size_t done, std::string_view name) { progress.step(done, name); },
        signals.stop_token());
    progress.finish();
    print_parts(parts);
    if (join_parts(parts, arguments.pause, folder / "story.wav")) return 0;
    std::cerr << "storyflow: some segments failed, so there is no joined file.\n";
    return 1;
}

}  // namespace

void add_narrate(Command& program) {
    auto command = program.subcommand("narrate", "Narrate a story file into a folder of WAV files");
    const auto arguments = std::make_shared<NarrateArguments>();
    command.require({"story", "STORY", "JSON, the Text:/Prompt: block format, or plain text"},
                    arguments->story);
    command.require({"-o,--output", "DIR", "Folder for 001.wav, 002.wav, … and story.wav"},
                    arguments->folder);
    offer_speaking_options(command, arguments->speaking);
    command.offer({"--pause", "", "Seconds of silence between two segments"}, arguments->pause, {0.0, 5.0});
    offer_config(command,
                 {"engine", "data", "models", "workers", "chunk-limit", "script-limit", "speech-timeout"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return narrate(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
