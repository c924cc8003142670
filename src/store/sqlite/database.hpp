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
    std::uint64_t kept_room = 0;                ///< bytes reserved beside the file for writes on a full disk
    const base::Clock* clock = nullptr;         ///< borrowed; null for the system's clock
    sql::OlderTables older = sql::OlderTables::bring_up_to_date;
};

/// The database file: one writing connection that the threads use in turn, so that none ever finds the file
/// locked by another, and a few reading ones, which see the last committed state and never wait for the
/// writer. The constructor creates the file or brings it up to date, unless the options say otherwise: then
/// it changes nothing, throws like `sql::require_usable`, and throws `base::Error{not_found}` for a missing
/// file.
///
/// Throws like `sql::Database`; also `base::Error{unavailable}` when no connection is free in time, and
/// `base::Error{conflict}` when the file belongs to a newer StoryFlow or to another program. Once the file or
/// its write-ahead log was removed or replaced, all writes are refused: they would be lost.
///
/// A power cut may undo a transaction that is not synced, until the next synced one, whose sync of the
/// write-ahead log includes it. A crash of the program undoes nothing.
class Database final : public sql::Database {
  public:
    explicit Database(std::filesystem::path file, const Options& options = {});

    [[nodiscard]] std::optional<std::string> fault() const override;

  private:
    struct Pool {
        std::mutex mutex;
        std::condition_variable returned;
        std::vector<std::unique_ptr<Connection>> idle;
    };
    class Checkout;
    class WriterCheckout;

    /// Opens the connections, and brings the file up to date if the options say so.
    void open();
    void prepare(Connection& writer) const;
    /// Throws with the text of `fault` if there is one.
    void require_in_place() const;

    void perform(sql::TransactionKind kind, IfFull if_full, const Work& work) override;
    void transact(Connection& connection, sql::TransactionKind kind, const Work& work);

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    base::SystemClock system_clock_;
    const base::Clock& clock_;
    sql::OlderTables older_;
    base::KeptRoom kept_room_;  ///< used by the thread with the writing connection
    Pool writers_;              ///< one connection
    Pool readers_;
    std::vector<FileInPlace> files_;  ///< the database file and its write-ahead log
};

}  // namespace storyflow::store::sqlite
