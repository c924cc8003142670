#include "api/project_exports.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/json/array.hpp>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "api/addressed.hpp"
#include "api/api_error.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "exports/export_request.hpp"
#include "exports/project_parts.hpp"
#include "http/content_disposition.hpp"
#include "http/static_file.hpp"

namespace storyflow::api {

namespace {

using base::ErrorKind;

constexpr std::size_t export_id_digits = 8;

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const auto& format : exports::export_formats())
        names.push_back(format.name);
    return names;
}

exports::ExportRequest read_request(const http::Request& request) {
    constexpr std::array<std::string_view, 3> loudness_names{"none", "podcast", "acx"};
    const auto body = read_body(request);
    FieldReader reader(body.fields);
    reader.require("format");
    const auto names = format_names();
    const auto format = reader.choice("format", names);
    const auto loudness = reader.choice("loudness", loudness_names);
    exports::ExportRequest wanted{.by_word = reader.boolean("by_word").value_or(false),
                                  .skip_missing = reader.boolean("skip_missing").value_or(false)};
    const bool by_chapter = reader.boolean("by_chapter").value_or(false);
    if (format) wanted.format = *exports::format_named(*format);
    if (loudness) wanted.loudness = *exports::loudness_named(*loudness);
    if (by_chapter) wanted.chapters = exports::Chapters::as_zip;
    if (format && by_chapter && !exports::facts_of(wanted.format).is_sound)
        reader.reject("by_chapter", "Only formats of sound can have a file for each chapter.");
    if (wanted.loudness == exports::LoudnessPreset::acx &&
        (wanted.format != exports::ExportFormat::mp3 || !by_chapter))
        reader.reject("loudness", "ACX takes mp3 files with one chapter each: format mp3, by_chapter true.");
    reader.check();
    return wanted;
}

void require_possible(const Services& services, const exports::ExportRequest& wanted,
                      const std::string& project_id) {
    if (wanted.format == exports::ExportFormat::m4b && !services.options.has_ffmpeg) {
        throw refusal(ErrorKind::unavailable,
                      "There is no program ffmpeg, which encodes m4b. On Debian: apt install ffmpeg");
    }
    const auto found = exports::export_readiness(services.segments, services.media, project_id);
    if (found.has_sound && (found.missing.empty() || wanted.skip_missing)) return;
    throw ApiError(ErrorKind::conflict,
                   {{"error", found.has_sound ? "Some segments have no narration yet."
                                              : "The project has no narration yet."},
                    {"missing_audio", boost::json::array(found.missing.begin(), found.missing.end())}});
}

base::Timestamp time_of(const std::filesystem::file_time_type& time) {
    return std::chrono::time_point_cast<base::Timestamp::duration>(std::chrono::file_clock::to_sys(time));
}

boost::json::object export_json(const std::string& project_id, const std::filesystem::directory_entry& file) {
    const auto name = file.path().filename().string();
    return {{"name", name},
            {"size", static_cast<std::int64_t>(file.file_size())},
            {"made_at", timestamp_text(time_of(file.last_write_time()))},
            {"url", export_url(project_id, name)}};
}

/// The media-relative path of the export that the request names. Throws 404 if there is none.
std::string addressed_export(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    const auto& name = request.parameter("name");
    const bool is_name = !name.empty() && name.find('/') == std::string::npos && !name.starts_with('.');
    auto path = exports::exports_folder(project.id) + '/' + name;
    if (!is_name || !services.media.servable(path))
        throw base::Error(ErrorKind::not_found, "There is no such export.");
    return path;
}

}  // namespace

http::Response start_export(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    const auto wanted = read_request(request);
    require_possible(services, wanted, project.id);
    const auto name = exports::export_name(project.title, wanted);
    const auto queued = services.tasks.submit_task(
        {.id = fmt::format("export_{}_{}", project.id, services.ids.hex(export_id_digits)),
         .project_id = project.id,
         .priority = tasks::Priority::batch,
         .rendition = {},
         .items = {{.segment_id = fmt::format("{}/{}", project.id, exports::subject_of(wanted)),
                    .overridden_lock = {},
                    .decided_on = {}}},
         .request_key = {},
         .request_id = request.id,
         .work = {.kind = std::string(exports::export_work), .order = exports::order_text(wanted)}});
    return json_answer(202, {{"task_id", queued.status.task_id},
                             {"project_id", project.id},
                             {"status", tasks::to_string(queued.status.state)},
                             {"name", name},
                             {"url", export_url(project.id, name)},
                             {"message", queued.is_new ? "The export was started."
                                                       : "The same export is under way already."}});
}

http::Response list_exports(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    boost::json::array files;
    std::error_code missing;
    const auto folder = services.media.absolute(exports::exports_folder(project.id));
    for (const auto& name : services.media.names_in(exports::exports_folder(project.id))) {
        const std::filesystem::directory_entry file(folder / name, missing);
        // The exporter gives a file that it is writing a name with this in it, and renames it at the end.
        const bool is_finished = !name.starts_with('.') && name.find(".unfinished") == std::string::npos;
        if (is_finished && !missing && file.is_regular_file(missing)) {
            files.push_back(export_json(project.id, file));
        }
    }
    return json_answer(200, {{"exports", std::move(files)}});
}

http::Response get_export(const Services& services, const http::Request& request) {
    const auto path = addressed_export(services, request);
    auto response = http::serve_file(request, services.media.absolute(path));
    response.headers.set("Content-Disposition",
                         http::content_disposition("attachment", path.substr(path.rfind('/') + 1)));
    return response;
}

http::Response delete_export(const Services& services, const http::Request& request) {
    services.media.remove_file(addressed_export(services, request));
    return no_content();
}

}  // namespace storyflow::api
