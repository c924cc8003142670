#include "api/project_import.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/book_files.hpp"
#include "api/book_import.hpp"
#include "api/book_report.hpp"
#include "api/engine_choice.hpp"
#include "api/field_reader.hpp"
#include "api/import_errors.hpp"
#include "api/import_reader.hpp"
#include "api/json_body.hpp"
#include "api/project_detail.hpp"
#include "api/resources.hpp"
#include "api/segments_text.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

ApiError project_not_found() {
    return refusal(base::ErrorKind::not_found, "Project not found");
}

std::string known_project_id(const Services& services, const http::Request& request) {
    auto id = base::parse_uuid(request.parameter("project_id"));
    if (!id || !services.projects.find(*id)) throw project_not_found();
    return *std::move(id);
}

void append(const Services& services, const std::string& project_id,
            const std::vector<story::NewSegment>& segments) {
    if (!services.segments.append(project_id, segments)) throw project_not_found();
}

SegmentContext context_of(const Services& services, const std::string& project_id) {
    return {MediaUrls::path_only(), own_rendition(services, project_id),
            narration::look_for_files(services.media, services.keeper, project_id)};
}

http::Response all_segments(const Services& services, const std::string& project_id,
                            const SegmentContext& context, AnswerText answer) {
    write_segments(
        services, project_id, context, [](const auto&) { return "["; }, answer);
    answer.append("]");
    return http::json_response(201, answer.take());
}

constexpr std::size_t largest_story = 8UL * 1024 * 1024;

/// A book may be larger than a story in JSON or in form fields.
RequestBody read_story(const http::Request& request) {
    const bool may_hold_file =
        request.headers.find("Content-Type").value_or("").find("multipart/") != std::string_view::npos;
    if (request.body.size() > largest_story && !may_hold_file) {
        throw base::Error(
            base::ErrorKind::payload_too_large,
            "A story in JSON may have at most 8 MiB. Send it as a file, in the form field \"file\".");
    }
    return read_body(request, ByteOrderMark::skipped);
}

http::Response preview(const RequestBody& body, const SentBook& sent, const http::FormPart& file) {
    return json_answer(200, book_preview_json(sent, title_of(body.fields, sent, file)));
}

http::Response import_book(const Services& services, const http::Request& request, const RequestBody& body,
                           const http::FormPart& file) {
    const bool is_preview = wants_preview(body.fields);
    auto sent = read_sent_book(request, file, services);
    if (is_preview) return preview(body, sent, file);
    story::NewProject wanted{.title = title_of(body.fields, sent, file),
                             .segments = segments_of(sent),
                             .author = author_of(sent),
                             .id = services.ids.uuid()};
    require_known_voices(wanted.segments, services.engines);
    AnswerText answer(request);
    promise_segments(wanted.segments, answer);
    BookFiles files(services);
    files.add_pictures(wanted.id, wanted.segments, sent);
    if (sent.is_kept()) wanted.source = files.add_source(wanted.id, file.file_name.value_or(""), file.body);
    const auto project = services.projects.create(wanted);
    files.settle();
    const auto imported = services.projects.find(project.id);
    if (!imported) throw project_not_found();
    return project_detail(201, services, std::move(answer), *imported, MediaUrls::path_only(),
                          {{"import", book_report_json(sent)}});
}

/// The segments of a file, whose pictures `sent` then has; else those of the fields.
std::vector<story::NewSegment> sent_segments(const Services& services, const http::Request& request,
                                             const RequestBody& body, std::optional<SentBook>& sent) {
    const auto* file = body.file("file");
    if (file == nullptr) return read_imported_segments(body.fields);
    sent = read_sent_book(request, *file, services);
    auto segments = segments_of(*sent);
    for (auto& segment : segments)
        segment.source_place.clear();  // only the book that a story was made of is kept
    return segments;
}

}  // namespace

http::Response import_project(const Services& services, const http::Request& request) {
    return with_string_list_errors([&] {
        const auto body = read_story(request);
        if (const auto* file = body.file("file")) return import_book(services, request, body, *file);
        const auto wanted = read_imported_project(body.fields);
        require_known_voices(wanted.segments, services.engines);
        AnswerText answer(request);
        promise_segments(wanted.segments, answer);
        const auto project = services.projects.create(wanted);
        const auto imported = services.projects.find(project.id);
        if (!imported) throw project_not_found();
        return project_detail(201, services, std::move(answer), *imported, MediaUrls::path_only());
    });
}

http::Response import_segments(const Services& services, const http::Request& request) {
    return with_string_list_errors([&] {
        const auto project_id = known_project_id(services, request);
        const auto body = read_story(request);
        std::optional<SentBook> sent;
        auto segments = sent_segments(services, request, body, sent);
        require_known_voices(segments, services.engines);
        const auto context = context_of(services, project_id);
        AnswerText answer(request);
        promise_segments(services, project_id, segments, answer);
        BookFiles files(services);
        if (sent) files.add_pictures(project_id, segments, *sent);
        append(services, project_id, segments);
        files.settle();
        return all_segments(services, project_id, context, std::move(answer));
    });
}

}  // namespace storyflow::api
