#include "store/sql/project_store.hpp"

#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"
#include "story/project_size.hpp"

namespace storyflow::store::sql {

story::Project ProjectStore::create(const story::NewProject& new_project) {
    story::require_room({}, story::size_of(new_project.segments));
    return database_.write([&](Transaction& transaction) {
        story::Project project;
        project.id = ids_.uuid();
        project.title = new_project.title;
        project.created_at = project.updated_at = transaction.now();
        project.resolution_width = new_project.resolution_width;
        project.resolution_height = new_project.resolution_height;
        project.framerate = new_project.framerate;
        project.author = new_project.author;
        insert_project(transaction, project);
        insert_segments(transaction, ids_, project.id, 0, new_project.segments);
        return project;
    });
}

std::optional<story::ProjectSummary> ProjectStore::find(std::string_view id) {
    return database_.read([&](Transaction& transaction) { return find_project(transaction, id); });
}

story::ProjectPage ProjectStore::list(const story::ProjectQuery& query, std::int64_t offset,
                                      std::int64_t limit) {
    return database_.read(
        [&](Transaction& transaction) { return list_projects(transaction, query, offset, limit); });
}

std::optional<story::ProjectSummary> ProjectStore::edit(std::string_view id,
                                                        const story::ProjectEdit& change) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::ProjectSummary> {
        lock_project(transaction, id);
        auto stored = find_project(transaction, id);
        if (!stored) return std::nullopt;
        story::Project edited = stored->project;
        story::edit(edited, change);
        if (edited == stored->project) return stored;
        write_project_edit(transaction, edited);
        touch_project(transaction, id);
        return find_project(transaction, id);
    });
}

std::optional<story::MediaChanges> ProjectStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        if (transaction.run("DELETE FROM projects WHERE id = $1", id) == 0) return std::nullopt;
        OwedChanges owed(transaction);
        owed.remove_tree("projects/" + std::string(id));
        return owed.all();
    });
}

}  // namespace storyflow::store::sql
