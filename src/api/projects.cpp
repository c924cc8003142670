#include "api/projects.hpp"

#include <boost/json/array.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/addressed.hpp"
#include "api/field_reader.hpp"
#include "api/json_body.hpp"
#include "api/pagination.hpp"
#include "api/project_detail.hpp"
#include "api/project_render.hpp"
#include "api/rendition_fields.hpp"
#include "api/resources.hpp"

namespace storyflow::api {

namespace {

constexpr std::int64_t projects_per_page = 50;
constexpr TextRule title_rule{.longest = 255};
constexpr TextRule author_rule{.longest = 255, .blank_allowed = true};
constexpr TextRule search_rule{.longest = 255, .blank_allowed = true};

story::NewProject read_new_project(const boost::json::object& fields) {
    FieldReader reader(fields);
    story::NewProject project;
    reader.require("title");
    project.title = reader.text("title", title_rule).value_or("");
    project.resolution_width = reader.integer("resolution_width").value_or(project.resolution_width);
    project.resolution_height = reader.integer("resolution_height").value_or(project.resolution_height);
    project.framerate = reader.integer("framerate").value_or(project.framerate);
    project.author = reader.text("author", author_rule).value_or("");
    reader.check();
    return project;
}

std::optional<story::ProjectOrder> order_of(std::string_view word) {
    if (word == "created") return story::ProjectOrder::created;
    if (word == "updated") return story::ProjectOrder::updated;
    if (word == "title") return story::ProjectOrder::title;
    return std::nullopt;
}

/// Reads `title` or, for descending order, `-title`. Without the parameter the newest come first, as before
/// it existed.
void read_order(FieldReader& reader, std::string_view word, story::ProjectQuery& query) {
    if (word.empty()) return;
    query.is_descending = word.starts_with('-');
    const auto order = order_of(query.is_descending ? word.substr(1) : word);
    if (!order) {
        reader.reject("sort", "Must be one of created, updated, title, -created, -updated and -title.");
    }
    query.order = order.value_or(query.order);
}

story::ProjectQuery read_query(const http::Request& request) {
    const boost::json::object sent{{"search", request.query_parameter("search").value_or("")}};
    FieldReader reader(sent);
    story::ProjectQuery query;
    query.search = reader.text("search", search_rule).value_or("");
    read_order(reader, request.query_parameter("sort").value_or(""), query);
    reader.check();
    return query;
}

story::ProjectEdit read_edit(const boost::json::object& fields, const speech::Engines& engines) {
    FieldReader reader(fields);
    story::ProjectEdit edit{.title = reader.text("title", title_rule),
                            .voice_id = read_own_voice(reader, engines),
                            .tts_speed = read_own_speed(reader),
                            .author = reader.text("author", author_rule)};
    reader.check();
    return edit;
}

}  // namespace

http::Response list_projects(const Services& services, const http::Request& request) {
    const auto query = read_query(request);
    const auto count = services.projects.list(query, 0, 0).count;
    const PageRequest page(request, count, projects_per_page);
    boost::json::array results;
    for (const auto& project : services.projects.list(query, page.offset(), projects_per_page).projects) {
        results.push_back(project_json(project));
    }
    return json_answer(200, page.answer(std::move(results)));
}

http::Response create_project(const Services& services, const http::Request& request) {
    const auto project = services.projects.create(read_new_project(read_body(request).fields));
    return json_answer(201, project_json({.project = project, .segment_count = 0}));
}

http::Response get_project(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    return project_detail(200, services, AnswerText(request), project, MediaUrls::absolute(request));
}

http::Response update_project(const Services& services, const http::Request& request) {
    const auto project = addressed_project(services, request);
    const auto edit = read_edit(read_body(request).fields, services.engines);
    const auto edited = services.projects.edit(project.project.id, edit);
    if (!edited) throw no_such_project();
    return json_answer(200, project_json(*edited));
}

namespace {

/// `?restorable=true`; without it the project is removed for good.
bool is_restorable(const http::Request& request) {
    const auto asked = request.query_parameter("restorable").value_or("false");
    if (asked == "true") return true;
    if (asked == "false") return false;
    throw field_error("restorable", "Must be true or false.");
}

void remove_for_good(const Services& services, const std::string& id) {
    const auto changes = services.projects.remove(id);
    if (!changes) throw no_such_project();
    services.keeper.apply(*changes);
}

}  // namespace

http::Response delete_project(const Services& services, const http::Request& request) {
    const auto id = addressed_project(services, request).project.id;
    const auto render = services.films.progress(id);
    if (!is_restorable(request)) {
        remove_for_good(services, id);
    } else if (!services.removed_projects.set_aside(id)) {
        throw no_such_project();
    }
    end_render_of_removed(services, render);
    return no_content();
}

}  // namespace storyflow::api
