#include "store/sql/project_store.hpp"

#include "store/sql/change_records.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_removal.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"
#include "story/project_size.hpp"

namespace storyflow::store::sql {

namespace {

/// The first voice of a story that is not narrated yet: the studio writes it when a user begins to narrate.
bool takes_nothing_away(const story::ProjectSummary& stored, const story::Project& edited) {
    auto same = edited;
    same.voice_id = stored.project.voice_id;
    same.tts_speed = stored.project.tts_speed;
    return stored.narrated_count == 0 && !stored.project.voice_id && same == stored.project;
}

void write_recorded(Transaction& transaction, const story::Project& edited) {
    const auto change = continue_change(transaction, edited.id, story::ChangeKind::story, nullptr);
    record_project(transaction, change, Side::before);
    write_project_edit(transaction, edited);
    record_project(transaction, change, Side::after);
}

}  // namespace

story::Project ProjectStore::create(const story::NewProject& new_project) {
    story::require_room({}, story::size_of(new_project.segments));
    return database_.write([&](Transaction& transaction) {
        story::Project project;
        project.id = new_project.id.empty() ? ids_.uuid() : new_project.id;
        project.title = new_project.title;
        project.created_at = project.updated_at = transaction.now();
        project.resolution_width = new_project.resolution_width;
        project.resolution_height = new_project.resolution_height;
        project.framerate = new_project.framerate;
        project.author = new_project.author;
        if (new_project.source) project.source_file = new_project.source->target;
        insert_project(transaction, project);
        if (new_project.source)
            OwedChanges(transaction).publish(new_project.source->incoming_file, new_project.source->target);
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
        if (takes_nothing_away(*stored, edited)) {
            write_project_edit(transaction, edited);
        } else {
            write_recorded(transaction, edited);
        }
        touch_project(transaction, id);
        return find_project(transaction, id);
    });
}

std::optional<story::MediaChanges> ProjectStore::remove(std::string_view id) {
    return database_.write_even_if_full(
        [&](Transaction& transaction) { return remove_project(transaction, id); });
}

}  // namespace storyflow::store::sql
