#include "store/sql/change_rows.hpp"

#include <algorithm>
#include <utility>

#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

constexpr std::string_view change_columns = R"sql(
    SELECT number, kind, segment_id, place,
           (SELECT count(DISTINCT id) FROM changed_segments
            WHERE changed_segments.project_id = story_changes.project_id AND change_number = number),
           (SELECT word FROM changed_pronunciations AS said
            WHERE said.project_id = story_changes.project_id AND said.change_number = number
            ORDER BY side DESC LIMIT 1),
           state, changed_at
    FROM story_changes
)sql";

story::StoryChange read_change(Query& row) {
    return {.id = row.take<std::int64_t>(),
            .kind = story::change_kind_of(row.take<std::string>()).value_or(story::ChangeKind::text),
            .segment_id = row.take<std::string>(),
            .place = row.take<std::int64_t>(),
            .segments = row.take<std::int64_t>(),
            .word = row.take<std::optional<std::string>>().value_or(""),
            .is_undone = row.take<std::string>() == "undone",
            .changed_at = row.take<base::Timestamp>()};
}

std::string select_changes(std::string_view rest) {
    return std::string(change_columns).append(rest);
}

RecordedSegment read_recorded(Query& row) {
    auto segment = read_segment(row);
    return {.segment = std::move(segment),
            .kept_sound = row.take<std::string>(),
            .dictionary_revision = row.take<std::int64_t>()};
}

std::vector<std::string> ids_in(std::string_view list) {
    std::vector<std::string> ids;
    while (!list.empty()) {
        const auto id = list.substr(0, list.find(','));
        list.remove_prefix(std::min(id.size() + 1, list.size()));
        ids.emplace_back(id);
    }
    return ids;
}

std::vector<std::string> files_of(Transaction& transaction, const ChangeKey& change, std::string_view sql) {
    return Query(transaction, sql, change.project_id, change.number).all<std::string>();
}

}  // namespace

std::optional<story::StoryChange> change_to_undo(Transaction& transaction, std::string_view project_id) {
    return Query(transaction,
                 select_changes("WHERE project_id = $1 AND state = 'done' ORDER BY number DESC LIMIT 1"),
                 project_id)
        .first(read_change);
}

std::optional<story::StoryChange> change_to_redo(Transaction& transaction, std::string_view project_id) {
    return Query(transaction,
                 select_changes("WHERE project_id = $1 AND state = 'undone' ORDER BY number LIMIT 1"),
                 project_id)
        .first(read_change);
}

story::ChangeList list_changes(Transaction& transaction, std::string_view project_id) {
    story::ChangeList list;
    list.undoable =
        Query(transaction,
              select_changes("WHERE project_id = $1 AND state = 'done' ORDER BY number DESC LIMIT $2"),
              project_id, story::most_changes)
            .all(read_change);
    list.redoable =
        Query(transaction,
              select_changes("WHERE project_id = $1 AND state = 'undone' ORDER BY number LIMIT $2"),
              project_id, story::most_changes)
            .all(read_change);
    return list;
}

std::vector<std::string> segments_of_change(Transaction& transaction, const ChangeKey& change) {
    return Query(transaction, R"sql(
        SELECT id FROM changed_segments WHERE project_id = $1 AND change_number = $2
        GROUP BY id ORDER BY min(side), min(sequence_index), id
    )sql",
                 change.project_id, change.number)
        .all<std::string>();
}

std::optional<RecordedSegment> find_recorded(Transaction& transaction, const ChangeKey& change, Side side,
                                             std::string_view segment_id) {
    return Query(transaction,
                 "SELECT " + std::string(segment_columns) + R"sql(, kept_sound, dictionary_revision
        FROM changed_segments
        WHERE project_id = $1 AND change_number = $2 AND id = $3 AND side = $4)sql",
                 change.project_id, change.number, segment_id, number_of(side))
        .first(read_recorded);
}

std::optional<story::Project> find_recorded_project(Transaction& transaction, const ChangeKey& change,
                                                    Side side) {
    return Query(transaction, R"sql(
        SELECT title, author, voice_id, tts_speed FROM changed_projects
        WHERE project_id = $1 AND change_number = $2 AND side = $3
    )sql",
                 change.project_id, change.number, number_of(side))
        .first([](Query& row) {
            story::Project project;
            project.title = row.take<std::string>();
            project.author = row.take<std::string>();
            project.voice_id = row.take<std::optional<std::string>>();
            project.tts_speed = row.take<std::optional<double>>();
            return project;
        });
}

std::optional<std::vector<std::string>> recorded_order(Transaction& transaction, const ChangeKey& change,
                                                       Side side) {
    const std::string column = side == Side::before ? "order_before" : "order_after";
    const auto list =
        Query(transaction, "SELECT " + column + " FROM story_changes WHERE project_id = $1 AND number = $2",
              change.project_id, change.number)
            .first<std::string>();
    if (!list || list->empty()) return std::nullopt;
    return ids_in(*list);
}

story::ProjectSize growth_of(Transaction& transaction, const ChangeKey& change, Side to) {
    Query row(transaction, R"sql(
        SELECT count(*), CAST(coalesce(sum(octet_length(text_content) + octet_length(image_prompt) +
                                           octet_length(coalesce(chapter_title, ''))), 0) AS BIGINT)
        FROM changed_segments AS wanted
        WHERE project_id = $1 AND change_number = $2 AND side = $3
              AND NOT EXISTS (SELECT 1 FROM changed_segments AS known
                              WHERE known.project_id = $1 AND known.change_number = $2 AND known.side = $4
                                    AND known.id = wanted.id)
    )sql",
              change.project_id, change.number, number_of(to), number_of(other(to)));
    row.next();
    story::ProjectSize growth;
    growth.segments = row.take<std::int64_t>();
    growth.text_bytes = row.take<std::int64_t>();
    return growth;
}

void insert_recorded(Transaction& transaction, const ChangeKey& change, Side side,
                     std::string_view segment_id) {
    const std::string columns(segment_columns);
    transaction.run("INSERT INTO segments (" + columns + ") SELECT " + columns + R"sql( FROM changed_segments
        WHERE project_id = $1 AND change_number = $2 AND id = $3 AND side = $4)sql",
                    change.project_id, change.number, segment_id, number_of(side));
}

void restore_words(Transaction& transaction, const ChangeKey& change, Side side,
                   std::string_view segment_id) {
    transaction.run("DELETE FROM narration_words WHERE segment_id = $1", segment_id);
    transaction.run(R"sql(
        INSERT INTO narration_words (segment_id, position, text, spoken, start_time, end_time, char_start,
                                     char_end)
        SELECT segment_id, position, text, spoken, start_time, end_time, char_start, char_end
        FROM changed_words
        WHERE project_id = $1 AND change_number = $2 AND segment_id = $3 AND side = $4
    )sql",
                    change.project_id, change.number, segment_id, number_of(side));
}

void mark_undone(Transaction& transaction, const ChangeKey& change, bool is_undone) {
    transaction.run("UPDATE story_changes SET state = $1 WHERE project_id = $2 AND number = $3",
                    is_undone ? "undone" : "done", change.project_id, change.number);
}

void forget_recorded(Transaction& transaction, OwedChanges& owed, const ChangeKey& change, Side side,
                     std::string_view segment_id) {
    const auto recorded = find_recorded(transaction, change, side, segment_id);
    if (!recorded) return;
    if (!recorded->kept_sound.empty()) owed.remove_file(recorded->kept_sound);
    remove_recorded(transaction, change, side, segment_id);
}

void forget_changes_of(Transaction& transaction, std::string_view project_id) {
    for (const auto* const table : {"changed_segments", "changed_words", "changed_projects",
                                    "changed_pronunciations", "story_changes"}) {
        transaction.run("DELETE FROM " + std::string(table) + " WHERE project_id = $1", project_id);
    }
}

void forget_change(Transaction& transaction, OwedChanges& owed, const ChangeKey& change) {
    const auto sounds = files_of(transaction, change, R"sql(
        SELECT kept_sound FROM changed_segments
        WHERE project_id = $1 AND change_number = $2 AND kept_sound <> ''
    )sql");
    const auto pictures = files_of(transaction, change, R"sql(
        SELECT DISTINCT image_file FROM changed_segments AS gone
        WHERE project_id = $1 AND change_number = $2 AND image_file IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM segments
                              WHERE segments.project_id = $1 AND segments.image_file = gone.image_file)
              AND NOT EXISTS (SELECT 1 FROM changed_segments AS rest
                              WHERE rest.project_id = $1 AND rest.image_file = gone.image_file
                                    AND rest.change_number <> $2)
    )sql");
    for (const std::string& file : sounds)
        owed.remove_file(file);
    for (const std::string& file : pictures)
        owed.remove_file(file);
    for (const auto* const table :
         {"changed_segments", "changed_words", "changed_projects", "changed_pronunciations"}) {
        transaction.run("DELETE FROM " + std::string(table) + " WHERE project_id = $1 AND change_number = $2",
                        change.project_id, change.number);
    }
    transaction.run("DELETE FROM story_changes WHERE project_id = $1 AND number = $2", change.project_id,
                    change.number);
}

}  // namespace storyflow::store::sql
