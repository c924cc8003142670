#pragma once

#include "base/clock.hpp"
#include "store/sql/transaction.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/dialect.hpp"

namespace storyflow::store::sqlite {

/// Begins on construction; rolls back on destruction unless committed. A writing transaction has exclusive
/// use of the database. Throws `SQLite::Exception`. `now()` is the time of `clock`.
class Transaction final : public sql::Transaction {
  public:
    Transaction(Connection& connection, sql::TransactionKind kind, const base::Clock& clock);
    ~Transaction() override;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    std::int64_t execute(std::string_view sql, sql::ParameterSpan parameters) override;
    std::unique_ptr<sql::Rows> query(std::string_view sql, sql::ParameterSpan parameters) override;
    void run_script(const char* sql) override { connection_.execute(sql); }
    sql::Dialect& dialect() override { return dialect_; }

    void commit() { connection_.execute("COMMIT"); }

  private:
    base::Timestamp read_clock() override { return clock_.now(); }

    Connection& connection_;
    const base::Clock& clock_;
    Dialect dialect_;
};

}  // namespace storyflow::store::sqlite
