#include "store/sqlite/database.hpp"

#include <algorithm>
#include <utility>

#include "store/sqlite/migrations.hpp"

namespace storyflow::store {

namespace {

constexpr int reader_count = 4;

std::filesystem::path room_beside(std::filesystem::path file) {
    return file += "-reserve";
}

}  // namespace

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
    if (kind == Kind::reading) {
        connection_.execute("BEGIN");
        return;
    }
    connection_.sync_commits(kind == Kind::writing);
    connection_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    // Some failures (a full disk) make SQLite roll back by itself.
    if (!connection_.in_transaction()) return;
    try {
        connection_.execute("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // The failure that led here is on its way already and says more.
    }
}

Database::Database(std::filesystem::path file, std::chrono::milliseconds patience, std::uint64_t kept_room)
    : file_(std::move(file)), patience_(patience), kept_room_(room_beside(file_), kept_room) {
    try {
        open();
    } catch (const base::DiskFull&) {
        if (kept_room_.held() == 0) throw;
        kept_room_.give_up();
        open();
        kept_room_.take();
    }
}

void Database::open() {
    try {
        auto writer = std::make_unique<Connection>(file_, Connection::Access::read_write);
        require_own_database(*writer, file_);
        writer->execute("PRAGMA journal_mode = WAL");
        migrate(*writer);
        std::vector<std::unique_ptr<Connection>> readers;
        readers.reserve(reader_count);
        for (int i = 0; i < reader_count; ++i)
            readers.push_back(std::make_unique<Connection>(file_, Connection::Access::read_only));
        writers_.idle.push_back(std::move(writer));
        readers_.idle = std::move(readers);
        files_ = {FileIdentity(file_), FileIdentity(file_.native() + "-wal")};
    } catch (const SQLite::Exception& failure) {
        throw_database_error(failure, file_);
    }
}

std::optional<std::string> Database::fault() const {
    if (std::ranges::all_of(files_, &FileIdentity::is_in_place)) return std::nullopt;
    return "The database " + file_.filename().string() +
           " was removed or replaced while StoryFlow runs, so nothing is stored any more. Stop StoryFlow, "
           "put "
           "the database back (from a backup, if need be), and start it again.";
}

void Database::require_in_place() const {
    if (const auto reason = fault()) {
        throw base::Error(base::ErrorKind::unavailable, *reason, file_.string());
    }
}

Database::Loan::Loan(Pool& pool, std::chrono::milliseconds patience) : pool_(pool) {
    std::unique_lock lock(pool_.mutex);
    if (!pool_.returned.wait_for(lock, patience, [&] { return !pool_.idle.empty(); })) {
        throw base::Error(base::ErrorKind::unavailable,
                          "The database is busy: much other work, or another program that has locked it.");
    }
    connection_ = std::move(pool_.idle.back());
    pool_.idle.pop_back();
}

Database::Loan::~Loan() {
    {
        const std::lock_guard lock(pool_.mutex);
        pool_.idle.push_back(std::move(connection_));  // within the reserved capacity: cannot throw
    }
    pool_.returned.notify_one();
}

}  // namespace storyflow::store
