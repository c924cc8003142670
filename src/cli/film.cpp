#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
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
#include "film/frame_painter.hpp"
#include "film/missing_letters.hpp"
#include "film/music.hpp"
#include "film/scene_title.hpp"
#include "film/timeline.hpp"

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
    order.author = story.author;
    order.style = style_of(arguments);
    order.pause = arguments.pause;
    order.draw_subtitles = arguments.subtitles != "off";
    if (!arguments.logo.empty()) order.logo = arguments.logo;
    if (!arguments.font.empty()) order.font = arguments.font;
    order.title_card = title_card_of(arguments, story.title, story.author);
    order.end_card = end_card_of(arguments);
    order.music = music_of(arguments);
    order.quality = static_cast<int>(arguments.quality);
    order.preset = arguments.preset;
    const auto fit = fit_of(arguments);
    for (std::size_t i = 0; i < narrated.size(); ++i) {
        if (!narrated[i].failure.empty()) {
            throw base::Error(base::ErrorKind::invalid_input,
                              fmt::format("Segment {} cannot be narrated: {}", i + 1, narrated[i].failure));
        }
        const auto& script = story.segments[i].text_content;
        order.scenes.push_back(
            {narrated[i].file, pictures[i], script, narrated[i].words, film::scene_title(i + 1, script),
             story::pause_before(story.segments[i].opening, {.segment = arguments.pause}), fit});
    }
    return order;
}

void require_file(const char* option, const std::string& file) {
    if (file.empty() || std::filesystem::is_regular_file(file)) return;
    throw base::Error(base::ErrorKind::invalid_input, fmt::format("{}: there is no file {}", option, file));
}

/// Says what is wrong before anything is narrated. Reads font and logo as the film will, and the beginning of
/// the music.
void check_before_narrating(const FilmArguments& arguments, const std::filesystem::path& ffmpeg,
                            const std::filesystem::path& folder, const std::stop_token& stop) {
    require_file("--logo", arguments.logo);
    require_file("--font", arguments.font);
    require_file("--music", arguments.music);
    film::FilmPlan plan{.style = style_of(arguments),
                        .timeline = film::Timeline(std::vector<film::HeardSpan>{{0, 1}}, 1, {}),
                        .pictures = {},
                        .drawn = {}};
    if (!arguments.logo.empty()) plan.logo = arguments.logo;
    if (!arguments.font.empty()) plan.font = arguments.font;
    (void)film::FramePainter(plan);
    if (!arguments.music.empty())
        film::decode_music(ffmpeg, arguments.music, 1.0, folder / "beginning.pcm", stop);
}

/// Names letters that the film would show as boxes, before anything is narrated.
void warn_of_missing_letters(const FilmArguments& arguments, const StoryFile& story) {
    film::Letters letters;
    if (arguments.subtitles != "off") {
        for (const auto& segment : story.segments)
            letters.add(segment.text_content);
    }
    if (arguments.has_title_card) letters.add(story.title + story.author);
    letters.add(arguments.end_card);
    std::optional<std::filesystem::path> font;
    if (!arguments.font.empty()) font = arguments.font;
    const auto warning = film::missing_letters(letters, film::subtitle_font(font));
    if (!warning.empty()) std::cerr << "Warning: " << warning << '\n';
}

int make_film(const FilmArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    require_ffmpeg(config);
    const auto story = read_story_file(arguments.story, config.pdftotext);
    const auto pictures = pictures_for(arguments.images, story.segments.size());
    (void)style_of(arguments);
    (void)fit_of(arguments);
    const std::filesystem::path target = arguments.output;
    const WorkFolder work(target.string() + ".work");
    check_before_narrating(arguments, config.ffmpeg, work.path(), signals.stop_token());
    warn_of_missing_letters(arguments, story);
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
