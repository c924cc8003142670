#include "film/render_project.hpp"

#include <exception>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include "base/disk_full.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "film/render_report.hpp"
#include "tasks/retry_policy.hpp"

namespace storyflow::film {

namespace {

namespace fs = std::filesystem;
using base::ErrorKind;

constexpr std::size_t digits_of_task = 8;
constexpr std::string_view not_in_place = "The film is made, but could not be put into its place.";

std::string incoming_of(const tasks::ItemClaim& claim) {
    return "incoming/film-" + claim.task_id + ".mp4";
}

std::string target_of(const tasks::ItemClaim& claim) {
    return films_folder(claim.project_id) + "/film-" + claim.task_id.substr(0, digits_of_task) + ".mp4";
}

story::WorkLease lease_of(const tasks::ItemClaim& claim) {
    return {claim.item_id, claim.lease};
}

tasks::ItemOutcome completed(const tasks::ItemClaim& claim, const story::Film& film) {
    return tasks::CompletedSegment{claim.segment_id, film.file, film.duration};
}

/// Whether another attempt will be made.
bool is_tried_again(const base::Error& failure, const tasks::ItemClaim& claim) {
    return failure.kind() == ErrorKind::unavailable &&
           claim.failures + 1 < tasks::RetryPolicy{}.most_failures;
}

/// ffmpeg's own words about a full disk are not clear.
base::Error explained(const base::Error& failure, const media::MediaLibrary& library) {
    constexpr std::uintmax_t hardly_any = 8UL * 1024 * 1024;
    std::error_code code;
    const auto space = fs::space(library.root(), code);
    if (code || failure.kind() != ErrorKind::unavailable || space.available > hardly_any) return failure;
    return base::DiskFull("The film cannot be finished: the disk of the media folder is full.",
                          failure.what());
}

void move_file(const fs::path& from, const fs::path& to) {
    std::error_code code;
    fs::create_directories(to.parent_path(), code);
    base::rename_synced(from, to);
}

}  // namespace

RenderProject::RenderProject(Rooms rooms, fs::path ffmpeg, Progress progress)
    : rooms_(std::move(rooms)), ffmpeg_(std::move(ffmpeg)), progress_(std::move(progress)) {}

tasks::ItemOutcome RenderProject::process(const tasks::ItemClaim& claim, std::stop_token stop) {
    if (auto end = published_before(claim)) return *std::move(end);
    if (ffmpeg_.empty()) {
        throw base::Error(ErrorKind::unavailable,
                          "There is no program ffmpeg, which encodes films. On Debian: apt install ffmpeg");
    }
    RenderFolder folder(rooms_.story.library, claim);
    try {
        auto outcome = render(claim, folder, stop);
        folder.remove();
        return outcome;
    } catch (const base::Error& failure) {
        clean_up(failure, claim, folder);
        throw explained(failure, rooms_.story.library);
    }
}

/// A database that does not answer for a moment is no reason to lose the frames that are encoded.
void RenderProject::note(const std::string& project_id, const story::RenderProgress& progress) noexcept {
    try {
        rooms_.films.note_progress(project_id, progress);
    } catch (const std::exception&) {
        return;  // the next report tells more
    }
}

/// An attempt that was interrupted after the film was published must not make a second one.
std::optional<tasks::ItemOutcome> RenderProject::published_before(const tasks::ItemClaim& claim) const {
    const auto film = rooms_.films.find(claim.project_id);
    if (!film || film->task_id != claim.task_id) return std::nullopt;
    remove_render_folders(rooms_.story.library, claim.project_id);
    if (!rooms_.keeper.settle(film->file)) return tasks::ItemFailed{std::string(not_in_place), true};
    return completed(claim, *film);
}

FilmOrder RenderProject::order_for(const tasks::ItemClaim& claim, const RenderFolder& folder) const {
    auto order = folder.kept_order();
    if (!order) {
        // A film without its order is of no use.
        rooms_.story.library.discard_incoming(incoming_of(claim));
        order = take_story(rooms_.story, claim.project_id, parse_request(claim.work.order), folder);
        folder.keep_order(*order);
    }
    order->ffmpeg = ffmpeg_;
    return *std::move(order);
}

tasks::ItemOutcome RenderProject::render(const tasks::ItemClaim& claim, const RenderFolder& folder,
                                         const std::stop_token& stop) {
    return publish(claim, make(claim, folder, stop));
}

story::Film RenderProject::make(const tasks::ItemClaim& claim, const RenderFolder& folder,
                                const std::stop_token& stop) {
    const auto order = order_for(claim, folder);
    const auto style = order.style;
    const auto segments = static_cast<std::int64_t>(order.scenes.size());
    const FilmMaker maker(order, folder.path());
    const auto total = maker.plan().timeline.frames();
    RenderReport report(maker.plan().timeline, segments, claim.task_id, rooms_.clock,
                        [&](const story::RenderProgress& progress) {
                            progress_(claim.task_id, progress.frames, total);
                            note(claim.project_id, progress);
                        });
    const auto incoming = rooms_.story.library.absolute(incoming_of(claim));
    if (!fs::exists(incoming)) {
        const auto whole = folder.path() / "film.mp4";
        (void)maker.make(
            whole,
            [&](std::int64_t frames, std::int64_t) {
                report.encoded(frames);
                if (frames == total) report.joining();
            },
            stop);
        move_file(whole, incoming);
    }
    return {.file = target_of(claim),
            .width = style.size.width,
            .height = style.size.height,
            .frames_per_second = style.timing.frames_per_second,
            .duration = static_cast<double>(total) / style.timing.frames_per_second,
            .bytes = static_cast<std::int64_t>(fs::file_size(incoming)),
            .task_id = claim.task_id,
            .made_at = {}};
}

tasks::ItemOutcome RenderProject::publish(const tasks::ItemClaim& claim, const story::Film& film) {
    const auto answer = rooms_.films.publish({.project_id = claim.project_id,
                                              .film = film,
                                              .incoming_file = incoming_of(claim),
                                              .lease = lease_of(claim)});
    if (const auto* changes = std::get_if<story::MediaChanges>(&answer)) {
        if (!rooms_.keeper.apply(*changes)) return tasks::ItemFailed{std::string(not_in_place), true};
        return completed(claim, film);
    }
    switch (std::get<story::FilmRefusal>(answer)) {
        case story::FilmRefusal::lease_lost:
            throw base::Error(ErrorKind::cancelled, "Another worker has this render now.");
        case story::FilmRefusal::cancelled:
            throw base::Error(ErrorKind::cancelled, "The render was cancelled.");
        case story::FilmRefusal::project_gone:
            break;
    }
    throw base::Error(ErrorKind::not_found, "The project was removed.");
}

/// Keeps the folder for an attempt that goes on with it, and nothing else.
void RenderProject::clean_up(const base::Error& failure, const tasks::ItemClaim& claim,
                             RenderFolder& folder) noexcept {
    try {
        if (is_tried_again(failure, claim)) return;
        const bool is_stopped = failure.kind() == ErrorKind::cancelled;
        // A stop that is no cancellation: the render goes on after a restart, or another worker has it.
        if (is_stopped && rooms_.films.refusal(lease_of(claim)) != story::FilmRefusal::cancelled) return;
        folder.remove();
        rooms_.story.library.discard_incoming(incoming_of(claim));
    } catch (const std::exception&) {
        // The next render removes these files, or the removal of the project.
        return;
    }
}

}  // namespace storyflow::film
