#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/disk_full.hpp"
#include "base/kept_room.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/database_error.hpp"
#include "store/sqlite/file_identity.hpp"

namespace storyflow::store {

/// Begins on construction; rolls back at the end of its life unless committed.
class Transaction {
  public:
    enum class Kind { reading, writing, writing_unsynced };

    Transaction(Connection& connection, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit() { connection_.execute("COMMIT"); }

  private:
    Connection& connection_;
};

/// The database file: one writing connection that the threads take in turns, so that none ever finds it
/// locked by another, and a few reading ones, which see the last committed state and never wait for the
/// writer. Opening creates the file or brings it up to date. Safe from any thread. Throws
/// `base::Error{unavailable}` with the reason when the file cannot be used or no connection comes free within
/// `patience`, `base::DiskFull` when there is no room for what is written, and `base::Error{conflict}` when
/// the file belongs to a newer or to another program. Nothing is written any more once the file, or its
/// write-ahead log, was removed or replaced: it would be lost.
class Database {
  public:
    /// `kept_room`: bytes beside the file for what must be written even if the disk is full.
    explicit Database(std::filesystem::path file,
                      std::chrono::milliseconds patience = std::chrono::seconds(5),
                      std::uint64_t kept_room = 0);

    /// Runs `work(Connection&)` as one transaction, on the disk when this returns; nothing is written when it
    /// throws. `work` must not use the `Database` again.
    template <class Work>
    auto write(Work&& work) {
        const WriterLoan writer(*this);
        return transact(writer.connection(), Transaction::Kind::writing, work);
    }

    /// The same without waiting for the disk. A power cut may undo the write, but never in part, and only
    /// together with everything written after it: the write-ahead log is a log, so that the next synced write
    /// makes this one durable too. A crash of the program undoes nothing. For what may safely be forgotten by
    /// then, because nobody outside the machine was told.
    template <class Work>
    auto write_unsynced(Work&& work) {
        const WriterLoan writer(*this);
        return transact(writer.connection(), Transaction::Kind::writing_unsynced, work);
    }

    /// The same two for what makes room or ends work: a deletion takes a little room before it gives back
    /// more. On a full disk the room that is kept aside is given up, and `work` runs once more.
    template <class Work>
    auto write_even_if_full(Work&& work) {
        return transact_even_if_full(Transaction::Kind::writing, work);
    }
    template <class Work>
    auto write_unsynced_even_if_full(Work&& work) {
        return transact_even_if_full(Transaction::Kind::writing_unsynced, work);
    }

    /// Runs `work(Connection&)` on one consistent state. `work` must not use the `Database` again.
    template <class Work>
    auto read(Work&& work) {
        const Loan reader(readers_, patience_);
        return transact(reader.connection(), Transaction::Kind::reading, work);
    }

    /// Why nothing is written any more, and what to do; nothing while all is well.
    [[nodiscard]] std::optional<std::string> fault() const;

  private:
    /// Throws what `fault` says.
    void require_in_place() const;

    struct Pool {
        std::mutex mutex;
        std::condition_variable returned;
        std::vector<std::unique_ptr<Connection>> idle;
    };

    /// One connection on loan. Throws when none comes back within `patience`.
    class Loan {
      public:
        Loan(Pool& pool, std::chrono::milliseconds patience);
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan();
        [[nodiscard]] Connection& connection() const { return *connection_; }

      private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// The writing connection. At its end the kept room is taken again where it was given up.
    class WriterLoan {
      public:
        explicit WriterLoan(Database& database)
            : kept_room_(database.kept_room_), loan_(database.writers_, database.patience_) {
            database.require_in_place();
        }
        WriterLoan(const WriterLoan&) = delete;
        WriterLoan& operator=(const WriterLoan&) = delete;
        ~WriterLoan() { kept_room_.take(); }
        [[nodiscard]] Connection& connection() const { return loan_.connection(); }

      private:
        base::KeptRoom& kept_room_;
        Loan loan_;
    };

    /// Opens the connections, and brings the file up to date.
    void open();

    template <class Work>
    auto transact_even_if_full(Transaction::Kind kind, Work& work) {
        const WriterLoan writer(*this);
        try {
            return transact(writer.connection(), kind, work);
        } catch (const base::DiskFull&) {
            if (kept_room_.held() == 0) throw;
            kept_room_.give_up();
            return transact(writer.connection(), kind, work);
        }
    }

    template <class Work>
    auto transact(Connection& connection, Transaction::Kind kind, Work& work) {
        try {
            Transaction transaction(connection, kind);
            if constexpr (std::is_void_v<std::invoke_result_t<Work&, Connection&>>) {
                work(connection);
                transaction.commit();
            } else {
                auto result = work(connection);
                transaction.commit();
                return result;
            }
        } catch (const SQLite::Exception& failure) {
            throw_database_error(failure, file_);
        }
    }

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    base::KeptRoom kept_room_;  ///< used by the thread that has the writing connection
    Pool writers_;              ///< holds one
    Pool readers_;
    std::vector<FileIdentity> files_;  ///< the database and its log
};

}  // namespace storyflow::store
