#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/clock.hpp"
#include "store/postgres/database_url.hpp"
#include "store/postgres/transaction.hpp"

namespace storyflow::store {

struct PostgresOptions {
    std::size_t connections = 8;                ///< at most
    std::chrono::milliseconds patience{5'000};  ///< how long a caller waits for one of them
    const base::Clock* clock = nullptr;         ///< instead of the database's own, which all processes share
};

/// A PostgreSQL database and a few connections to it, opened when needed and opened anew when they broke.
/// Opening makes the tables or brings them up to date. Safe from any thread. Throws
/// `base::Error{unavailable}` with the reason when the database cannot answer or no connection comes free,
/// each time soon, and tries anew with the next call; `base::Error{conflict}` when it belongs to a newer or
/// another program.
///
/// `work` gets a `postgres::Transaction&` and must not use the `PostgresDatabase` again. It is repeated when
/// the database undid it in favour of another transaction.
class PostgresDatabase {
  public:
    explicit PostgresDatabase(const std::string& url, PostgresOptions options = {});
    ~PostgresDatabase();
    PostgresDatabase(const PostgresDatabase&) = delete;
    PostgresDatabase& operator=(const PostgresDatabase&) = delete;

    /// Runs `work` as one transaction, on the disk when this returns; nothing is written when it throws.
    template <class Work>
    auto write(Work&& work) {
        return transact(postgres::Transaction::Kind::writing, work);
    }
    /// The same, but a power cut at the server may undo what was written last.
    template <class Work>
    auto write_unsynced(Work&& work) {
        return transact(postgres::Transaction::Kind::writing_unsynced, work);
    }
    /// Runs `work` on one consistent state.
    template <class Work>
    auto read(Work&& work) {
        return transact(postgres::Transaction::Kind::reading, work);
    }

  private:
    using Work = std::function<void(postgres::Transaction&)>;
    class Loan;

    template <class TypedWork>
    auto transact(postgres::Transaction::Kind kind, TypedWork& work) {
        using Result = std::invoke_result_t<TypedWork&, postgres::Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            perform(kind, [&work](postgres::Transaction& transaction) { work(transaction); });
        } else {
            std::optional<Result> result;
            perform(kind, [&](postgres::Transaction& transaction) { result.emplace(work(transaction)); });
            return *std::move(result);
        }
    }

    /// Runs the work to its end, again and again where that may help.
    void perform(postgres::Transaction::Kind kind, const Work& work);
    enum class Trial { done, undone_for_another, not_begun };
    Trial attempt(postgres::Transaction::Kind kind, const Work& work, bool is_last);
    void forget_idle_connections();

    postgres::DatabaseUrl url_;
    PostgresOptions options_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<postgres::Connection>> idle_;
    std::size_t open_ = 0;  ///< idle or on loan
};

}  // namespace storyflow::store
