#include "store/sql/removed_projects.hpp"

#include <string>

#include "store/sql/project_removal.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::sql {

bool RemovedProjects::set_aside(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        if (!lock_project(transaction, id)) return false;
        touch_project(transaction, id);
        return transaction.run("INSERT INTO removed_projects (project_id, removed_at) VALUES ($1, $2)", id,
                               transaction.now()) > 0;
    });
}

std::vector<story::RemovedProject> RemovedProjects::list() {
    return database_.read([](Transaction& transaction) {
        return Query(transaction, R"sql(
            SELECT id, title, removed_at FROM removed_projects JOIN projects ON id = project_id
            ORDER BY removed_at DESC, id
            LIMIT $1
        )sql",
                     most_listed)
            .all([](Query& row) {
                return story::RemovedProject{.id = row.take<std::string>(),
                                             .title = row.take<std::string>(),
                                             .removed_at = row.take<base::Timestamp>()};
            });
    });
}

bool RemovedProjects::restore(std::string_view id) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        lock_project(transaction, id);
        if (transaction.run("DELETE FROM removed_projects WHERE project_id = $1", id) == 0) return false;
        return touch_project(transaction, id);
    });
}

std::optional<story::MediaChanges> RemovedProjects::forget(std::string_view id) {
    return forget_if_before(id, base::Timestamp::max());
}

story::MediaChanges RemovedProjects::forget_before(base::Timestamp time) {
    const auto due = database_.read([&](Transaction& transaction) {
        return Query(transaction, "SELECT project_id FROM removed_projects WHERE removed_at < $1", time)
            .all<std::string>();
    });
    story::MediaChanges all;
    for (const std::string& id : due) {
        if (const auto changes = forget_if_before(id, time))
            all.insert(all.end(), changes->begin(), changes->end());
    }
    return all;
}

/// It may have been restored meanwhile, and even removed again.
std::optional<story::MediaChanges> RemovedProjects::forget_if_before(std::string_view id,
                                                                     base::Timestamp time) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        lock_project(transaction, id);
        const bool is_due =
            Query(transaction, "SELECT 1 FROM removed_projects WHERE project_id = $1 AND removed_at < $2", id,
                  time)
                .next();
        if (!is_due) return std::nullopt;
        return remove_project(transaction, id);
    });
}

}  // namespace storyflow::store::sql
