#include "store/sql/segment_store.hpp"

#include <algorithm>

#include "store/sql/owed_changes.hpp"
#include "store/sql/project_room.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/row_batch.hpp"
#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

std::int64_t next_sequence_index(Transaction& transaction, std::string_view project_id) {
    return Query(transaction,
                 "SELECT coalesce(max(sequence_index) + 1, 0) FROM segments WHERE project_id = $1",
                 project_id)
        .value<std::int64_t>();
}

std::vector<std::string> ids_of_segments(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, "SELECT id FROM segments WHERE project_id = $1", project_id).all<std::string>();
}

bool names_each_once(std::vector<std::string> order, std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    std::sort(order.begin(), order.end());
    return order == ids;
}

void number_segments(Transaction& transaction, std::string_view project_id,
                     const std::vector<std::string>& order) {
    // First moved to negative numbers: two segments must never have the same number, not even between
    // statements.
    transaction.run("UPDATE segments SET sequence_index = -1 - sequence_index WHERE project_id = $1",
                    project_id);
    RowBatch rows("($, CAST($ AS BIGINT))");
    std::int64_t index = 0;
    for (const std::string& id : order)
        rows.add(id, index++);
    rows.run(transaction, "WITH wanted (wanted_id, place) AS (VALUES ",
             ") UPDATE segments SET sequence_index = place FROM wanted WHERE id = wanted_id");
}

void write_edited(Transaction& transaction, const story::Segment& segment) {
    const auto opening = columns_of(segment.opening);
    transaction.run(R"sql(
        UPDATE segments
        SET text_content = $1, image_prompt = $2, is_locked = $3, text_revision = $4, lock_revision = $5,
            voice_id = $6, tts_speed = $7, chapter_title = $8, chapter_level = $9, scene_break = $10,
            pause_before = $11
        WHERE id = $12
    )sql",
                    segment.text_content, segment.image_prompt, segment.is_locked, segment.text_revision,
                    segment.lock_revision, segment.voice_id, segment.tts_speed, opening.chapter_title,
                    opening.chapter_level, opening.scene_break, opening.pause_before, segment.id);
}

}  // namespace

std::optional<story::Segment> SegmentStore::find(std::string_view id) {
    return database_.read([&](Transaction& transaction) { return find_segment(transaction, id); });
}

void SegmentStore::visit(std::string_view project_id, story::SegmentVisitor& visitor) {
    database_.read([&](Transaction& transaction) { visit_segments(transaction, project_id, visitor); });
}

std::optional<std::vector<story::Segment>> SegmentStore::append(
    std::string_view project_id, const std::vector<story::NewSegment>& new_segments) {
    return database_.write([&](Transaction& transaction) -> std::optional<std::vector<story::Segment>> {
        if (!lock_project(transaction, project_id)) return std::nullopt;
        touch_project(transaction, project_id);
        require_room(transaction, project_id, story::size_of(new_segments));
        const std::int64_t first = next_sequence_index(transaction, project_id);
        return insert_segments(transaction, ids_, project_id, first, new_segments);
    });
}

std::optional<story::Segment> SegmentStore::edit(std::string_view id, const story::SegmentEdit& change) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::Segment> {
        lock_project_of(transaction, id);
        const auto stored = find_segment(transaction, id);
        if (!stored) return std::nullopt;
        story::Segment edited = *stored;
        story::edit(edited, change);
        if (edited == *stored) return edited;
        require_room(transaction, edited.project_id,
                     {.text_bytes = story::text_bytes_of(edited) - story::text_bytes_of(*stored)});
        write_edited(transaction, edited);
        touch_project(transaction, edited.project_id);
        return edited;
    });
}

bool SegmentStore::reorder(std::string_view project_id, const std::vector<std::string>& order) {
    return database_.write([&](Transaction& transaction) {
        if (!lock_project(transaction, project_id)) return false;
        if (!names_each_once(order, ids_of_segments(transaction, project_id))) return false;
        number_segments(transaction, project_id, order);
        return touch_project(transaction, project_id);
    });
}

std::optional<story::MediaChanges> SegmentStore::remove(std::string_view id,
                                                        const story::SeenRevisions& seen) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        lock_project_of(transaction, id);
        const auto segment = find_segment(transaction, id);
        if (!segment) return std::nullopt;
        story::require_seen(*segment, seen);
        transaction.run("DELETE FROM segments WHERE id = $1", id);
        touch_project(transaction, segment->project_id);
        OwedChanges owed(transaction);
        if (segment->image_file) owed.remove_file(*segment->image_file);
        if (segment->narration) owed.remove_file(segment->narration->audio_file);
        return owed.all();
    });
}

}  // namespace storyflow::store::sql
