#include "store/sqlite/transaction.hpp"

#include <variant>

namespace storyflow::store::sqlite {

namespace {

/// Binds one parameter after the other.
class Binder {
  public:
    explicit Binder(SQLite::Statement& statement) : statement_(statement) {}

    void operator()(std::monostate) { statement_.bind(++bound_); }
    void operator()(std::int64_t value) { statement_.bind(++bound_, value); }
    void operator()(double value) { statement_.bind(++bound_, value); }
    void operator()(bool value) { statement_.bind(++bound_, value ? 1 : 0); }
    void operator()(std::string_view value) { statement_.bind(++bound_, std::string(value)); }

  private:
    SQLite::Statement& statement_;
    int bound_ = 0;
};

/// Steps through the rows as SQLite finds them; resets the statement on destruction.
class SteppedRows final : public sql::Rows {
  public:
    SteppedRows(SQLite::Statement& statement, sql::ParameterSpan parameters) : statement_(statement) {
        Binder binder(statement);
        for (const sql::Parameter& parameter : parameters)
            std::visit(binder, parameter);
    }
    SteppedRows(const SteppedRows&) = delete;
    SteppedRows& operator=(const SteppedRows&) = delete;
    ~SteppedRows() override { statement_.tryReset(); }

    bool next() override { return statement_.executeStep(); }
    bool is_null(int column) override { return statement_.isColumnNull(column); }
    std::string text(int column) override { return statement_.getColumn(column).getString(); }
    std::int64_t integer(int column) override { return statement_.getColumn(column).getInt64(); }
    double number(int column) override { return statement_.getColumn(column).getDouble(); }
    bool truth(int column) override { return statement_.getColumn(column).getInt() != 0; }

  private:
    SQLite::Statement& statement_;
};

}  // namespace

Transaction::Transaction(Connection& connection, sql::TransactionKind kind, const base::Clock& clock)
    : connection_(connection), clock_(clock) {
    if (kind == sql::TransactionKind::reading) {
        connection_.execute("BEGIN");
        return;
    }
    connection_.sync_commits(kind == sql::TransactionKind::writing);
    connection_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    // After some failures (a full disk) SQLite has already rolled back.
    if (!connection_.in_transaction()) return;
    try {
        connection_.execute("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // The failure that caused the rollback is being thrown and says more.
    }
}

std::int64_t Transaction::execute(std::string_view sql, sql::ParameterSpan parameters) {
    SteppedRows rows(connection_.statement(sql), parameters);
    while (rows.next()) {
    }
    return connection_.changed_rows();
}

std::unique_ptr<sql::Rows> Transaction::query(std::string_view sql, sql::ParameterSpan parameters) {
    return std::make_unique<SteppedRows>(connection_.statement(sql), parameters);
}

}  // namespace storyflow::store::sqlite
