#include "store/sqlite/segment_store.hpp"

#include <algorithm>

#include "store/sqlite/owed_changes.hpp"
#include "store/sqlite/project_room.hpp"
#include "store/sqlite/project_rows.hpp"
#include "store/sqlite/segment_rows.hpp"

namespace storyflow::store {

namespace {

std::int64_t next_sequence_index(Connection& connection, std::string_view project_id) {
    Query query(connection, "SELECT max(sequence_index) + 1 FROM segments WHERE project_id = ?", project_id);
    query.next();
    return query.take<std::optional<std::int64_t>>().value_or(0);
}

std::vector<std::string> ids_of_segments(Connection& connection, std::string_view project_id) {
    Query query(connection, "SELECT id FROM segments WHERE project_id = ?", project_id);
    std::vector<std::string> ids;
    while (query.next())
        ids.push_back(query.take<std::string>());
    return ids;
}

bool names_each_once(std::vector<std::string> order, std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    std::sort(order.begin(), order.end());
    return order == ids;
}

void number_segments(Connection& connection, std::string_view project_id,
                     const std::vector<std::string>& order) {
    // Out of the way first: two segments never share a number, not even for a moment.
    connection.run("UPDATE segments SET sequence_index = -1 - sequence_index WHERE project_id = ?",
                   project_id);
    std::int64_t index = 0;
    for (const std::string& id : order) {
        connection.run("UPDATE segments SET sequence_index = ? WHERE id = ?", index++, id);
    }
}

void write_edited(Connection& connection, const story::Segment& segment) {
    connection.run(R"sql(
        UPDATE segments
        SET text_content = ?, image_prompt = ?, is_locked = ?, text_revision = ?, lock_revision = ?
        WHERE id = ?
    )sql",
                   segment.text_content, segment.image_prompt, segment.is_locked, segment.text_revision,
                   segment.lock_revision, segment.id);
}

}  // namespace

std::optional<story::Segment> SqliteSegmentStore::find(std::string_view id) {
    return database_.read([&](Connection& connection) { return find_segment(connection, id); });
}

std::vector<story::Segment> SqliteSegmentStore::list(std::string_view project_id) {
    return database_.read([&](Connection& connection) { return list_segments(connection, project_id); });
}

void SqliteSegmentStore::visit(std::string_view project_id, story::SegmentVisitor& visitor) {
    database_.read([&](Connection& connection) { visit_segments(connection, project_id, visitor); });
}

std::optional<std::vector<story::Segment>> SqliteSegmentStore::append(
    std::string_view project_id, const std::vector<story::NewSegment>& new_segments) {
    return database_.write([&](Connection& connection) -> std::optional<std::vector<story::Segment>> {
        if (!touch_project(connection, project_id, clock_.now())) return std::nullopt;
        require_room(connection, project_id, story::size_of(new_segments));
        const std::int64_t first = next_sequence_index(connection, project_id);
        return insert_segments(connection, ids_, project_id, first, new_segments);
    });
}

std::optional<story::Segment> SqliteSegmentStore::edit(std::string_view id,
                                                       const story::SegmentEdit& change) {
    return database_.write([&](Connection& connection) -> std::optional<story::Segment> {
        const auto stored = find_segment(connection, id);
        if (!stored) return std::nullopt;
        story::Segment edited = *stored;
        story::edit(edited, change);
        if (edited == *stored) return edited;
        require_room(connection, edited.project_id,
                     {.text_bytes = story::text_bytes_of(edited) - story::text_bytes_of(*stored)});
        write_edited(connection, edited);
        touch_project(connection, edited.project_id, clock_.now());
        return edited;
    });
}

bool SqliteSegmentStore::reorder(std::string_view project_id, const std::vector<std::string>& order) {
    return database_.write([&](Connection& connection) {
        if (!names_each_once(order, ids_of_segments(connection, project_id))) return false;
        number_segments(connection, project_id, order);
        return touch_project(connection, project_id, clock_.now());
    });
}

std::optional<story::MediaChanges> SqliteSegmentStore::remove(std::string_view id) {
    return database_.write_even_if_full([&](Connection& connection) -> std::optional<story::MediaChanges> {
        const auto segment = find_segment(connection, id);
        if (!segment) return std::nullopt;
        connection.run("DELETE FROM segments WHERE id = ?", id);
        touch_project(connection, segment->project_id, clock_.now());
        OwedChanges owed(connection);
        if (segment->image_file) owed.remove_file(*segment->image_file);
        if (segment->narration) owed.remove_file(segment->narration->audio_file);
        return owed.all();
    });
}

}  // namespace storyflow::store
