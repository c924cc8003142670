#include "store/sqlite/media_journal.hpp"

#include "store/sqlite/owed_changes.hpp"

namespace storyflow::store {

story::MediaChanges SqliteMediaJournal::pending() {
    return database_.read([](Connection& connection) { return pending_changes(connection); });
}

bool SqliteMediaJournal::is_pending(std::int64_t id) {
    return database_.read([&](Connection& connection) {
        return Query(connection, "SELECT 1 FROM media_changes WHERE id = ?", id).next();
    });
}

bool SqliteMediaJournal::complete(std::int64_t id) {
    return database_.write([&](Connection& connection) {
        return connection.run("DELETE FROM media_changes WHERE id = ?", id) > 0;
    });
}

}  // namespace storyflow::store
