#pragma once

#include <optional>

#include "base/clock.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/dialect.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::postgres {

/// One transaction: begins on construction, is rolled back at the end of its life unless committed.
///
/// A reading one sees a single state of the database. A writing one sees with each statement what others have
/// committed until then, so it locks what it decides on. Statements are planned anew each time: a plan made
/// for an empty queue would be kept for a full one.
class Transaction final : public sql::Transaction {
  public:
    /// With a clock its time counts, without one the time of the database.
    Transaction(Connection& connection, sql::TransactionKind kind, const base::Clock* clock);

    std::int64_t execute(std::string_view sql, std::span<const sql::Parameter> parameters) override;
    std::unique_ptr<sql::Rows> query(std::string_view sql,
                                     std::span<const sql::Parameter> parameters) override;
    void run_script(const char* sql) override { work_.exec(sql); }
    base::Timestamp now() override;
    sql::Dialect& dialect() override { return dialect_; }

    void commit() { work_.commit(); }

  private:
    pqxx::result result_of(std::string_view sql, std::span<const sql::Parameter> parameters);

    pqxx::work work_;
    const base::Clock* clock_;
    std::optional<base::Timestamp> now_;
    Dialect dialect_;
};

}  // namespace storyflow::store::postgres
