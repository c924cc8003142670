#include "store/sqlite/sequence_store.hpp"

#include <utility>

#include "store/sqlite/owed_changes.hpp"
#include "store/sqlite/project_room.hpp"
#include "store/sqlite/project_rows.hpp"
#include "store/sqlite/segment_rows.hpp"
#include "story/split_merge.hpp"

namespace storyflow::store {

namespace {

using Merging = std::optional<std::variant<story::MergedSegment, story::NothingThere>>;

/// Where a segment directly behind `after` belongs; nothing when the project has no such segment.
std::optional<std::int64_t> place_behind(Connection& connection, std::string_view project_id,
                                         const std::optional<std::string>& after) {
    if (!after) return 0;
    const auto segment = find_segment(connection, *after);
    if (!segment || segment->project_id != project_id) return std::nullopt;
    return segment->sequence_index + 1;
}

/// Those from `place` on move by one, and the new segment takes it.
story::Segment insert_at(Connection& connection, base::IdSource& ids, std::string_view project_id,
                         std::int64_t place, const story::NewSegment& segment) {
    // Out of the way first: two segments never share a number, not even for a moment.
    connection.run(
        "UPDATE segments SET sequence_index = -1 - sequence_index WHERE project_id = ? AND sequence_index >= "
        "?",
        project_id, place);
    connection.run(
        "UPDATE segments SET sequence_index = -sequence_index WHERE project_id = ? AND sequence_index < 0",
        project_id);
    return insert_segments(connection, ids, project_id, place, {segment}).front();
}

std::optional<story::Segment> find_next(Connection& connection, const story::Segment& segment) {
    std::optional<std::string> id;
    {
        Query query(connection, R"sql(
            SELECT id FROM segments
            WHERE project_id = ? AND sequence_index > ?
            ORDER BY sequence_index
            LIMIT 1
        )sql",
                    segment.project_id, segment.sequence_index);
        if (query.next()) id = query.take<std::string>();
    }
    return id ? find_segment(connection, *id) : std::nullopt;
}

void write_script(Connection& connection, const story::Segment& segment) {
    connection.run(R"sql(
        UPDATE segments
        SET text_content = ?, text_revision = ?, image_prompt = ?, image_file = ?
        WHERE id = ?
    )sql",
                   segment.text_content, segment.text_revision, segment.image_prompt, segment.image_file,
                   segment.id);
}

/// What the one that goes leaves behind, except the picture that was taken over.
story::MediaChanges files_of(Connection& connection, const story::Segment& gone,
                             const story::Segment& merged) {
    OwedChanges owed(connection);
    if (gone.image_file && gone.image_file != merged.image_file) owed.remove_file(*gone.image_file);
    if (gone.narration) owed.remove_file(gone.narration->audio_file);
    return owed.all();
}

}  // namespace

std::optional<story::Segment> SqliteSequenceStore::insert(std::string_view project_id,
                                                          const std::optional<std::string>& after,
                                                          const story::NewSegment& segment) {
    return database_.write([&](Connection& connection) -> std::optional<story::Segment> {
        const auto place = place_behind(connection, project_id, after);
        if (!place || !touch_project(connection, project_id, clock_.now())) return std::nullopt;
        require_room(connection, project_id, story::size_of({segment}));
        return insert_at(connection, ids_, project_id, *place, segment);
    });
}

std::optional<story::SplitSegment> SqliteSequenceStore::split(std::string_view id, std::int64_t at) {
    return database_.write([&](Connection& connection) -> std::optional<story::SplitSegment> {
        auto first = find_segment(connection, id);
        if (!first) return std::nullopt;
        const auto rest = story::split(*first, at);
        require_room(connection, first->project_id, {.segments = 1});
        write_script(connection, *first);
        auto second = insert_at(connection, ids_, first->project_id, first->sequence_index + 1,
                                {.text_content = rest, .image_prompt = {}});
        touch_project(connection, first->project_id, clock_.now());
        return story::SplitSegment{*std::move(first), std::move(second)};
    });
}

Merging SqliteSequenceStore::merge_next(std::string_view id) {
    return database_.write([&](Connection& connection) -> Merging {
        auto segment = find_segment(connection, id);
        if (!segment) return std::nullopt;
        const auto next = find_next(connection, *segment);
        if (!next) return story::NothingThere{};
        const auto before = story::text_bytes_of(*segment) + story::text_bytes_of(*next);
        story::merge(*segment, *next);
        require_room(connection, segment->project_id,
                     {.text_bytes = story::text_bytes_of(*segment) - before});
        connection.run("DELETE FROM segments WHERE id = ?", next->id);
        write_script(connection, *segment);
        touch_project(connection, segment->project_id, clock_.now());
        auto changes = files_of(connection, *next, *segment);
        return story::MergedSegment{*std::move(segment), next->id, std::move(changes)};
    });
}

}  // namespace storyflow::store
