#include "store/sql/media_journal.hpp"

#include <cstddef>
#include <exception>
#include <string>
#include <vector>

#include "store/sql/logo_rows.hpp"
#include "store/sql/owed_changes.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/segment_rows.hpp"

namespace storyflow::store::sql {

namespace {

bool is_owed_of(Transaction& transaction, std::string_view target) {
    return Query(transaction, "SELECT 1 FROM media_changes WHERE target = $1", target).next();
}

/// Locks in the order that every change of segments uses: project, segment, entries of the journal.
void lock_project_that_names(Transaction& transaction, std::string_view file) {
    const auto segment_id =
        Query(transaction, "SELECT id FROM segments WHERE audio_file = $1 OR image_file = $1", file)
            .first<std::string>();
    if (segment_id) lock_project_of(transaction, *segment_id);
    const auto project_id =
        Query(transaction, "SELECT project_id FROM films WHERE file = $1", file).first<std::string>();
    if (project_id) lock_project(transaction, *project_id);
}

/// Returns whether a segment had the file as its narration.
bool let_go_of_narration(Transaction& transaction, std::string_view file) {
    const auto ids =
        Query(transaction, "SELECT id FROM segments WHERE audio_file = $1", file).all<std::string>();
    for (const std::string& id : ids)
        clear_narration(transaction, id);
    return !ids.empty();
}

bool let_go_of_image(Transaction& transaction, std::string_view file) {
    return transaction.run("UPDATE segments SET image_file = NULL WHERE image_file = $1", file) > 0;
}

bool let_go_of_logo(Transaction& transaction, std::string_view file) {
    const auto logo = find_logo_of_file(transaction, file);
    if (logo) delete_logo(transaction, logo->id);
    return logo.has_value();
}

bool let_go_of_font(Transaction& transaction, std::string_view file) {
    return transaction.run(R"sql(
        UPDATE settings SET custom_font_file = NULL, subtitle_font = '' WHERE custom_font_file = $1
    )sql",
                           file) > 0;
}

bool let_go_of_music(Transaction& transaction, std::string_view file) {
    return transaction.run(R"sql(
        UPDATE settings SET music_file = NULL, music_enabled = 0 WHERE music_file = $1
    )sql",
                           file) > 0;
}

/// Returns whether a project had the file as its film.
bool let_go_of_film(Transaction& transaction, std::string_view file) {
    const auto project_id = Query(transaction, "DELETE FROM films WHERE file = $1 RETURNING project_id", file)
                                .first<std::string>();
    if (!project_id) return false;
    transaction.run(R"sql(
        UPDATE projects
        SET output_path = NULL, status = CASE WHEN status = 'COMPLETED' THEN 'DRAFT' ELSE status END
        WHERE id = $1
    )sql",
                    *project_id);
    return true;
}

bool let_go_of_source(Transaction& transaction, std::string_view file) {
    return transaction.run("UPDATE projects SET source_file = NULL WHERE source_file = $1", file) > 0;
}

/// If the lookup fails, the change counts as still owed.
bool is_known_to_be_replaced(const std::function<bool()>& is_still_owed) noexcept {
    try {
        return !is_still_owed();
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

story::MediaChanges MediaJournal::pending() {
    return database_.read(pending_changes);
}

bool MediaJournal::withdraw(std::string_view target, std::optional<std::int64_t> lost) {
    return database_.write_even_if_full([&](Transaction& transaction) {
        lock_project_that_names(transaction, target);
        if (lost && !strike_off(transaction, *lost)) return false;
        if (is_owed_of(transaction, target)) return false;
        const bool had_narration = let_go_of_narration(transaction, target);
        const bool had_image = let_go_of_image(transaction, target);
        const bool was_logo = let_go_of_logo(transaction, target);
        const bool was_font = let_go_of_font(transaction, target);
        const bool was_music = let_go_of_music(transaction, target);
        const bool was_film = let_go_of_film(transaction, target);
        const bool was_source = let_go_of_source(transaction, target);
        return had_narration || had_image || was_logo || was_font || was_music || was_film || was_source;
    });
}

bool MediaJournal::act_unless_replaced(const std::function<void()>& action,
                                       const std::function<bool()>& is_still_owed) {
    try {
        action();
        return true;
    } catch (const std::exception&) {
        // The source of a replaced publication may be gone already; then nothing is owed.
        if (is_known_to_be_replaced(is_still_owed)) return false;
        throw;
    }
}

bool is_owed(Transaction& transaction, std::int64_t id) {
    return Query(transaction, "SELECT 1 FROM media_changes WHERE id = $1", id).next();
}

bool strike_off(Transaction& transaction, std::int64_t id) {
    return transaction.run("DELETE FROM media_changes WHERE id = $1", id) > 0;
}

std::string_view project_folder_of(std::string_view target) {
    const std::size_t first = target.find('/');
    return first == std::string_view::npos ? target : target.substr(0, target.find('/', first + 1));
}

}  // namespace storyflow::store::sql
