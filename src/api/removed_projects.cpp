#include "api/removed_projects.hpp"

#include <boost/json/array.hpp>
#include <string>
#include <utility>

#include "api/addressed.hpp"
#include "api/json_body.hpp"
#include "api/resources.hpp"
#include "base/ids.hpp"

namespace storyflow::api {

namespace {

std::string addressed_id(const http::Request& request) {
    auto id = base::parse_uuid(request.parameter("id"));
    if (!id) throw no_such_project();
    return *std::move(id);
}

}  // namespace

http::Response list_removed_projects(const Services& services, const http::Request& /*request*/) {
    boost::json::array projects;
    for (const auto& project : services.removed_projects.list()) {
        projects.push_back({{"id", project.id},
                            {"title", project.title},
                            {"removed_at", timestamp_text(project.removed_at)}});
    }
    return json_answer(200, {{"projects", std::move(projects)}});
}

http::Response restore_project(const Services& services, const http::Request& request) {
    const auto id = addressed_id(request);
    if (!services.removed_projects.restore(id)) throw no_such_project();
    const auto project = services.projects.find(id);
    if (!project) throw no_such_project();
    return json_answer(200, project_json(*project));
}

http::Response forget_project(const Services& services, const http::Request& request) {
    const auto changes = services.removed_projects.forget(addressed_id(request));
    if (!changes) throw no_such_project();
    services.keeper.apply(*changes);
    return no_content();
}

}  // namespace storyflow::api
