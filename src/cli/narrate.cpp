#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/engine_room.hpp"
#include "base/error.hpp"
#include "cli/command_line.hpp"
#include "cli/progress_line.hpp"
#include "cli/speaking_options.hpp"
#include "cli/story_export.hpp"
#include "cli/story_file.hpp"
#include "cli/story_narrator.hpp"
#include "exports/export_story.hpp"
#include "exports/scratch_folder.hpp"
#include "media/media_library.hpp"
#include "narration/joined_file.hpp"

namespace storyflow::cli {

namespace {

struct NarrateArguments {
    std::string story;
    std::string output;
    SpeakingOptions speaking;
    ExportOptions finished;
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
bool join_parts(const std::vector<NarratedSegment>& parts, const StoryFile& story,
                const story::Pauses& pauses, const std::filesystem::path& target) {
    std::vector<std::filesystem::path> files;
    std::vector<double> before;
    for (const auto& part : parts) {
        if (!part.failure.empty()) return false;
        before.push_back(story::pause_before(story.segments[files.size()].opening, pauses));
        files.push_back(part.file);
    }
    const double duration = narration::write_joined_narration(files, before, target);
    std::cout << fmt::format("{}  {:8.2f} s\n", target.string(), duration);
    return true;
}

/// Everything that speaking a story takes.
struct StoryToSpeak {
    StoryFile story;
    std::vector<ScriptedSegment> renditions;
    StoryNarrator narrator;
};

std::vector<NarratedSegment> narrate_into(const std::filesystem::path& folder, StoryToSpeak& spoken,
                                          const std::stop_token& stop) {
    std::filesystem::create_directories(folder);
    ProgressLine progress(std::cerr, ::isatty(STDERR_FILENO) == 1, spoken.story.segments.size());
    auto parts = spoken.narrator.narrate(
        spoken.renditions, folder,
        [&](std::size_t done, std::string_view name) { progress.step(done, name); }, stop);
    progress.finish();
    print_parts(parts);
    return parts;
}

int narrate_parts(const NarrateArguments& arguments, StoryToSpeak& spoken, const std::stop_token& stop) {
    const std::filesystem::path folder = arguments.output;
    std::filesystem::remove(folder / "story.wav");  // an earlier run's file would not match the new parts
    const auto parts = narrate_into(folder, spoken, stop);
    if (join_parts(parts, spoken.story, {.segment = arguments.pause}, folder / "story.wav")) return 0;
    std::cerr << "storyflow: some segments failed, so there is no joined file.\n";
    return 1;
}

/// Writes the finished file. The segments' WAV files are beside it meanwhile.
int narrate_finished(const NarrateArguments& arguments, exports::ExportOrder order, StoryToSpeak& spoken,
                     const std::stop_token& stop) {
    const exports::ScratchFolder folder(order.target.string() + ".segments");
    auto parts = narrate_into(folder.path(), spoken, stop);
    if (std::ranges::any_of(parts, [](const auto& part) { return !part.failure.empty(); })) {
        std::cerr << "storyflow: some segments failed, so there is no finished file.\n";
        return 1;
    }
    order.library = media::MediaLibrary(folder.path());
    order.source = source_book(spoken.story, arguments.story);
    order.parts = export_parts(spoken.story, std::move(parts), {.segment = arguments.pause});
    if (order.metadata.title.empty()) order.metadata.title = spoken.story.title;
    if (order.metadata.author.empty()) order.metadata.author = spoken.story.author;
    const auto report = exports::export_story(order, {}, stop);
    std::cout << report_text(report);
    return 0;
}

int narrate(const NarrateArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    auto order = export_order(arguments.finished, arguments.output);
    if (order) order->ffmpeg = config.ffmpeg;
    auto story = read_story_file(arguments.story, config.pdftotext);
    std::cerr << left_out_text(story.left_out);
    const auto pronunciations = pronunciations_of(arguments.speaking);
    app::EngineRoom room(config);
    const auto voice = voice_of(arguments.speaking, room.engines());
    auto renditions = renditions_of(story.segments, voice, room.engines());
    StoryNarrator narrator(room.ready_engine(config),
                           {config.workers, {.script_limit = config.script_limit}, pronunciations});
    StoryToSpeak spoken{std::move(story), std::move(renditions), std::move(narrator)};
    if (order) return narrate_finished(arguments, *std::move(order), spoken, signals.stop_token());
    return narrate_parts(arguments, spoken, signals.stop_token());
}

}  // namespace

void add_narrate(Command& program) {
    auto command =
        program.subcommand("narrate", "Narrate a story file into a finished file, or a folder of WAV files");
    const auto arguments = std::make_shared<NarrateArguments>();
    command.require({"story", "STORY",
                     "EPUB, DOCX, PDF, HTML, Markdown, text, subtitles, or StoryFlow's JSON and blocks"},
                    arguments->story);
    command.require(
        {"-o,--output", "OUTPUT",
         "book.m4b, .mp3, .flac, .opus, .wav, .srt, …, or a folder for 001.wav, 002.wav, … and story.wav"},
        arguments->output);
    offer_speaking_options(command, arguments->speaking);
    offer_export_options(command, arguments->finished);
    command.offer({"--pause", "", "Seconds of silence between two segments"}, arguments->pause, {0.0, 5.0});
    offer_config(command,
                 {"engine", "data", "models", "workers", "chunk-limit", "script-limit", "speech-timeout"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return narrate(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
