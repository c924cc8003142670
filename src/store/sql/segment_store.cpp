#include "store/sql/segment_store.hpp"

#include <algorithm>

#include "store/sql/change_records.hpp"
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

/// Texts and voices are set in many small steps, which are undone together. Each choice of how a picture is
/// shown is one of its own: taken together, two would be none.
ChangeKey change_of_edit(Transaction& transaction, story::ChangeKind kind, const story::Segment& segment,
                         const story::ChangeGroup& group) {
    if (group.empty() && kind != story::ChangeKind::picture_fit)
        return continue_change(transaction, segment.project_id, kind, &segment);
    return change_of_group(transaction, kind, segment, group);
}

bool names_each_once(std::vector<std::string> order, std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    std::sort(order.begin(), order.end());
    return order == ids;
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
        auto segments = insert_segments(transaction, ids_, project_id, first, new_segments);
        record_insertions(transaction, segments);
        return segments;
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
        const auto change_key =
            change_of_edit(transaction, story::kind_of_edit(*stored, edited), edited, change.group);
        record(transaction, change_key, Side::before, id);
        write_segment(transaction, edited);
        record(transaction, change_key, Side::after, id);
        touch_project(transaction, edited.project_id);
        return edited;
    });
}

bool SegmentStore::reorder(std::string_view project_id, const std::vector<std::string>& order) {
    return database_.write([&](Transaction& transaction) {
        if (!lock_project(transaction, project_id)) return false;
        const auto before = order_of_segments(transaction, project_id);
        if (!names_each_once(order, before)) return false;
        number_segments(transaction, project_id, order);
        if (order != before) {
            const auto change = begin_change(transaction, project_id, story::ChangeKind::order, nullptr);
            record_order(transaction, change, before, order);
        }
        return touch_project(transaction, project_id);
    });
}

std::optional<story::MediaChanges> SegmentStore::remove(std::string_view id,
                                                        const story::SegmentRemoval& removal) {
    return database_.write_even_if_full([&](Transaction& transaction) -> std::optional<story::MediaChanges> {
        lock_project_of(transaction, id);
        const auto segment = find_segment(transaction, id);
        if (!segment) return std::nullopt;
        story::require_seen(*segment, removal.seen);
        OwedChanges owed(transaction);
        const auto change = change_of_group(transaction, story::ChangeKind::removal, *segment, removal.group);
        record_removed_sound(transaction, owed, change, Side::before, *segment);
        transaction.run("DELETE FROM segments WHERE id = $1", id);
        touch_project(transaction, segment->project_id);
        return owed.all();
    });
}

}  // namespace storyflow::store::sql
