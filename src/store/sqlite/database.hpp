#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/kept_room.hpp"
#include "store/sql/database.hpp"
#include "store/sql/migrations.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/file_in_place.hpp"

namespace storyflow::store::sqlite {

struct Options {
    std::chrono::milliseconds patience{5'000};  ///< how long a caller waits for a connection
    std::uint64_t kept_room = 0;  ///< bytes beside the file for what must be written even if the disk is full
    const base::Clock* clock = nullptr;  ///< borrowed; the system's without one
    sql::OlderTables older = sql::OlderTables::bring_up_to_date;
};

/// The database file: one writing connection that the threads take in turns, so that none ever finds it
/// locked by another, and a few reading ones, which see the last committed state and never wait for the
/// writer. Opening creates the file or brings it up to date, unless the options say otherwise: then it
/// changes nothing and throws as `sql::require_usable` does, `base::Error{not_found}` also for a missing
/// file.
///
/// Throws as `sql::Database` does, `base::Error{unavailable}` also when no connection comes free in time, and
/// `base::Error{conflict}` when the file belongs to a newer or to another program. Nothing is written any
/// more once the file, or its write-ahead log, was removed or replaced: it would be lost.
///
/// A transaction that is not synced is undone by a power cut at most: the write-ahead log is a log, so that
/// the next synced write makes it durable too. A crash of the program undoes nothing.
class Database final : public sql::Database {
  public:
    explicit Database(std::filesystem::path file, const Options& options = {});
    ~Database() override;

    [[nodiscard]] std::optional<std::string> fault() const override;
    void require_writable() override;

  private:
    struct Pool {
        std::mutex mutex;
        std::condition_variable returned;
        std::vector<std::unique_ptr<Connection>> idle;
    };
    class Loan;
    class WriterLoan;

    /// Opens the connections, and brings the file up to date if that is wanted.
    void open();
    void prepare(Connection& writer) const;
    /// Throws what `fault` says.
    void require_in_place() const;

    void perform(sql::TransactionKind kind, IfFull if_full, const Work& work) override;
    void transact(Connection& connection, sql::TransactionKind kind, const Work& work);

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    base::SystemClock system_clock_;
    const base::Clock& clock_;
    sql::OlderTables older_;
    base::KeptRoom kept_room_;  ///< used by the thread that has the writing connection
    Pool writers_;              ///< holds one
    Pool readers_;
    std::vector<FileInPlace> files_;  ///< the database and its log
};

}  // namespace storyflow::store::sqlite
