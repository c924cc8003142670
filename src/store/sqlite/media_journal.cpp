#include "store/sqlite/media_journal.hpp"

#include <cstddef>
#include <exception>
#include <functional>

#include "store/sqlite/owed_changes.hpp"

namespace storyflow::store {

namespace {

/// "projects/<pid>" of everything below it, so that a project's removal waits for its files' changes; else
/// all of it.
std::string_view project_of(std::string_view target) {
    const std::size_t first = target.find('/');
    return first == std::string_view::npos ? target : target.substr(0, target.find('/', first + 1));
}

bool is_owed_of(Connection& connection, std::string_view target) {
    return Query(connection, "SELECT 1 FROM media_changes WHERE target = ?", target).next();
}

/// Whether a segment had the file as its narration.
bool let_go_of_narration(Connection& connection, std::string_view file) {
    connection.run(R"sql(
        DELETE FROM narration_words WHERE segment_id IN (SELECT id FROM segments WHERE audio_file = ?)
    )sql",
                   file);
    return connection.run(R"sql(
        UPDATE segments
        SET audio_file = NULL, audio_duration = NULL, audio_engine = NULL, audio_voice = NULL,
            audio_speed = NULL, audio_text_revision = NULL, audio_item = NULL
        WHERE audio_file = ?
    )sql",
                          file) > 0;
}

bool let_go_of_image(Connection& connection, std::string_view file) {
    return connection.run("UPDATE segments SET image_file = NULL WHERE image_file = ?", file) > 0;
}

}  // namespace

story::MediaChanges SqliteMediaJournal::pending() {
    return database_.read([](Connection& connection) { return pending_changes(connection); });
}

// A story may change while `action` runs, and take the entry back: the locks are not for those who owe. That
// does no harm. An entry is only ever taken back by a later one for the same path, or for the folder above
// it, written in the same transaction. That later one is carried out after this one, because it waits for the
// same lock, and it decides what becomes of the file. So whoever has carried out a change that was taken back
// meanwhile has nothing to put right (and must not try once the lock is free: the file may be the new one).
bool SqliteMediaJournal::carry_out(const story::MediaChange& change, const std::function<void()>& action) {
    const std::lock_guard lock(lock_of(change.target));
    if (!is_owed(change.id)) return false;
    try {
        action();
    } catch (const std::exception&) {
        // What a replaced publication would have published may be gone already: nothing is owed any more.
        if (is_known_to_be_replaced(change.id)) return false;
        throw;
    }
    // Not synced: after a power cut it is carried out once more, which does no harm.
    database_.write_unsynced_even_if_full(
        [&](Connection& connection) { connection.run("DELETE FROM media_changes WHERE id = ?", change.id); });
    return true;
}

bool SqliteMediaJournal::withdraw(std::string_view target, std::optional<std::int64_t> lost) {
    return database_.write_even_if_full([&](Connection& connection) {
        if (lost && connection.run("DELETE FROM media_changes WHERE id = ?", *lost) == 0) return false;
        if (is_owed_of(connection, target)) return false;
        const bool had_narration = let_go_of_narration(connection, target);
        return let_go_of_image(connection, target) || had_narration;
    });
}

std::mutex& SqliteMediaJournal::lock_of(std::string_view target) {
    return locks_[std::hash<std::string_view>{}(project_of(target)) % locks_.size()];
}

bool SqliteMediaJournal::is_owed(std::int64_t id) {
    return database_.read([&](Connection& connection) {
        return Query(connection, "SELECT 1 FROM media_changes WHERE id = ?", id).next();
    });
}

bool SqliteMediaJournal::is_known_to_be_replaced(std::int64_t id) noexcept {
    try {
        return !is_owed(id);
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace storyflow::store
