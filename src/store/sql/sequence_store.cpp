#include "store/sql/sequence_store.hpp"

#include <utility>

#include "store/sql/change_records.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_room.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"
#include "story/split_merge.hpp"

namespace storyflow::store::sql {

namespace {

using Merging = std::optional<std::variant<story::MergedSegment, story::NothingThere>>;

/// The position for a segment directly behind `after`; std::nullopt when `after` is not in the project.
std::optional<std::int64_t> place_behind(Transaction& transaction, std::string_view project_id,
                                         const std::optional<std::string>& after) {
    if (!after) return 0;
    const auto segment = find_segment(transaction, *after);
    if (!segment || segment->project_id != project_id) return std::nullopt;
    return segment->sequence_index + 1;
}

/// Moves the segments from `place` on by one and inserts the new one there.
story::Segment insert_at(Transaction& transaction, base::IdSource& ids, std::string_view project_id,
                         std::int64_t place, const story::NewSegment& segment) {
    open_place(transaction, project_id, place);
    return insert_segments(transaction, ids, project_id, place, {segment}).front();
}

std::optional<story::Segment> find_next(Transaction& transaction, const story::Segment& segment) {
    Query query(transaction, R"sql(
        SELECT id FROM segments
        WHERE project_id = $1 AND sequence_index > $2
        ORDER BY sequence_index
        LIMIT 1
    )sql",
                segment.project_id, segment.sequence_index);
    const auto id = query.first<std::string>();
    return id ? find_segment(transaction, *id) : std::nullopt;
}

void write_script(Transaction& transaction, const story::Segment& segment) {
    transaction.run(R"sql(
        UPDATE segments
        SET text_content = $1, text_revision = $2, image_prompt = $3, image_file = $4, source_place = $5,
            image_fit = $6
        WHERE id = $7
    )sql",
                    segment.text_content, segment.text_revision, segment.image_prompt, segment.image_file,
                    segment.source_place, to_string(segment.image_fit), segment.id);
}

}  // namespace

std::optional<story::Segment> SequenceStore::insert(std::string_view project_id,
                                                    const std::optional<std::string>& after,
                                                    const story::NewSegment& segment) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::Segment> {
        if (!lock_project(transaction, project_id)) return std::nullopt;
        const auto place = place_behind(transaction, project_id, after);
        if (!place) return std::nullopt;
        require_room(transaction, project_id, story::size_of({segment}));
        touch_project(transaction, project_id);
        auto inserted = insert_at(transaction, ids_, project_id, *place, segment);
        record_insertion(transaction, inserted);
        return inserted;
    });
}

std::optional<story::SplitSegment> SequenceStore::split(std::string_view id, std::int64_t at,
                                                        const story::SeenRevisions& seen) {
    return database_.write([&](Transaction& transaction) -> std::optional<story::SplitSegment> {
        lock_project_of(transaction, id);
        auto first = find_segment(transaction, id);
        if (!first) return std::nullopt;
        story::require_seen(*first, seen);
        const auto rest = story::split(*first, at);
        require_room(transaction, first->project_id, {.segments = 1});
        const auto change = begin_change(transaction, first->project_id, story::ChangeKind::split, &*first);
        record(transaction, change, Side::before, id);
        write_script(transaction, *first);
        auto second = insert_at(transaction, ids_, first->project_id, first->sequence_index + 1,
                                {.text_content = rest,
                                 .image_prompt = {},
                                 .voice_id = first->voice_id,
                                 .tts_speed = first->tts_speed,
                                 .source_place = first->source_place});
        record(transaction, change, Side::after, id);
        record(transaction, change, Side::after, second.id);
        touch_project(transaction, first->project_id);
        return story::SplitSegment{*std::move(first), std::move(second)};
    });
}

Merging SequenceStore::merge_next(std::string_view id, const story::SeenNeighbours& seen) {
    return database_.write([&](Transaction& transaction) -> Merging {
        lock_project_of(transaction, id);
        auto segment = find_segment(transaction, id);
        if (!segment) return std::nullopt;
        const auto next = find_next(transaction, *segment);
        if (!next) return story::NothingThere{};
        story::require_seen(*segment, *next, seen);
        const auto before = story::text_bytes_of(*segment) + story::text_bytes_of(*next);
        story::merge(*segment, *next);
        require_room(transaction, segment->project_id,
                     {.text_bytes = story::text_bytes_of(*segment) - before});
        OwedChanges owed(transaction);
        const auto change =
            begin_change(transaction, segment->project_id, story::ChangeKind::merge, &*segment);
        record(transaction, change, Side::before, id);
        record_removed_sound(transaction, owed, change, Side::before, *next);
        transaction.run("DELETE FROM segments WHERE id = $1", next->id);
        write_script(transaction, *segment);
        record(transaction, change, Side::after, id);
        touch_project(transaction, segment->project_id);
        return story::MergedSegment{*std::move(segment), next->id, owed.all()};
    });
}

}  // namespace storyflow::store::sql
