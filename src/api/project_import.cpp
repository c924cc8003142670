#include "api/project_import.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/engine_choice.hpp"
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

}  // namespace

http::Response import_project(const Services& services, const http::Request& request) {
    return with_string_list_errors([&] {
        const auto wanted = read_imported_project(read_body(request, ByteOrderMark::skipped).fields);
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
        const auto segments = read_imported_segments(read_body(request, ByteOrderMark::skipped).fields);
        require_known_voices(segments, services.engines);
        const auto context = context_of(services, project_id);
        AnswerText answer(request);
        promise_segments(services, project_id, segments, answer);
        append(services, project_id, segments);
        return all_segments(services, project_id, context, std::move(answer));
    });
}

}  // namespace storyflow::api
