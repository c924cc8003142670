#pragma once

#include "base/clock.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/dialect.hpp"
#include "store/sql/transaction.hpp"

namespace storyflow::store::postgres {

/// One transaction: begins on construction, and is rolled back on destruction unless committed.
///
/// A reading one sees a single state of the database. A writing one sees with each statement what other
/// transactions have committed until then, so it locks the rows that it decides on. Statements are planned
/// again each time: a cached plan for an empty queue would be used for a full one, too.
class Transaction final : public sql::Transaction {
  public:
    /// `now()` is the clock's time, or the database's if `clock` is null.
    Transaction(Connection& connection, sql::TransactionKind kind, const base::Clock* clock);

    std::int64_t execute(std::string_view sql, sql::ParameterSpan parameters) override;
    std::unique_ptr<sql::Rows> query(std::string_view sql, sql::ParameterSpan parameters) override;
    void run_script(const char* sql) override { work_.exec(sql); }
    sql::Dialect& dialect() override { return dialect_; }

    void commit() { work_.commit(); }

  private:
    base::Timestamp read_clock() override;
    pqxx::result result_of(std::string_view sql, sql::ParameterSpan parameters);

    pqxx::work work_;
    const base::Clock* clock_;
    Dialect dialect_;
};

}  // namespace storyflow::store::postgres
