#include "exports/export_project.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "exports/export_request.hpp"
#include "exports/export_story.hpp"
#include "exports/project_parts.hpp"

namespace storyflow::exports {

namespace {

constexpr std::int64_t progress_steps = 100;

void require_complete(const ProjectParts& parts, const ExportRequest& request) {
    if (!parts.missing.empty() && !request.skip_missing) {
        throw base::Error(base::ErrorKind::conflict,
                          fmt::format("Segments without narration: {}. Narrate them, or export without them.",
                                      parts.missing.size()));
    }
    if (parts.parts.empty())
        throw base::Error(base::ErrorKind::conflict, "The project has no narration yet.");
}

double seconds_of(const ExportReport& report) {
    double seconds = 0;
    for (const auto& file : report.files)
        seconds += file.duration;
    return seconds;
}

}  // namespace

ExportProject::ExportProject(const Stores& stores, media::MediaLibrary& library, std::filesystem::path ffmpeg,
                             Progress progress)
    : stores_(stores), library_(library), ffmpeg_(std::move(ffmpeg)), progress_(std::move(progress)) {}

tasks::ItemOutcome ExportProject::process(const tasks::ItemClaim& claim, std::stop_token stop) {
    const auto request = parse_order(claim.work.order);
    const auto project = stores_.projects.find(claim.project_id);
    if (!project) throw base::Error(base::ErrorKind::not_found, "The project was removed.");
    auto parts = read_project_parts(stores_.segments, stores_.segment_media,
                                    story::pauses_of(stores_.settings.load()), library_, claim.project_id);
    require_complete(parts, request);

    const auto folder = exports_folder(claim.project_id);
    const auto name = export_name(project->project.title, request);
    std::filesystem::create_directories(library_.absolute(folder));
    ExportOrder order{.library = library_,
                      .parts = {},
                      .metadata = {},
                      .format = request.format,
                      .chapters = request.chapters,
                      .loudness = request.loudness,
                      .by_word = request.by_word,
                      .ffmpeg = ffmpeg_,
                      .target = library_.absolute(folder + '/' + name)};
    take_project(order, project->project, std::move(parts));
    const auto report = export_story(
        order,
        [&](double done) { progress_(claim.task_id, std::llround(done * progress_steps), progress_steps); },
        stop);
    return tasks::CompletedSegment{claim.segment_id, name, seconds_of(report)};
}

}  // namespace storyflow::exports
