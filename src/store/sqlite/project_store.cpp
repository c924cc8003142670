#include "store/sqlite/project_store.hpp"

#include "store/sqlite/owed_changes.hpp"
#include "store/sqlite/project_rows.hpp"
#include "store/sqlite/segment_rows.hpp"
#include "story/project_size.hpp"

namespace storyflow::store {

story::Project SqliteProjectStore::create(const story::NewProject& new_project) {
    story::require_room({}, story::size_of(new_project.segments));
    story::Project project;
    project.id = ids_.uuid();
    project.title = new_project.title;
    project.created_at = project.updated_at = clock_.now();
    project.resolution_width = new_project.resolution_width;
    project.resolution_height = new_project.resolution_height;
    project.framerate = new_project.framerate;
    database_.write([&](Connection& connection) {
        insert_project(connection, project);
        insert_segments(connection, ids_, project.id, 0, new_project.segments);
    });
    return project;
}

std::optional<story::ProjectSummary> SqliteProjectStore::find(std::string_view id) {
    return database_.read([&](Connection& connection) { return find_project(connection, id); });
}

story::ProjectPage SqliteProjectStore::list(const story::ProjectQuery& query, std::int64_t offset,
                                            std::int64_t limit) {
    return database_.read(
        [&](Connection& connection) { return list_projects(connection, query, offset, limit); });
}

std::optional<story::ProjectSummary> SqliteProjectStore::edit(std::string_view id,
                                                              const story::ProjectEdit& change) {
    return database_.write([&](Connection& connection) -> std::optional<story::ProjectSummary> {
        auto stored = find_project(connection, id);
        if (!stored) return std::nullopt;
        story::Project edited = stored->project;
        story::edit(edited, change);
        if (edited == stored->project) return stored;
        write_project_edit(connection, edited);
        touch_project(connection, id, clock_.now());
        return find_project(connection, id);
    });
}

std::optional<story::MediaChanges> SqliteProjectStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Connection& connection) -> std::optional<story::MediaChanges> {
        if (connection.run("DELETE FROM projects WHERE id = ?", id) == 0) return std::nullopt;
        OwedChanges owed(connection);
        owed.remove_tree("projects/" + std::string(id));
        return owed.all();
    });
}

}  // namespace storyflow::store
