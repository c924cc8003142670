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
    database_.write_unsynced(
        [&](Connection& connection) { connection.run("DELETE FROM media_changes WHERE id = ?", change.id); });
    return true;
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
