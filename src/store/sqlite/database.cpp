#include "store/sqlite/database.hpp"

#include <algorithm>
#include <utility>

#include "base/disk_full.hpp"
#include "store/sqlite/database_error.hpp"
#include "store/sqlite/migrations.hpp"
#include "store/sqlite/transaction.hpp"

namespace storyflow::store::sqlite {

namespace {

constexpr int reader_count = 4;

std::filesystem::path room_beside(std::filesystem::path file) {
    return file += "-reserve";
}

}  // namespace

/// A connection taken from the pool for the lifetime of this object. Throws when none is free within
/// `patience`.
class Database::Checkout {
  public:
    Checkout(Pool& pool, std::chrono::milliseconds patience) : pool_(pool) {
        std::unique_lock lock(pool_.mutex);
        if (!pool_.returned.wait_for(lock, patience, [&] { return !pool_.idle.empty(); })) {
            throw base::Error(
                base::ErrorKind::unavailable,
                "The database is busy: much other work, or another program that has locked it.");
        }
        connection_ = std::move(pool_.idle.back());
        pool_.idle.pop_back();
    }
    Checkout(const Checkout&) = delete;
    Checkout& operator=(const Checkout&) = delete;
    ~Checkout() {
        {
            const std::lock_guard lock(pool_.mutex);
            pool_.idle.push_back(std::move(connection_));  // within the reserved capacity: cannot throw
        }
        pool_.returned.notify_one();
    }
    [[nodiscard]] Connection& connection() const { return *connection_; }

  private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
};

/// The writing connection. If the kept room was given up for a write, it is reserved again at the end.
class Database::WriterCheckout {
  public:
    explicit WriterCheckout(Database& database)
        : kept_room_(database.kept_room_), checkout_(database.writers_, database.patience_) {
        database.require_in_place();
    }
    WriterCheckout(const WriterCheckout&) = delete;
    WriterCheckout& operator=(const WriterCheckout&) = delete;
    ~WriterCheckout() { kept_room_.take(); }
    [[nodiscard]] Connection& connection() const { return checkout_.connection(); }

  private:
    base::KeptRoom& kept_room_;
    Checkout checkout_;
};

Database::Database(std::filesystem::path file, const Options& options)
    : file_(std::move(file)),
      patience_(options.patience),
      clock_(options.clock != nullptr ? *options.clock : system_clock_),
      older_(options.older),
      kept_room_(room_beside(file_), options.kept_room) {
    try {
        open();
    } catch (const base::DiskFull&) {
        if (kept_room_.held() == 0) throw;
        kept_room_.give_up();
        open();
        kept_room_.take();
    }
}

void Database::prepare(Connection& writer) const {
    if (older_ != sql::OlderTables::bring_up_to_date) {
        require_usable_database(writer, file_, older_, clock_);
        return;
    }
    require_own_database(writer, file_, clock_);
    writer.execute("PRAGMA journal_mode = WAL");
    migrate(writer, file_, clock_);
}

void Database::open() {
    if (older_ != sql::OlderTables::bring_up_to_date && !std::filesystem::exists(file_)) {
        throw base::Error(base::ErrorKind::not_found, "There is no database " + file_.string() +
                                                          " yet. Start the server once: it makes it.");
    }
    try {
        auto writer = std::make_unique<Connection>(file_, Connection::Access::read_write);
        prepare(*writer);
        std::vector<std::unique_ptr<Connection>> readers;
        readers.reserve(reader_count);
        for (int i = 0; i < reader_count; ++i)
            readers.push_back(std::make_unique<Connection>(file_, Connection::Access::read_only));
        writers_.idle.push_back(std::move(writer));
        readers_.idle = std::move(readers);
        files_ = {FileInPlace(file_), FileInPlace(file_.native() + "-wal")};
    } catch (const SQLite::Exception& failure) {
        throw_database_error(failure, file_);
    }
}

std::optional<std::string> Database::fault() const {
    if (std::ranges::all_of(files_, &FileInPlace::is_in_place)) return std::nullopt;
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

void Database::perform(sql::TransactionKind kind, IfFull if_full, const Work& work) {
    if (kind == sql::TransactionKind::reading) {
        const Checkout reader(readers_, patience_);
        return transact(reader.connection(), kind, work);
    }
    const WriterCheckout writer(*this);
    try {
        transact(writer.connection(), kind, work);
    } catch (const base::DiskFull&) {
        if (if_full == IfFull::refuse || kept_room_.held() == 0) throw;
        kept_room_.give_up();
        transact(writer.connection(), kind, work);
    }
}

void Database::transact(Connection& connection, sql::TransactionKind kind, const Work& work) {
    try {
        Transaction transaction(connection, kind, clock_);
        work(transaction);
        transaction.commit();
    } catch (const SQLite::Exception& failure) {
        throw_database_error(failure, file_);
    }
}

}  // namespace storyflow::store::sqlite
