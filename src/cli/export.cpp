#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstddef>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "app/config.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "cli/command_line.hpp"
#include "cli/named_project.hpp"
#include "cli/progress_line.hpp"
#include "cli/story_export.hpp"
#include "exports/export_story.hpp"
#include "exports/project_parts.hpp"
#include "media/media_library.hpp"
#include "story/chapter.hpp"

namespace storyflow::cli {

namespace {

struct ExportArguments {
    std::string project;
    std::string output;
    ExportOptions finished;
    bool skip_missing = false;
};

exports::ExportOrder order_of(const ExportArguments& arguments, const app::Config& config) {
    auto order = export_order(arguments.finished, arguments.output);
    if (!order) {
        throw base::Error(
            base::ErrorKind::invalid_input,
            "--format: the name of OUTPUT tells no format. Name one, or end the name with .m4b, .mp3, …");
    }
    order->library = media::MediaLibrary(config.media);
    order->ffmpeg = config.ffmpeg;
    return *std::move(order);
}

void require_complete(const exports::ProjectParts& parts, bool skip_missing) {
    if (parts.parts.empty())
        throw base::Error(base::ErrorKind::conflict, "The project has no narration yet.");
    if (parts.missing.empty() || skip_missing) return;
    throw base::Error(
        base::ErrorKind::conflict,
        fmt::format("Segments without narration: {}. Narrate them, or leave them out with --skip-missing.",
                    parts.missing.size()));
}

/// The percents that are done, on the terminal's one line.
class Percents {
  public:
    Percents() : line_(std::cerr, ::isatty(STDERR_FILENO) == 1, all) {}

    void tell(double done) {
        const auto percent = static_cast<std::size_t>(std::floor(done * static_cast<double>(all)));
        if (percent < told_ + step) return;
        told_ = percent;
        line_.step(percent, "exported");
    }
    void finish() { line_.finish(); }

  private:
    static constexpr std::size_t all = 100;
    static constexpr std::size_t step = 5;
    ProgressLine line_;
    std::size_t told_ = 0;
};

int export_named(const ExportArguments& arguments, const app::ConfigSources& sources, app::Signals& signals) {
    const auto config = app::load_config(sources);
    auto order = order_of(arguments, config);
    base::RandomIdSource ids;
    const auto stores = app::open_existing_stores(config, ids);
    const auto project = named_project(stores->projects(), arguments.project);
    auto parts =
        exports::read_project_parts(stores->segments(), stores->segment_media(),
                                    story::pauses_of(stores->settings().load()), order.library, project.id);
    require_complete(parts, arguments.skip_missing);
    exports::take_project(order, project, std::move(parts));
    Percents progress;
    const auto report = exports::export_story(
        order, [&](double done) { progress.tell(done); }, signals.stop_token());
    progress.finish();
    std::cout << report_text(report);
    return 0;
}

}  // namespace

void add_export(Command& program) {
    auto command =
        program.subcommand("export", "Make a finished file of a narrated project of the data folder");
    const auto arguments = std::make_shared<ExportArguments>();
    command.require({"project", "PROJECT", "The project's id or its title"}, arguments->project);
    command.require(
        {"-o,--output", "OUTPUT", "book.m4b, .mp3, .flac, .opus, .wav, .epub, .srt, …, or a folder"},
        arguments->output);
    offer_export_options(command, arguments->finished);
    command.flag("--skip-missing", "Leave out segments without narration", arguments->skip_missing);
    offer_config(command, {"data", "database", "media"});
    command.when_chosen([arguments](const app::ConfigSources& sources, app::Signals& signals) {
        return export_named(*arguments, sources, signals);
    });
}

}  // namespace storyflow::cli
