#include "store/sqlite/project_rows.hpp"

#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace storyflow::store {

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
            },
        .segment_count = row.take<std::int64_t>(),
        .narrated_count = row.take<std::int64_t>(),
        .narrated_seconds = row.take<double>(),
    };
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

/// The page first: what lies outside of it is not counted. An empty part is part of every title.
std::string page_sql(const story::ProjectQuery& wanted) {
    const auto order = order_of(wanted);
    return R"sql(
        WITH page AS MATERIALIZED (
            SELECT * FROM projects AS page WHERE instr(title_key, ?1) > 0 ORDER BY )sql" +
           order + R"sql( LIMIT ?2 OFFSET ?3
        ), counted AS MATERIALIZED (
            SELECT project_id, count(*) AS segments, count(audio_duration) AS narrated,
                   total(audio_duration) AS seconds
            FROM segments
            WHERE project_id IN (SELECT id FROM page)
            GROUP BY project_id
        )
        SELECT page.id, title, created_at, updated_at, status, resolution_width, resolution_height, framerate,
               output_path, voice_id, tts_speed,
               coalesce(segments, 0), coalesce(narrated, 0), coalesce(seconds, 0.0)
        FROM page LEFT JOIN counted ON project_id = page.id
        ORDER BY )sql" +
           order;
}

}  // namespace

void insert_project(Connection& connection, const story::Project& project) {
    connection.run(R"sql(
        INSERT INTO projects (id, title, title_key, created_at, updated_at, status, resolution_width,
                              resolution_height, framerate, output_path, voice_id, tts_speed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    )sql",
                   project.id, project.title, base::case_folded(project.title), project.created_at,
                   project.updated_at, to_string(project.status), project.resolution_width,
                   project.resolution_height, project.framerate, project.output_path, project.voice_id,
                   project.tts_speed);
}

void write_project_edit(Connection& connection, const story::Project& project) {
    connection.run("UPDATE projects SET title = ?, title_key = ?, voice_id = ?, tts_speed = ? WHERE id = ?",
                   project.title, base::case_folded(project.title), project.voice_id, project.tts_speed,
                   project.id);
}

void fill_title_keys(Connection& connection) {
    std::vector<std::pair<std::string, std::string>> titles;
    {
        Query query(connection, "SELECT id, title FROM projects");
        while (query.next()) {
            auto id = query.take<std::string>();
            titles.emplace_back(std::move(id), query.take<std::string>());
        }
    }
    for (const auto& [id, title] : titles) {
        connection.run("UPDATE projects SET title_key = ? WHERE id = ?", base::case_folded(title), id);
    }
}

std::optional<story::ProjectSummary> find_project(Connection& connection, std::string_view id) {
    Query query(connection, R"sql(
        SELECT id, title, created_at, updated_at, status, resolution_width, resolution_height, framerate,
               output_path, voice_id, tts_speed,
               counted.segments, counted.narrated, counted.seconds
        FROM projects, (
            SELECT count(*) AS segments, count(audio_duration) AS narrated, total(audio_duration) AS seconds
            FROM segments
            WHERE project_id = ?1
        ) AS counted
        WHERE id = ?1
    )sql",
                id);
    if (!query.next()) return std::nullopt;
    return read_summary(query);
}

story::ProjectPage list_projects(Connection& connection, const story::ProjectQuery& wanted,
                                 std::int64_t offset, std::int64_t limit) {
    const auto title_part = base::case_folded(wanted.search);
    story::ProjectPage page;
    Query count(connection, "SELECT count(*) FROM projects WHERE instr(title_key, ?1) > 0", title_part);
    if (count.next()) page.count = count.take<std::int64_t>();
    Query query(connection, page_sql(wanted), title_part, limit, offset);
    while (query.next())
        page.projects.push_back(read_summary(query));
    return page;
}

bool touch_project(Connection& connection, std::string_view id, base::Timestamp now) {
    return connection.run("UPDATE projects SET updated_at = max(updated_at + 1, ?) WHERE id = ?", now, id) >
           0;
}

}  // namespace storyflow::store
