#include "store/sqlite/segment_rows.hpp"

#include <string>
#include <utility>

#include "store/sqlite/project_room.hpp"

namespace storyflow::store {

namespace {

std::optional<story::Narration> read_narration(Query& row) {
    auto audio_file = row.take<std::optional<std::string>>();
    story::Narration narration{
        .audio_file = audio_file.value_or(""),
        .duration = row.take<double>(),
        .engine = row.take<std::string>(),
        .voice = row.take<std::string>(),
        .speed = row.take<double>(),
        .text_revision = row.take<std::int64_t>(),
        .item_id = row.take<std::optional<std::int64_t>>(),
    };
    if (!audio_file) return std::nullopt;
    return narration;
}

story::Segment read_segment(Query& row) {
    return {
        .id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .sequence_index = row.take<std::int64_t>(),
        .text_content = row.take<std::string>(),
        .image_prompt = row.take<std::string>(),
        .image_file = row.take<std::optional<std::string>>(),
        .narration = read_narration(row),
        .is_locked = row.take<bool>(),
        .text_revision = row.take<std::int64_t>(),
        .lock_revision = row.take<std::int64_t>(),
        .narration_revision = row.take<std::int64_t>(),
    };
}

void insert_segment(Connection& connection, const story::Segment& segment) {
    connection.run(R"sql(
        INSERT INTO segments (id, project_id, sequence_index, text_content, image_prompt,
                              is_locked, text_revision, lock_revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
                   segment.id, segment.project_id, segment.sequence_index, segment.text_content,
                   segment.image_prompt, segment.is_locked, segment.text_revision, segment.lock_revision);
}

}  // namespace

std::optional<story::Segment> find_segment(Connection& connection, std::string_view id) {
    Query query(connection, R"sql(
        SELECT id, project_id, sequence_index, text_content, image_prompt, image_file,
               audio_file, audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision,
               audio_item, is_locked, text_revision, lock_revision,
               narration_revision
        FROM segments
        WHERE id = ?
    )sql",
                id);
    if (!query.next()) return std::nullopt;
    return read_segment(query);
}

namespace {

/// Has `take` take all segments of a project in their order.
template <class Take>
void read_segments(Connection& connection, std::string_view project_id, const Take& take) {
    Query query(connection, R"sql(
        SELECT id, project_id, sequence_index, text_content, image_prompt, image_file,
               audio_file, audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision,
               audio_item, is_locked, text_revision, lock_revision,
               narration_revision
        FROM segments
        WHERE project_id = ?
        ORDER BY sequence_index, id
    )sql",
                project_id);
    while (query.next())
        take(read_segment(query));
}

}  // namespace

std::vector<story::Segment> list_segments(Connection& connection, std::string_view project_id) {
    std::vector<story::Segment> segments;
    read_segments(connection, project_id,
                  [&](story::Segment&& segment) { segments.push_back(std::move(segment)); });
    return segments;
}

void visit_segments(Connection& connection, std::string_view project_id, story::SegmentVisitor& visitor) {
    visitor.begin(size_of_project(connection, project_id));
    read_segments(connection, project_id,
                  [&](story::Segment&& segment) { visitor.visit(std::move(segment)); });
}

std::vector<story::Segment> insert_segments(Connection& connection, base::IdSource& ids,
                                            std::string_view project_id, std::int64_t first_index,
                                            const std::vector<story::NewSegment>& new_segments) {
    std::vector<story::Segment> segments;
    for (const story::NewSegment& new_segment : new_segments) {
        story::Segment segment;
        segment.id = ids.uuid();
        segment.project_id = std::string(project_id);
        segment.sequence_index = first_index++;
        segment.text_content = new_segment.text_content;
        segment.image_prompt = new_segment.image_prompt;
        insert_segment(connection, segment);
        segments.push_back(std::move(segment));
    }
    return segments;
}

}  // namespace storyflow::store
