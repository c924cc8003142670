#include "api/projects.hpp"

#include <boost/json/array.hpp>
#include <utility>

#include "api/addressed.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/pagination.hpp"
#include "api/resources.hpp"

namespace storyflow::api {

namespace {

constexpr std::int64_t projects_per_page = 50;
constexpr TextRule title_rule{.longest = 255};

story::NewProject read_new_project(const boost::json::object& fields) {
    FieldReader reader(fields);
    story::NewProject project;
    reader.require("title");
    project.title = reader.text("title", title_rule).value_or("");
    project.resolution_width = reader.integer("resolution_width").value_or(project.resolution_width);
    project.resolution_height = reader.integer("resolution_height").value_or(project.resolution_height);
    project.framerate = reader.integer("framerate").value_or(project.framerate);
    reader.check();
    return project;
}

}  // namespace

http::Response list_projects(const Services& services, const http::Request& request) {
    const auto count = services.projects.list(0, 0).count;
    const PageRequest page(request, count, projects_per_page);
    boost::json::array results;
    for (const auto& project : services.projects.list(page.offset(), projects_per_page).projects) {
        results.push_back(project_json(project));
    }
    return json_answer(200, page.answer(std::move(results)));
}

http::Response create_project(const Services& services, const http::Request& request) {
    const auto project = services.projects.create(read_new_project(read_body(request).fields));
    return json_answer(201, project_json({.project = project, .segment_count = 0}));
}

http::Response get_project(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request).project;
    const auto segments = services.segments.list(project.id);
    return json_answer(200, project_detail_json(project, segments, MediaUrls::absolute(request)));
}

http::Response update_project(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    const auto body = read_body(request);
    FieldReader reader(body.fields);
    const auto title = reader.text("title", title_rule);
    reader.check();
    if (!title) return json_answer(200, project_json(project));
    const auto renamed = services.projects.rename(project.project.id, *title);
    if (!renamed) throw no_such_project();
    return json_answer(200, project_json(*renamed));
}

http::Response delete_project(const Services& services, const http::Request& request) {
    const auto changes = services.projects.remove(addressed_project(services, request).project.id);
    if (!changes) throw no_such_project();
    services.keeper.apply(*changes);
    return no_content();
}

}  // namespace storyflow::api
