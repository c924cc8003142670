#include "store/sqlite/connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "store/sqlite/functions.hpp"
#include "store/sqlite/statement_text.hpp"

namespace storyflow::store::sqlite {

namespace {

constexpr int busy_timeout_ms = 5000;

int open_flags(Connection::Access access) {
    const int creating = access == Connection::Access::read_write ? SQLite::OPEN_CREATE : 0;
    return SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | creating;
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Access access)
    : database_(file.string(), open_flags(access), busy_timeout_ms) {
    add_functions(database_.getHandle());
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA synchronous = FULL");
    // Readers also open the file for writing, because they maintain the write-ahead log's shared index.
    if (access == Access::read_only) execute("PRAGMA query_only = ON");
}

SQLite::Statement& Connection::statement(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) {
        known->second.tryReset();
        return known->second;
    }
    return statements_.try_emplace(std::string(sql), database_, statement_text(sql)).first->second;
}

void Connection::sync_commits(bool wanted) {
    if (wanted == syncs_commits_) return;
    execute(wanted ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    syncs_commits_ = wanted;
}

void Connection::copy_to(const std::filesystem::path& target) {
    constexpr int all_pages = -1;
    SQLite::Database copy(target.string(),
                          SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    SQLite::Backup backup(copy, database_);
    if (const int result = backup.executeStep(all_pages); result != SQLITE_DONE)
        throw SQLite::Exception("The copy of the database did not come to its end", result);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

}  // namespace storyflow::store::sqlite
