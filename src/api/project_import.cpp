#include "api/project_import.hpp"

#include <optional>
#include <string>

#include "api/engine_choice.hpp"
#include "api/import_errors.hpp"
#include "api/import_reader.hpp"
#include "api/json_body.hpp"
#include "api/project_detail.hpp"
#include "api/resources.hpp"
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

}  // namespace

http::Response import_project(const Services& services, const http::Request& request) {
    return with_string_list_errors([&] {
        const auto project = services.projects.create(read_imported_project(read_body(request).fields));
        const auto imported = services.projects.find(project.id);
        if (!imported) throw project_not_found();
        return json_answer(201, project_detail(services, *imported, MediaUrls::path_only()));
    });
}

http::Response import_segments(const Services& services, const http::Request& request) {
    return with_string_list_errors([&] {
        const auto project_id = known_project_id(services, request);
        const auto added =
            services.segments.append(project_id, read_imported_segments(read_body(request).fields));
        if (!added) throw project_not_found();
        return json_answer(201, segments_json(services.segments.list(project_id),
                                              {MediaUrls::path_only(), own_rendition(services, project_id)}));
    });
}

}  // namespace storyflow::api
