#include "store/sql/sequence_store.hpp"

#include <utility>

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
    // First moved to negative numbers: two segments must never have the same number, not even between
    // statements.
    transaction.run(R"sql(
        UPDATE segments SET sequence_index = -1 - sequence_index WHERE project_id = $1 AND sequence_index >= $2
    )sql",
                    project_id, place);
    transaction.run(
        "UPDATE segments SET sequence_index = -sequence_index WHERE project_id = $1 AND sequence_index < 0",
        project_id);
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
        SET text_content = $1, text_revision = $2, image_prompt = $3, image_file = $4
        WHERE id = $5
    )sql",
                    segment.text_content, segment.text_revision, segment.image_prompt, segment.image_file,
                    segment.id);
}

/// Removal of the files of the segment `gone`, except a picture that the merged segment keeps.
story::MediaChanges files_of(Transaction& transaction, const story::Segment& gone,
                             const story::Segment& merged) {
    OwedChanges owed(transaction);
    if (gone.image_file && gone.image_file != merged.image_file) owed.remove_file(*gone.image_file);
    if (gone.narration) owed.remove_file(gone.narration->audio_file);
    return owed.all();
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
        return insert_at(transaction, ids_, project_id, *place, segment);
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
        write_script(transaction, *first);
        auto second = insert_at(transaction, ids_, first->project_id, first->sequence_index + 1,
                                {.text_content = rest,
                                 .image_prompt = {},
                                 .voice_id = first->voice_id,
                                 .tts_speed = first->tts_speed});
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
        transaction.run("DELETE FROM segments WHERE id = $1", next->id);
        write_script(transaction, *segment);
        touch_project(transaction, segment->project_id);
        auto changes = files_of(transaction, *next, *segment);
        return story::MergedSegment{*std::move(segment), next->id, std::move(changes)};
    });
}

}  // namespace storyflow::store::sql
