#include "store/postgres/segment_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "store/postgres/project_room.hpp"

namespace storyflow::store::postgres {

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

void insert(Transaction& transaction, std::string_view project_id, std::int64_t first_index,
            const std::vector<story::Segment>& segments) {
    std::vector<std::string> ids;
    std::vector<std::string> texts;
    std::vector<std::string> prompts;
    for (const story::Segment& segment : segments) {
        ids.push_back(segment.id);
        texts.push_back(segment.text_content);
        prompts.push_back(segment.image_prompt);
    }
    transaction.run(R"sql(
        INSERT INTO segments (id, project_id, sequence_index, text_content, image_prompt)
        SELECT id, $4, $5::bigint - 1 + place, text_content, image_prompt
        FROM unnest($1::text[], $2::text[], $3::text[])
             WITH ORDINALITY AS added (id, text_content, image_prompt, place)
    )sql",
                    ids, texts, prompts, project_id, first_index);
}

}  // namespace

std::optional<story::Segment> find_segment(Transaction& transaction, std::string_view id) {
    Query query(transaction, R"sql(
        SELECT id, project_id, sequence_index, text_content, image_prompt, image_file,
               audio_file, audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision,
               audio_item, is_locked, text_revision, lock_revision,
               narration_revision
        FROM segments
        WHERE id = $1
    )sql",
                id);
    if (!query.next()) return std::nullopt;
    return read_segment(query);
}

std::vector<story::Segment> list_segments(Transaction& transaction, std::string_view project_id) {
    Query query(transaction, R"sql(
        SELECT id, project_id, sequence_index, text_content, image_prompt, image_file,
               audio_file, audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision,
               audio_item, is_locked, text_revision, lock_revision,
               narration_revision
        FROM segments
        WHERE project_id = $1
        ORDER BY sequence_index, id
    )sql",
                project_id);
    std::vector<story::Segment> segments;
    while (query.next())
        segments.push_back(read_segment(query));
    return segments;
}

namespace {

/// The next rows behind the one with this number and id.
Query rows_behind(Transaction& transaction, std::string_view project_id, std::int64_t index,
                  const std::string& id, std::int64_t count) {
    return Query(transaction, R"sql(
        SELECT id, project_id, sequence_index, text_content, image_prompt, image_file,
               audio_file, audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision,
               audio_item, is_locked, text_revision, lock_revision,
               narration_revision
        FROM segments
        WHERE project_id = $1 AND (sequence_index, id) > ($2, $3)
        ORDER BY sequence_index, id
        LIMIT $4
    )sql",
                 project_id, index, id, count);
}

/// How many rows of an average length may be fetched at once.
std::int64_t rows_at_once(const story::ProjectSize& size) {
    constexpr std::int64_t bytes_at_once = 4'000'000;
    constexpr std::int64_t bytes_of_other_columns = 400;
    const auto of_one = size.text_bytes / std::max<std::int64_t>(1, size.segments) + bytes_of_other_columns;
    return std::max<std::int64_t>(1, bytes_at_once / of_one);
}

}  // namespace

void visit_segments(Transaction& transaction, std::string_view project_id, story::SegmentVisitor& visitor) {
    const auto size = size_of_project(transaction, project_id);
    visitor.begin(size);
    const auto at_once = rows_at_once(size);
    std::int64_t index = std::numeric_limits<std::int64_t>::min();
    std::string id;
    for (std::int64_t got = at_once; got == at_once;) {
        got = 0;
        for (auto rows = rows_behind(transaction, project_id, index, id, at_once); rows.next(); ++got) {
            auto segment = read_segment(rows);
            index = segment.sequence_index;
            id = segment.id;
            visitor.visit(std::move(segment));
        }
    }
}

std::vector<story::Segment> insert_segments(Transaction& transaction, base::IdSource& ids,
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
        segments.push_back(std::move(segment));
    }
    if (!segments.empty()) insert(transaction, project_id, segments.front().sequence_index, segments);
    return segments;
}

}  // namespace storyflow::store::postgres
