#include "store/sql/film_store.hpp"

#include <string>

#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"

namespace storyflow::store::sql {

namespace {

using story::FilmRefusal;
using story::MediaChanges;

story::Film read_film(Query& row) {
    return {.file = row.take<std::string>(),
            .width = row.take<std::int64_t>(),
            .height = row.take<std::int64_t>(),
            .frames_per_second = row.take<std::int64_t>(),
            .duration = row.take<double>(),
            .bytes = row.take<std::int64_t>(),
            .task_id = row.take<std::string>(),
            .made_at = row.take<base::Timestamp>()};
}

story::FilmOfProject read_film_of_project(Query& row) {
    return {.project_id = row.take<std::string>(),
            .title = row.take<std::string>(),
            .created_at = row.take<base::Timestamp>(),
            .updated_at = row.take<base::Timestamp>(),
            .segment_count = row.take<std::int64_t>(),
            .film = read_film(row)};
}

story::RenderProgress read_progress(Query& row) {
    return {.task_id = row.take<std::string>(),
            .current_segment = row.take<std::int64_t>(),
            .total_segments = row.take<std::int64_t>(),
            .frames = row.take<std::int64_t>(),
            .total_frames = row.take<std::int64_t>(),
            .phase = row.take<std::string>(),
            .seconds_left = row.take<std::optional<double>>(),
            .failure = row.take<std::optional<std::string>>()};
}

std::optional<story::Film> film_of(Transaction& transaction, std::string_view project_id) {
    return Query(transaction, R"sql(
        SELECT file, width, height, frames_per_second, duration, bytes, task_id, made_at
        FROM films
        WHERE project_id = $1 AND project_id NOT IN (SELECT project_id FROM removed_projects)
    )sql",
                 project_id)
        .first(read_film);
}

/// Why the lease does not allow to publish. `locking`: the clause that locks the item's row, so that it
/// cannot be handed out again until this transaction ends; empty: none.
std::optional<FilmRefusal> refusal_of(Transaction& transaction, const story::WorkLease& lease,
                                      const std::string& locking) {
    const std::string item_of_lease = R"sql(
        SELECT cancel_requested
        FROM task_items AS item JOIN tasks ON tasks.id = task_id
        WHERE item.id = $1 AND lease = $2 AND item.state = 'RUNNING'
    )sql";
    const auto cancelled =
        Query(transaction, item_of_lease + locking, lease.item_id, lease.number).first<bool>();
    if (!cancelled) return FilmRefusal::lease_lost;
    if (*cancelled) return FilmRefusal::cancelled;
    return std::nullopt;
}

void write_film(Transaction& transaction, std::string_view project_id, const story::Film& film) {
    transaction.run(R"sql(
        INSERT INTO films (project_id, file, width, height, frames_per_second, duration, bytes, task_id, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (project_id) DO UPDATE
        SET file = excluded.file, width = excluded.width, height = excluded.height,
            frames_per_second = excluded.frames_per_second, duration = excluded.duration,
            bytes = excluded.bytes, task_id = excluded.task_id, made_at = excluded.made_at
    )sql",
                    project_id, film.file, film.width, film.height, film.frames_per_second, film.duration,
                    film.bytes, film.task_id, transaction.now());
    transaction.run("UPDATE projects SET output_path = $1 WHERE id = $2", film.file, project_id);
    touch_project(transaction, project_id);
}

/// A process that is killed while it renders is not the render's fault as long as the render gets further.
void forget_losses(Transaction& transaction, std::string_view project_id,
                   const story::RenderProgress& progress) {
    transaction.run(R"sql(
        UPDATE task_items SET losses = 0
        WHERE task_id = $1 AND state = 'RUNNING' AND losses > 0 AND EXISTS (
            SELECT 1 FROM renders WHERE renders.task_id = $1 AND project_id = $2 AND frames < $3)
    )sql",
                    progress.task_id, project_id, progress.frames);
}

MediaChanges switch_film(Transaction& transaction, const std::optional<story::Film>& previous,
                         const story::FilmDraft& draft) {
    OwedChanges owed(transaction);
    owed.publish(draft.incoming_file, draft.film.file);
    if (previous && previous->file != draft.film.file) owed.remove_file(previous->file);
    return owed.all();
}

}  // namespace

std::variant<MediaChanges, FilmRefusal> FilmStore::publish(const story::FilmDraft& draft) {
    return database_.write([&](Transaction& transaction) -> std::variant<MediaChanges, FilmRefusal> {
        lock_project(transaction, draft.project_id);
        if (!find_project(transaction, draft.project_id)) return FilmRefusal::project_gone;
        if (draft.lease) {
            if (const auto refused = refusal_of(transaction, *draft.lease, "FOR SHARE OF item"))
                return *refused;
        }
        const auto previous = film_of(transaction, draft.project_id);
        write_film(transaction, draft.project_id, draft.film);
        return switch_film(transaction, previous, draft);
    });
}

std::optional<FilmRefusal> FilmStore::refusal(const story::WorkLease& lease) {
    return database_.read([&](Transaction& transaction) { return refusal_of(transaction, lease, ""); });
}

std::optional<story::Film> FilmStore::find(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) { return film_of(transaction, project_id); });
}

std::vector<story::FilmOfProject> FilmStore::list() {
    return database_.read([](Transaction& transaction) {
        return Query(transaction, R"sql(
            SELECT projects.id, title, created_at, updated_at,
                   (SELECT count(*) FROM segments WHERE segments.project_id = projects.id),
                   file, width, height, frames_per_second, duration, bytes, task_id, made_at
            FROM films JOIN projects ON projects.id = films.project_id
            WHERE projects.id NOT IN (SELECT project_id FROM removed_projects)
            ORDER BY updated_at DESC, projects.id
        )sql")
            .all(read_film_of_project);
    });
}

void FilmStore::note_progress(std::string_view project_id, const story::RenderProgress& progress) {
    database_.write_unsynced_even_if_full([&](Transaction& transaction) {
        forget_losses(transaction, project_id, progress);
        transaction.run(R"sql(
            UPDATE renders
            SET current_segment = greatest(current_segment, $1), total_segments = $2,
                frames = greatest(frames, $3), total_frames = $4, phase = $5, seconds_left = $6
            WHERE project_id = $7 AND task_id = $8 AND failure IS NULL
        )sql",
                        progress.current_segment, progress.total_segments, progress.frames,
                        progress.total_frames, progress.phase, progress.seconds_left, project_id,
                        progress.task_id);
    });
}

std::optional<story::RenderProgress> FilmStore::progress(std::string_view project_id) {
    return database_.read([&](Transaction& transaction) {
        return Query(transaction, R"sql(
            SELECT task_id, current_segment, total_segments, frames, total_frames, phase, seconds_left, failure
            FROM renders WHERE project_id = $1
        )sql",
                     project_id)
            .first(read_progress);
    });
}

}  // namespace storyflow::store::sql
