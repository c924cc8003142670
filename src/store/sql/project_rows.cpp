#include "store/sql/project_rows.hpp"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "store/sql/row_batch.hpp"
#include "story/staleness.hpp"

namespace storyflow::store::sql {

namespace {

story::ProjectSummary read_summary(Query& row) {
    return {
        .project =
            {
                .id = row.take<std::string>(),
                .title = row.take<std::string>(),
                .created_at = row.take<base::Timestamp>(),
                .updated_at = row.take<base::Timestamp>(),
                .status = story::render_status_of(row.take<std::string>()),
                .resolution_width = row.take<std::int64_t>(),
                .resolution_height = row.take<std::int64_t>(),
                .framerate = row.take<std::int64_t>(),
                .output_path = row.take<std::optional<std::string>>(),
                .voice_id = row.take<std::optional<std::string>>(),
                .tts_speed = row.take<std::optional<double>>(),
                .author = row.take<std::string>(),
                .source_file = row.take<std::optional<std::string>>(),
            },
        .segment_count = row.take<std::int64_t>(),
        .narrated_count = row.take<std::int64_t>(),
        .narrated_seconds = row.take<double>(),
        .cover = row.take<std::optional<std::string>>(),
    };
}

story::ProjectSummary read_listed(Query& row) {
    auto summary = read_summary(row);
    summary.stale_count = row.take<std::int64_t>();
    return summary;
}

std::string order_of(const story::ProjectQuery& wanted) {
    const std::string direction = wanted.is_descending ? " DESC" : "";
    switch (wanted.order) {
        case story::ProjectOrder::created:
            return "page.created_at" + direction + ", page.id";
        case story::ProjectOrder::updated:
            return "page.updated_at" + direction + ", page.id";
        case story::ProjectOrder::title:
            return "page.title_key" + direction + ", page.id";
    }
    return "page.id";
}

/// Selects the page before counting segments, so that other projects are not counted. An empty search text is
/// part of every title.
std::string with_page(const std::string& order) {
    return R"sql(
        WITH page AS MATERIALIZED (
            SELECT * FROM projects AS page
            WHERE strpos(title_key, $1) > 0 AND id NOT IN (SELECT project_id FROM removed_projects)
            ORDER BY )sql" +
           order + " LIMIT $2 OFFSET $3)";
}

/// Whether the segment or its story asks for another voice or speed than its narration has: the rule of
/// `story::staleness`. NULL without a narration, and where neither asks for any.
constexpr const char* asks_for_another_rendition =
    "(audio_voice <> coalesce(segments.voice_id, page.voice_id)"
    " OR abs(audio_speed - coalesce(segments.tts_speed, page.tts_speed)) > 1e-6)";

std::string summaries_sql(const std::string& order) {
    return with_page(order) + R"sql(
        , counted AS MATERIALIZED (
            SELECT project_id, count(*) AS segments, count(audio_duration) AS narrated,
                   sum(audio_duration) AS seconds
            FROM segments
            WHERE project_id IN (SELECT id FROM page)
            GROUP BY project_id
        )
        SELECT page.id, title, created_at, updated_at, status, resolution_width, resolution_height, framerate,
               output_path, voice_id, tts_speed, author, source_file,
               coalesce(segments, 0), coalesce(narrated, 0), coalesce(seconds, 0.0),
               (SELECT image_file FROM segments
                WHERE project_id = page.id AND image_file IS NOT NULL
                ORDER BY sequence_index LIMIT 1),
               (SELECT count(*) FROM segments WHERE project_id = page.id AND )sql" +
           asks_for_another_rendition + R"sql()
        FROM page LEFT JOIN counted ON project_id = page.id
        ORDER BY )sql" +
           order;
}

/// The narrations whose voice and speed are right but whose text has another revision than was spoken. Only
/// its digest tells whether the text was changed back. The cross join keeps the page first: its segments are
/// looked up, and those of other projects are not read.
std::string revised_texts_sql(const std::string& order) {
    return with_page(order) + R"sql(
        SELECT project_id, audio_text_digest, text_content
        FROM page CROSS JOIN segments
        WHERE project_id = page.id AND audio_text_revision <> text_revision AND )sql" +
           asks_for_another_rendition + " IS NOT TRUE";
}

/// Adds the narrations of another text to the stale ones of their projects.
void add_reworded(Query& revised, std::vector<story::ProjectSummary>& projects) {
    std::unordered_map<std::string, std::int64_t> reworded;
    while (revised.next()) {
        const auto project = revised.take<std::string>();
        const auto spoken = revised.take<std::string>();
        if (story::is_another_text(spoken, revised.take<std::string>())) ++reworded[project];
    }
    for (auto& summary : projects) {
        const auto found = reworded.find(summary.project.id);
        if (found != reworded.end()) *summary.stale_count += found->second;
    }
}

}  // namespace

void insert_project(Transaction& transaction, const story::Project& project) {
    transaction.run(R"sql(
        INSERT INTO projects (id, title, title_key, created_at, updated_at, status, resolution_width,
                              resolution_height, framerate, output_path, voice_id, tts_speed, author, source_file)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
                    project.id, project.title, base::case_folded(project.title), project.created_at,
                    project.updated_at, to_string(project.status), project.resolution_width,
                    project.resolution_height, project.framerate, project.output_path, project.voice_id,
                    project.tts_speed, project.author, project.source_file);
}

void write_project_edit(Transaction& transaction, const story::Project& project) {
    transaction.run(
        "UPDATE projects SET title = $1, title_key = $2, voice_id = $3, tts_speed = $4, author = $5 WHERE id "
        "= $6",
        project.title, base::case_folded(project.title), project.voice_id, project.tts_speed, project.author,
        project.id);
}

void fill_title_keys(Transaction& transaction) {
    const auto keys = Query(transaction, "SELECT id, title FROM projects").all([](Query& row) {
        auto id = row.take<std::string>();
        return std::pair(std::move(id), base::case_folded(row.take<std::string>()));
    });
    RowBatch rows("($, $)");
    for (const auto& [id, key] : keys)
        rows.add(id, key);
    rows.run(transaction, "WITH filled (filled_id, folded) AS (VALUES ",
             ") UPDATE projects SET title_key = folded FROM filled WHERE id = filled_id");
}

std::optional<story::ProjectSummary> find_project(Transaction& transaction, std::string_view id) {
    Query query(transaction, R"sql(
        SELECT id, title, created_at, updated_at, status, resolution_width, resolution_height, framerate,
               output_path, voice_id, tts_speed, author, source_file,
               counted.segments, counted.narrated, counted.seconds,
               (SELECT image_file FROM segments
                WHERE project_id = $1 AND image_file IS NOT NULL
                ORDER BY sequence_index LIMIT 1)
        FROM projects, (
            SELECT count(*) AS segments, count(audio_duration) AS narrated,
                   coalesce(sum(audio_duration), 0.0) AS seconds
            FROM segments
            WHERE project_id = $1
        ) AS counted
        WHERE id = $1 AND id NOT IN (SELECT project_id FROM removed_projects)
    )sql",
                id);
    return query.first(read_summary);
}

story::ProjectPage list_projects(Transaction& transaction, const story::ProjectQuery& wanted,
                                 std::int64_t offset, std::int64_t limit) {
    const auto title_part = base::case_folded(wanted.search);
    Query count(transaction, R"sql(
        SELECT count(*) FROM projects
        WHERE strpos(title_key, $1) > 0 AND id NOT IN (SELECT project_id FROM removed_projects)
    )sql",
                title_part);
    const auto order = order_of(wanted);
    story::ProjectPage page{.count = count.value<std::int64_t>()};
    page.projects = Query(transaction, summaries_sql(order), title_part, limit, offset).all(read_listed);
    Query revised(transaction, revised_texts_sql(order), title_part, limit, offset);
    add_reworded(revised, page.projects);
    return page;
}

bool lock_project(Transaction& transaction, std::string_view id) {
    const bool is_there =
        Query(transaction, "SELECT 1 FROM projects WHERE id = $1 FOR NO KEY UPDATE", id).next();
    return is_there && !is_removed(transaction, id);
}

bool is_removed(Transaction& transaction, std::string_view id) {
    return Query(transaction, "SELECT 1 FROM removed_projects WHERE project_id = $1", id).next();
}

bool lock_project_of(Transaction& transaction, std::string_view segment_id) {
    return Query(transaction, R"sql(
        SELECT 1
        FROM projects JOIN segments ON segments.project_id = projects.id
        WHERE segments.id = $1
        FOR NO KEY UPDATE OF projects
    )sql",
                 segment_id)
        .next();
}

bool touch_project(Transaction& transaction, std::string_view id) {
    return transaction.run("UPDATE projects SET updated_at = greatest(updated_at + 1, $1) WHERE id = $2",
                           transaction.now(), id) > 0;
}

}  // namespace storyflow::store::sql
