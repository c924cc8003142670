#include "api/project_render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/field_reader.hpp"
#include "api/film_sources.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "api/task_json.hpp"
#include "base/disk_full.hpp"
#include "base/ids.hpp"
#include "film/disk_need.hpp"
#include "film/missing_letters.hpp"
#include "film/project_scenes.hpp"
#include "film/render_folder.hpp"
#include "film/render_request.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;
using boost::json::array;
using boost::json::object;
using boost::json::value;
using story::RenderStatus;

constexpr std::string_view complete_phase = "Export complete";

/// A project with its latest render.
struct RenderView {
    story::ProjectSummary project;
    std::optional<story::RenderProgress> render;
    bool is_being_cancelled = false;

    /// A render that is being cancelled counts as ended: nothing will come of it.
    [[nodiscard]] RenderStatus status() const {
        return is_being_cancelled ? RenderStatus::failed : project.project.status;
    }
};

RenderView view_of(const Services& services, story::ProjectSummary project) {
    RenderView view{.project = std::move(project), .render = {}};
    view.render = services.films.progress(view.project.project.id);
    if (view.project.project.status != RenderStatus::processing || !view.render) return view;
    const auto head = services.tasks.get_task_head(view.render->task_id);
    view.is_being_cancelled = head && head->status.cancel_requested;
    return view;
}

film::RenderRequest read_request(const http::Request& request) {
    const auto body = read_body(request);
    FieldReader reader(body.fields);
    const film::RenderRequest wanted{.hold_pictures = reader.boolean("hold_pictures").value_or(false)};
    reader.check();
    return wanted;
}

[[noreturn]] void refuse_incomplete(const std::vector<std::string>& images,
                                    const std::vector<std::string>& audio, std::string_view message) {
    throw ApiError(ErrorKind::invalid_input, {{"missing_images", array(images.begin(), images.end())},
                                              {"missing_audio", array(audio.begin(), audio.end())},
                                              {"message", message}});
}

std::string missing_sentence(std::size_t images, std::size_t audio) {
    std::string sentence;
    if (images > 0) sentence = fmt::format("{} segment(s) missing image files", images);
    if (images > 0 && audio > 0) sentence += "; ";
    if (audio > 0) sentence += fmt::format("{} segment(s) missing audio files", audio);
    return sentence + '.';
}

/// Segments without text cannot be narrated, so a user who narrates again would not get further.
std::string sentence_about_text(const std::vector<std::int64_t>& without_text) {
    if (without_text.empty()) return {};
    constexpr std::size_t most_named = 20;
    std::string numbers;
    for (std::size_t i = 0; i < std::min(without_text.size(), most_named); ++i)
        numbers += fmt::format("{}{}", i == 0 ? "" : ", ", without_text[i]);
    return fmt::format(" Segment(s) {}{} have no text: write one, or remove them.", numbers,
                       without_text.size() > most_named ? " …" : "");
}

film::RenderReadiness require_complete(const Services& services, const std::string& project_id,
                                       const film::RenderRequest& wanted) {
    auto found = film::render_readiness(services.segments, services.media, project_id);
    if (found.segments == 0) refuse_incomplete({}, {}, "Project has no segments to render.");
    if (wanted.hold_pictures) found.missing_images.clear();
    if (!found.missing_images.empty() || !found.missing_audio.empty()) {
        refuse_incomplete(found.missing_images, found.missing_audio,
                          missing_sentence(found.missing_images.size(), found.missing_audio.size()) +
                              sentence_about_text(found.without_text));
    }
    return found;
}

ApiError already_rendered(const std::string& project_id) {
    return {ErrorKind::conflict,
            {{"error", "Project is already being rendered."},
             {"project_id", project_id},
             {"status", to_string(RenderStatus::processing)}}};
}

/// Throws a refusal if ffmpeg is missing or the disk has too little room, before the work begins.
void require_possible(const Services& services, const film::RenderReadiness& found,
                      const film::FilmLook& look) {
    if (!services.options.has_ffmpeg) {
        throw refusal(
            ErrorKind::internal,
            "FFmpeg is required for video rendering but was not found on the system PATH. Install it "
            "and start the server again; on Debian: apt install ffmpeg");
    }
    const double seconds = found.seconds + look.pause * static_cast<double>(found.segments);
    try {
        film::require_room_for(film::bytes_of_render(look, seconds), services.media.root());
    } catch (const base::DiskFull& full) {
        throw refusal(full.kind(), full.what());
    }
}

/// The differences between the film and what its user may expect.
array warnings_about(const story::Project& project, film::RenderReadiness& found, const film::FilmLook& look,
                     const film::RenderRequest& wanted) {
    auto letters = look.draw_subtitles ? std::move(found.letters) : film::Letters();
    if (look.has_title_card || wanted.hold_pictures) letters.add(project.title + project.author);
    letters.add(look.end_card);
    try {
        const auto warning = film::missing_letters(letters, film::subtitle_font(look.font));
        return warning.empty() ? array() : array{value(warning)};
    } catch (const base::Error& error) {
        return {value(error.what())};  // the render will say the same
    }
}

/// The address of a render's task that earlier clients know.
std::string known_task_id(std::string_view project_id) {
    return fmt::format("render_{}", project_id);
}

tasks::EnqueueResult queue_render(const Services& services, const std::string& project_id,
                                  const film::RenderRequest& wanted, const std::string& request_id) {
    return services.tasks.submit_task(
        {.id = services.ids.uuid(),
         .project_id = project_id,
         .priority = tasks::Priority::batch,
         .rendition = {},
         .items = {{.segment_id = film::render_subject(project_id), .overridden_lock = {}, .decided_on = {}}},
         .request_key = {},
         .request_id = request_id,
         .work = {.kind = std::string(story::render_work), .order = film::request_text(wanted)}});
}

object progress_json(const story::RenderProgress& render) {
    return {{"current_segment", render.current_segment},
            {"total_segments", render.total_segments},
            {"percentage", story::percentage_of(render)},
            {"current_phase", render.phase},
            {"seconds_left", render.seconds_left ? value(*render.seconds_left) : value(nullptr)}};
}

object complete_json(const RenderView& view) {
    const auto known = view.render ? view.render->total_segments : 0;
    const auto segments = known > 0 ? known : view.project.segment_count;
    return {{"current_segment", segments},
            {"total_segments", segments},
            {"percentage", 100},
            {"current_phase", complete_phase},
            {"seconds_left", 0.0}};
}

value progress_of(const RenderView& view) {
    switch (view.status()) {
        case RenderStatus::draft:
            return nullptr;
        case RenderStatus::completed:
            return complete_json(view);
        case RenderStatus::processing:
            if (!view.render || view.render->total_frames == 0) return nullptr;
            return progress_json(*view.render);
        case RenderStatus::failed:
            break;
    }
    if (!view.render) return nullptr;
    auto json = progress_json(*view.render);
    if (view.is_being_cancelled) json["current_phase"] = story::cancelled_phase;
    json["seconds_left"] = nullptr;
    return json;
}

value output_url(const RenderView& view) {
    const auto& file = view.project.project.output_path;
    if (view.status() != RenderStatus::completed || !file) return nullptr;
    return value(MediaUrls::path_only().of(*file));
}

value failure_of(const RenderView& view) {
    if (view.status() != RenderStatus::failed || !view.render || !view.render->failure) return nullptr;
    return value(*view.render->failure);
}

RenderView addressed_render(const Services& services, const http::Request& request) {
    const auto id = base::parse_uuid(request.parameter("id"));
    auto project = id ? services.projects.find(*id) : std::nullopt;
    if (!project) throw no_such_task();
    auto view = view_of(services, *std::move(project));
    if (!view.render) throw no_such_task();
    return view;
}

/// The state of the task, or what the project's status says about a task that is forgotten.
std::string_view state_of(const RenderView& view, const std::optional<tasks::TaskStatus>& task) {
    return task ? tasks::to_string(task->state) : to_string(view.status());
}

void add_film(const Services& services, const RenderView& view, object& progress) {
    const auto film = services.films.find(view.project.project.id);
    if (!film) return;
    progress["output_path"] = film->file;
    progress["duration"] = film->duration;
    progress["file_size"] = film->bytes;
}

}  // namespace

http::Response start_render(const Services& services, const http::Request& request) {
    const auto view = view_of(services, addressed_project(services, request));
    const auto& project_id = view.project.project.id;
    const auto wanted = read_request(request);
    auto found = require_complete(services, project_id, wanted);
    if (view.status() == RenderStatus::processing) throw already_rendered(project_id);
    const auto look = film::look_of(film_sources(services), services.settings.load());
    require_possible(services, found, look);
    auto warnings = warnings_about(view.project.project, found, look, wanted);
    const auto queued = queue_render(services, project_id, wanted, request.id);
    if (!queued.is_new) throw already_rendered(project_id);
    return json_answer(202, {{"task_id", known_task_id(project_id)},
                             {"project_id", project_id},
                             {"status", to_string(RenderStatus::processing)},
                             {"total_segments", found.segments},
                             {"message", "Video rendering started."},
                             {"render_id", queued.status.task_id},
                             {"warnings", std::move(warnings)}});
}

http::Response get_render_status(const Services& services, const http::Request& request) {
    const auto view = view_of(services, addressed_project(services, request));
    return json_answer(200, {{"project_id", view.project.project.id},
                             {"status", to_string(view.status())},
                             {"progress", progress_of(view)},
                             {"output_url", output_url(view)},
                             {"error", failure_of(view)},
                             {"render_id", view.render ? value(view.render->task_id) : value(nullptr)}});
}

http::Response cancel_render(const Services& services, const http::Request& request) {
    const auto view = view_of(services, addressed_project(services, request));
    const auto& project = view.project.project;
    if (project.status != RenderStatus::processing || !view.render) {
        throw ApiError(ErrorKind::conflict, {{"error", "Project is not currently rendering."},
                                             {"project_id", project.id},
                                             {"status", to_string(project.status)}});
    }
    services.tasks.cancel_task(view.render->task_id);
    const auto head = services.tasks.get_task_head(view.render->task_id);
    const bool never_began = head && head->status.state == tasks::TaskState::cancelled;
    if (never_began) film::remove_render_folders(services.media, project.id);
    return json_answer(200, {{"project_id", project.id},
                             {"status", "CANCELLING"},
                             {"message", "Render cancellation requested."}});
}

http::Response get_render_task(const Services& services, const http::Request& request) {
    const auto view = addressed_render(services, request);
    const auto task = services.tasks.get_task_status(view.render->task_id);
    const bool is_complete = view.status() == RenderStatus::completed;
    auto progress = is_complete ? complete_json(view) : progress_json(*view.render);
    if (is_complete) add_film(services, view, progress);
    array errors;
    if (task) {
        for (const auto& error : task->errors)
            errors.push_back(segment_error_json(error));
    }
    return json_answer(200, {{"task_id", known_task_id(view.project.project.id)},
                             {"status", state_of(view, task)},
                             {"progress", std::move(progress)},
                             {"completed_segments", array()},
                             {"errors", std::move(errors)}});
}

void end_render_of_removed(const Services& services, const std::optional<story::RenderProgress>& render) {
    if (render) services.tasks.cancel_task(render->task_id);
}

}  // namespace storyflow::api
