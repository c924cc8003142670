#include "store/sql/change_records.hpp"

#include <chrono>

#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

constexpr std::chrono::microseconds one_go = std::chrono::minutes(1);

std::int64_t place_of(Transaction& transaction, const story::Segment& segment) {
    return Query(transaction, "SELECT count(*) FROM segments WHERE project_id = $1 AND sequence_index <= $2",
                 segment.project_id, segment.sequence_index)
        .value<std::int64_t>();
}

std::string id_of(const story::Segment* segment) {
    return segment == nullptr ? std::string() : segment->id;
}

std::int64_t next_number(Transaction& transaction, std::string_view project_id) {
    return Query(
               transaction,
               "UPDATE projects SET change_number = change_number + 1 WHERE id = $1 RETURNING change_number",
               project_id)
        .value<std::int64_t>();
}

bool has_row(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id) {
    return Query(transaction, R"sql(
        SELECT 1 FROM changed_segments
        WHERE project_id = $1 AND change_number = $2 AND id = $3 AND side = $4
    )sql",
                 change.project_id, change.number, segment_id, number_of(side))
        .next();
}

void remove_words(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id) {
    transaction.run(R"sql(
        DELETE FROM changed_words
        WHERE project_id = $1 AND change_number = $2 AND segment_id = $3 AND side = $4
    )sql",
                    change.project_id, change.number, segment_id, number_of(side));
}

/// The statement that copies rows of `segments`, up to the condition that chooses them; $1 is the change's
/// number, $2 that of the side.
std::string copying_rows() {
    const std::string columns(segment_columns);
    return "INSERT INTO changed_segments (change_number, side, kept_sound, dictionary_revision, " + columns +
           R"sql()
        SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), '',
               coalesce((SELECT revision FROM narration_dictionaries WHERE segment_id = segments.id), 0), )sql" +
           columns + " FROM segments ";
}

ChangeKey dated_now(Transaction& transaction, const ChangeKey& change) {
    transaction.run("UPDATE story_changes SET changed_at = $1 WHERE project_id = $2 AND number = $3",
                    transaction.now(), change.project_id, change.number);
    return change;
}

void copy_row(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id) {
    transaction.run(copying_rows() + "WHERE id = $3", change.number, number_of(side), segment_id);
}

std::string as_list(const std::vector<std::string>& ids) {
    std::string list;
    for (const std::string& id : ids)
        list += (list.empty() ? "" : ",") + id;
    return list;
}

}  // namespace

Side other(Side side) {
    return side == Side::before ? Side::after : Side::before;
}

std::int64_t number_of(Side side) {
    return side == Side::before ? 0 : 1;
}

ChangeKey begin_change(Transaction& transaction, std::string_view project_id, story::ChangeKind kind,
                       const story::Segment* segment, std::string_view task_id) {
    transaction.run("UPDATE story_changes SET state = 'passed' WHERE project_id = $1 AND state = 'undone'",
                    project_id);
    const ChangeKey change{project_id, next_number(transaction, project_id)};
    const std::int64_t place = segment == nullptr ? 0 : place_of(transaction, *segment);
    transaction.run(R"sql(
        INSERT INTO story_changes (project_id, number, kind, segment_id, place, task_id, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
                    change.project_id, change.number, to_string(kind), id_of(segment), place, task_id,
                    transaction.now());
    return change;
}

ChangeKey continue_change(Transaction& transaction, std::string_view project_id, story::ChangeKind kind,
                          const story::Segment* segment) {
    const auto latest = Query(transaction, R"sql(
        SELECT number FROM story_changes
        WHERE project_id = $1 AND kind = $2 AND segment_id = $3 AND state = 'done' AND changed_at >= $4
              AND change_group = '' AND number = (SELECT change_number FROM projects WHERE id = $1)
    )sql",
                              project_id, to_string(kind), id_of(segment), transaction.now() - one_go)
                            .first<std::int64_t>();
    if (!latest) return begin_change(transaction, project_id, kind, segment);
    return dated_now(transaction, {project_id, *latest});
}

ChangeKey change_of_group(Transaction& transaction, story::ChangeKind kind, const story::Segment& segment,
                          const story::ChangeGroup& group) {
    if (group.empty()) return begin_change(transaction, segment.project_id, kind, &segment);
    const auto latest = Query(transaction, R"sql(
        SELECT number FROM story_changes
        WHERE project_id = $1 AND kind = $2 AND change_group = $3 AND state = 'done'
              AND number = (SELECT change_number FROM projects WHERE id = $1)
    )sql",
                              segment.project_id, to_string(kind), group)
                            .first<std::int64_t>();
    if (latest) return dated_now(transaction, {segment.project_id, *latest});
    const auto change = begin_change(transaction, segment.project_id, kind, &segment);
    transaction.run("UPDATE story_changes SET change_group = $1 WHERE project_id = $2 AND number = $3", group,
                    change.project_id, change.number);
    return change;
}

ChangeKey change_of_task(Transaction& transaction, const story::Segment& segment, std::string_view task_id) {
    const auto known = Query(transaction, R"sql(
        SELECT number FROM story_changes
        WHERE project_id = $1 AND task_id = $2 AND state = 'done' ORDER BY number DESC LIMIT 1
    )sql",
                             segment.project_id, task_id)
                           .first<std::int64_t>();
    if (known && !task_id.empty()) return {segment.project_id, *known};
    return begin_change(transaction, segment.project_id, story::ChangeKind::narration, &segment, task_id);
}

void remove_recorded(Transaction& transaction, const ChangeKey& change, Side side,
                     std::string_view segment_id) {
    transaction.run(
        "DELETE FROM changed_segments WHERE project_id = $1 AND change_number = $2 AND id = $3 AND side = $4",
        change.project_id, change.number, segment_id, number_of(side));
    remove_words(transaction, change, side, segment_id);
}

bool record(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id,
            WithSound sound) {
    if (side == Side::before && has_row(transaction, change, side, segment_id)) return false;
    remove_recorded(transaction, change, side, segment_id);
    copy_row(transaction, change, side, segment_id);
    if (sound == WithSound::yes) record_words(transaction, change, side, segment_id);
    return true;
}

void record_again(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id) {
    remove_recorded(transaction, change, side, segment_id);
    copy_row(transaction, change, side, segment_id);
    record_words(transaction, change, side, segment_id);
}

void record_words(Transaction& transaction, const ChangeKey& change, Side side, std::string_view segment_id) {
    remove_words(transaction, change, side, segment_id);
    transaction.run(R"sql(
        INSERT INTO changed_words (project_id, change_number, side, segment_id, position, text, spoken,
                                   start_time, end_time, char_start, char_end)
        SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), segment_id, position, text, spoken,
               start_time, end_time, char_start, char_end
        FROM narration_words
        WHERE segment_id = $4
    )sql",
                    change.project_id, change.number, number_of(side), segment_id);
}

void record_project(Transaction& transaction, const ChangeKey& change, Side side) {
    const auto known = Query(transaction, R"sql(
        SELECT 1 FROM changed_projects WHERE project_id = $1 AND change_number = $2 AND side = $3
    )sql",
                             change.project_id, change.number, number_of(side))
                           .next();
    if (known && side == Side::before) return;
    transaction.run("DELETE FROM changed_projects WHERE project_id = $1 AND change_number = $2 AND side = $3",
                    change.project_id, change.number, number_of(side));
    transaction.run(R"sql(
        INSERT INTO changed_projects (project_id, change_number, side, title, author, voice_id, tts_speed)
        SELECT id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), title, author, voice_id, tts_speed
        FROM projects
        WHERE id = $1
    )sql",
                    change.project_id, change.number, number_of(side));
}

void record_order(Transaction& transaction, const ChangeKey& change, const std::vector<std::string>& before,
                  const std::vector<std::string>& after) {
    transaction.run(R"sql(
        UPDATE story_changes SET order_before = $1, order_after = $2 WHERE project_id = $3 AND number = $4
    )sql",
                    as_list(before), as_list(after), change.project_id, change.number);
}

void record_insertion(Transaction& transaction, const story::Segment& segment) {
    const auto change = begin_change(transaction, segment.project_id, story::ChangeKind::insertion, &segment);
    record(transaction, change, Side::after, segment.id);
}

void record_insertions(Transaction& transaction, const std::vector<story::Segment>& segments) {
    if (segments.empty()) return;
    const auto& first = segments.front();
    const auto change = begin_change(transaction, first.project_id, story::ChangeKind::insertion, &first);
    transaction.run(copying_rows() + "WHERE project_id = $3 AND sequence_index >= $4", change.number,
                    number_of(Side::after), first.project_id, first.sequence_index);
}

std::string kept_name(const ChangeKey& change, const story::Segment& segment) {
    return "projects/" + segment.project_id + "/kept/" + segment.id + '-' + std::to_string(change.number) +
           '-' + std::to_string(segment.narration_revision) + ".wav";
}

void write_kept_sound(Transaction& transaction, const ChangeKey& change, Side side,
                      std::string_view segment_id, const std::string& file) {
    transaction.run(R"sql(
        UPDATE changed_segments SET kept_sound = $1
        WHERE project_id = $2 AND change_number = $3 AND id = $4 AND side = $5
    )sql",
                    file, change.project_id, change.number, segment_id, number_of(side));
}

void record_removed_sound(Transaction& transaction, OwedChanges& owed, const ChangeKey& change, Side side,
                          const story::Segment& segment) {
    record(transaction, change, side, segment.id, WithSound::yes);
    if (!segment.narration) return;
    const auto kept = kept_name(change, segment);
    if (owed.remove_file(segment.narration->audio_file, kept)) {
        write_kept_sound(transaction, change, side, segment.id, kept);
    }
}

}  // namespace storyflow::store::sql
