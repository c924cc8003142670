#include "store/sql/segment_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "store/sql/narration_words.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_room.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/row_batch.hpp"

namespace storyflow::store::sql {

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
        .spoken_voice = row.take<std::optional<std::string>>(),
        .text_digest = row.take<std::string>(),
    };
    if (!audio_file) return std::nullopt;
    return narration;
}

story::Opening read_opening(Query& row) {
    auto title = row.take<std::optional<std::string>>();
    const auto level = row.take<std::int64_t>();
    story::Opening opening{.scene_break = row.take<std::int64_t>() != 0,
                           .pause = row.take<std::optional<double>>()};
    if (title) opening.chapter = story::ChapterStart{*std::move(title), level};
    return opening;
}

std::string select_segments(std::string_view rest) {
    return "SELECT " + std::string(segment_columns) + " FROM segments " + std::string(rest);
}

/// The segments after the one with this sequence number, in order.
std::vector<story::Segment> segments_behind(Transaction& transaction, std::string_view project_id,
                                            std::int64_t index, std::int64_t count) {
    return Query(transaction,
                 select_segments(
                     "WHERE project_id = $1 AND sequence_index > $2 ORDER BY sequence_index LIMIT $3"),
                 project_id, index, count)
        .all(read_segment);
}

/// How many rows of the project's average size to fetch at once.
std::int64_t rows_at_once(const story::ProjectSize& size) {
    constexpr std::int64_t bytes_at_once = 4'000'000;
    constexpr std::int64_t bytes_of_other_columns = 400;
    const auto of_one = size.text_bytes / std::max<std::int64_t>(1, size.segments) + bytes_of_other_columns;
    return std::max<std::int64_t>(1, bytes_at_once / of_one);
}

constexpr std::int64_t in_front_of_all = std::numeric_limits<std::int64_t>::min();

}  // namespace

story::Segment read_segment(Query& row) {
    return {
        .id = row.take<std::string>(),
        .project_id = row.take<std::string>(),
        .sequence_index = row.take<std::int64_t>(),
        .text_content = row.take<std::string>(),
        .image_prompt = row.take<std::string>(),
        .image_file = row.take<std::optional<std::string>>(),
        .narration = read_narration(row),
        .voice_id = row.take<std::optional<std::string>>(),
        .tts_speed = row.take<std::optional<double>>(),
        .opening = read_opening(row),
        .source_place = row.take<std::string>(),
        .image_fit = story::picture_fit_of(row.take<std::string>()).value_or(story::PictureFit::fill),
        .is_locked = row.take<bool>(),
        .text_revision = row.take<std::int64_t>(),
        .lock_revision = row.take<std::int64_t>(),
        .narration_revision = row.take<std::int64_t>(),
    };
}

OpeningColumns columns_of(const story::Opening& opening) {
    OpeningColumns columns{.scene_break = opening.scene_break ? 1 : 0, .pause_before = opening.pause};
    if (opening.chapter) {
        columns.chapter_title = opening.chapter->title;
        columns.chapter_level = opening.chapter->level;
    }
    return columns;
}

std::optional<story::Segment> find_segment(Transaction& transaction, std::string_view id) {
    return Query(transaction,
                 select_segments(
                     "WHERE id = $1 AND project_id NOT IN (SELECT project_id FROM removed_projects)"),
                 id)
        .first(read_segment);
}

void visit_segments(Transaction& transaction, std::string_view project_id, story::SegmentVisitor& visitor) {
    if (is_removed(transaction, project_id)) return visitor.begin({});
    const auto size = size_of_project(transaction, project_id);
    visitor.begin(size);
    const auto at_once = rows_at_once(size);
    std::int64_t index = in_front_of_all;
    for (std::int64_t got = at_once; got == at_once;) {
        auto segments = segments_behind(transaction, project_id, index, at_once);
        got = static_cast<std::int64_t>(segments.size());
        if (got > 0) index = segments.back().sequence_index;
        for (story::Segment& segment : segments)
            visitor.visit(std::move(segment));
    }
}

void write_segment(Transaction& transaction, const story::Segment& segment) {
    const auto opening = columns_of(segment.opening);
    transaction.run(R"sql(
        UPDATE segments
        SET text_content = $1, image_prompt = $2, is_locked = $3, text_revision = $4, lock_revision = $5,
            voice_id = $6, tts_speed = $7, chapter_title = $8, chapter_level = $9, scene_break = $10,
            pause_before = $11, image_file = $12, source_place = $13, image_fit = $14
        WHERE id = $15
    )sql",
                    segment.text_content, segment.image_prompt, segment.is_locked, segment.text_revision,
                    segment.lock_revision, segment.voice_id, segment.tts_speed, opening.chapter_title,
                    opening.chapter_level, opening.scene_break, opening.pause_before, segment.image_file,
                    segment.source_place, to_string(segment.image_fit), segment.id);
}

void write_narration(Transaction& transaction, std::string_view id, const story::Narration& narration) {
    transaction.run(R"sql(
        UPDATE segments
        SET audio_file = $1, audio_duration = $2, audio_engine = $3, audio_voice = $4,
            audio_spoken_voice = $5, audio_speed = $6, audio_text_revision = $7, audio_item = $8,
            audio_text_digest = $9, narration_revision = narration_revision + 1
        WHERE id = $10
    )sql",
                    narration.audio_file, narration.duration, narration.engine, narration.voice,
                    narration.spoken_voice, narration.speed, narration.text_revision, narration.item_id,
                    narration.text_digest, id);
}

void write_dictionary(Transaction& transaction, std::string_view id, std::int64_t revision) {
    transaction.run(R"sql(
        INSERT INTO narration_dictionaries (segment_id, revision) VALUES ($1, $2)
        ON CONFLICT (segment_id) DO UPDATE SET revision = excluded.revision
    )sql",
                    id, revision);
}

void open_place(Transaction& transaction, std::string_view project_id, std::int64_t place) {
    // First moved to negative numbers: two segments must never have the same number, not even between
    // statements.
    transaction.run(R"sql(
        UPDATE segments SET sequence_index = -1 - sequence_index WHERE project_id = $1 AND sequence_index >= $2
    )sql",
                    project_id, place);
    transaction.run(
        "UPDATE segments SET sequence_index = -sequence_index WHERE project_id = $1 AND sequence_index < 0",
        project_id);
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

std::vector<std::string> order_of_segments(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, "SELECT id FROM segments WHERE project_id = $1 ORDER BY sequence_index",
                 project_id)
        .all<std::string>();
}

void clear_narration(Transaction& transaction, std::string_view id) {
    replace_words(transaction, id, {});
    transaction.run(R"sql(
        UPDATE segments
        SET audio_file = NULL, audio_duration = NULL, audio_engine = NULL, audio_voice = NULL,
            audio_spoken_voice = NULL, audio_speed = NULL, audio_text_revision = NULL, audio_item = NULL,
            audio_text_digest = ''
        WHERE id = $1
    )sql",
                    id);
}

std::vector<story::Segment> insert_segments(Transaction& transaction, base::IdSource& ids,
                                            std::string_view project_id, std::int64_t first_index,
                                            const std::vector<story::NewSegment>& new_segments) {
    std::vector<story::Segment> segments;
    for (const story::NewSegment& new_segment : new_segments) {
        story::Segment segment;
        segment.id = new_segment.id.empty() ? ids.uuid() : new_segment.id;
        segment.project_id = std::string(project_id);
        segment.sequence_index = first_index++;
        segment.text_content = new_segment.text_content;
        segment.image_prompt = new_segment.image_prompt;
        segment.voice_id = new_segment.voice_id;
        segment.tts_speed = new_segment.tts_speed;
        segment.opening = new_segment.opening;
        segment.source_place = new_segment.source_place;
        segment.image_fit = new_segment.image_fit;
        if (new_segment.image) segment.image_file = new_segment.image->target;
        segments.push_back(std::move(segment));
    }
    RowBatch rows("($, $, $, $, $, $, $, $, $, $, $, $, $, $)");
    for (const story::Segment& segment : segments) {
        const auto opening = columns_of(segment.opening);
        rows.add(segment.id, segment.project_id, segment.sequence_index, segment.text_content,
                 segment.image_prompt, segment.voice_id, segment.tts_speed, opening.chapter_title,
                 opening.chapter_level, opening.scene_break, opening.pause_before, segment.source_place,
                 segment.image_file, to_string(segment.image_fit));
    }
    rows.run(transaction, R"sql(
        INSERT INTO segments (id, project_id, sequence_index, text_content, image_prompt, voice_id, tts_speed,
                              chapter_title, chapter_level, scene_break, pause_before, source_place, image_file,
                              image_fit)
        VALUES )sql");
    OwedChanges owed(transaction);
    for (const story::NewSegment& new_segment : new_segments) {
        if (new_segment.image) owed.publish(new_segment.image->incoming_file, new_segment.image->target);
    }
    return segments;
}

}  // namespace storyflow::store::sql
