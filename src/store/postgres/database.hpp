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
    std::size_t connections = 8;                ///< at most
    std::chrono::milliseconds patience{5'000};  ///< how long a caller waits for one of them
    const base::Clock* clock = nullptr;         ///< instead of the database's own, which all processes share
    sql::OlderTables older = sql::OlderTables::bring_up_to_date;
};

/// A PostgreSQL database and a few connections to it, opened when needed and opened anew when they broke.
/// Opening makes the tables or brings them up to date, unless the options say otherwise: then it changes
/// nothing and throws as `sql::require_usable` does.
///
/// Throws as `sql::Database` does, each time soon, and tries anew with the next call; a constructor also
/// `base::Error{conflict}` when the database belongs to a newer or another program. A full disk is the
/// server's, so no room is kept for it here.
class Database final : public sql::Database {
  public:
    explicit Database(const std::string& url, Options options = {});
    ~Database() override;

    void require_writable() override;

  private:
    class Loan;

    /// Runs the work to its end, again and again where that may help.
    void perform(sql::TransactionKind kind, IfFull if_full, const Work& work) override;
    enum class Trial { done, undone_for_another, not_begun };
    Trial attempt(sql::TransactionKind kind, const Work& work, bool is_last);
    void forget_idle_connections();

    DatabaseUrl url_;
    Options options_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t open_ = 0;  ///< idle or on loan
};

}  // namespace storyflow::store::postgres
