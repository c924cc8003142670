#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "app/engine_room.hpp"
#include "base/error.hpp"
#include "cli/command_line.hpp"
#include "cli/film_options.hpp"
#include "cli/film_progress.hpp"
#include "cli/progress_line.hpp"
#include "cli/speaking_options.hpp"
#include "cli/story_file.hpp"
#include "cli/story_narrator.hpp"
#include "cli/story_pictures.hpp"
#include "film/film.hpp"

namespace storyflow::cli {

namespace {

/// Removes a folder of intermediate files, whatever happens.
class WorkFolder {
  public:
    explicit WorkFolder(std::filesystem::path path) : path_(std::move(path)) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void require_ffmpeg(const app::Config& config) {
    if (!config.ffmpeg.empty()) return;
    throw base::Error(base::ErrorKind::unavailable,
                      "There is no program ffmpeg, which encodes films. On Debian: apt install ffmpeg");
}

std::vector<NarratedSegment> narrate(const FilmArguments& arguments, const StoryFile& story,
                                     const app::Config& config, const std::filesystem::path& folder,
                                     const std::stop_token& stop) {
    const auto pronunciations = pronunciations_of(arguments.speaking);
    app::EngineRoom room(config);
    const auto voice = voice_of(arguments.speaking, room.engines());
    const auto segments = renditions_of(story.segments, voice, room.engines());
    StoryNarrator narrator(room.ready_engine(config),
                           {config.workers, {.script_limit = config.script_limit}, pronunciations});
    ProgressLine progress(std::cerr, ::isatty(STDERR_FILENO) == 1, segments.size());
    auto parts = narrator.narrate(
        segments, folder,
        [&](std::size_t done, std::string_view name) {
            progress.step(done, fmt::format("narrated {}", name));
        },
        stop);
    progress.finish();
    return parts;
}

film::FilmOrder order_of(const FilmArguments& arguments, const StoryFile& story,
                         const std::vector<NarratedSegment>& narrated,
                         const std::vector<std::filesystem::path>& pictures) {
    film::FilmOrder order;
    order.title = story.title;
    order.style = style_of(arguments);
    order.pause = arguments.pause;
    order.draw_subtitles = arguments.subtitles != "off";
    if (!arguments.logo.empty()) order.logo = arguments.logo;
    order.quality = static_cast<int>(arguments.quality);
    order.preset = arguments.preset;
    for (std::size_t i = 0; i < narrated.size(); ++i) {
        if (!narrated[i].failure.empty()) {
            throw base::Error(base::ErrorKind::invalid_input,
                              fmt::format("Segment {} cannot be narrated: {}", i + 1, narrated[i].failure));
        }
        const auto& script = story.segments[i].text_content;
        order.scenes.push_back(
            {narrated[i].file, pictures[i], script, narrated[i].words, chapter_title(i + 1, script),
             story::pause_before(story.segments[i].opening, {.segment = arguments.pause})});
    }
    return order;
}

int make_film(const FilmArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    require_ffmpeg(config);
    const auto story = read_story_file(arguments.story, config.pdftotext);
    const auto pictures = pictures_for(arguments.images, story.segments.size());
    (void)style_of(arguments);  // says what is wrong before anything is narrated
    const std::filesystem::path target = arguments.output;
    const WorkFolder work(target.string() + ".work");
    const auto narrated = narrate(arguments, story, config, work.path(), signals.stop_token());
    auto order = order_of(arguments, story, narrated, pictures);
    order.ffmpeg = config.ffmpeg;
    const film::FilmMaker maker(std::move(order), work.path());
    FilmProgress progress(std::cerr, ::isatty(STDERR_FILENO) == 1);
    const auto length = maker.make(
        target,
        [&progress](std::int64_t done, std::int64_t total) {
            progress.step(done, total, std::chrono::steady_clock::now());
        },
        signals.stop_token());
    progress.finish();
    std::cout << fmt::format("{}  {:8.2f} s  {} frames  {:.1f} MB\n", target.string(), length.seconds,
                             length.frames,
                             static_cast<double>(std::filesystem::file_size(target)) / 1'000'000.0);
    return 0;
}

}  // namespace

void add_film(Command& program) {
    auto command = program.subcommand("film", "Make a narrated film of a story and a folder of pictures");
    const auto arguments = std::make_shared<FilmArguments>();
    offer_film_options(command, *arguments);
    offer_speaking_options(command, arguments->speaking);
    offer_config(command,
                 {"engine", "data", "models", "workers", "chunk-limit", "script-limit", "speech-timeout"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return make_film(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
