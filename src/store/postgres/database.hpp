#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "store/postgres/database_url.hpp"
#include "store/postgres/transaction.hpp"
#include "store/sql/database.hpp"
#include "store/sql/migrations.hpp"

namespace storyflow::store::postgres {

struct Options {
    std::size_t connections = 8;                ///< the most that are open at once
    std::chrono::milliseconds patience{5'000};  ///< how long a caller waits for a connection
    const base::Clock* clock = nullptr;  ///< null for the database's own clock, which all processes share
    sql::OlderTables older = sql::OlderTables::bring_up_to_date;
};

/// A PostgreSQL database and a pool of connections, opened when needed and opened again when they broke. The
/// constructor creates the tables or brings them up to date, unless the options say otherwise: then it
/// changes nothing and throws like `sql::require_usable`.
///
/// Throws like `sql::Database`, after a short time, and tries again in the next call; the constructor also
/// throws `base::Error{conflict}` when the database belongs to a newer StoryFlow or to another program.
/// Reserves no room for writes on a full disk, because the disk is the server's.
class Database final : public sql::Database {
  public:
    explicit Database(const std::string& url, Options options = {});

  private:
    class Checkout;

    /// Runs the work as one transaction; repeats it where the database undid it or an idle connection had
    /// broken.
    void perform(sql::TransactionKind kind, IfFull if_full, const Work& work) override;
    /// Locks no row, but the server refuses it where nothing may be changed: on a standby, for example.
    void touch(sql::Transaction& transaction) override;
    enum class Trial { done, undone_for_another, not_begun };
    Trial attempt(sql::TransactionKind kind, const Work& work, bool is_last);
    void forget_idle_connections();

    DatabaseUrl url_;
    Options options_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t open_ = 0;  ///< idle connections and those in use
};

}  // namespace storyflow::store::postgres
