#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace storyflow::store {

/// One connection to the database file and the statements prepared on it, which are reused by their text.
/// Used by one thread at a time. Throws `SQLite::Exception`; `Database` translates it.
class Connection {
  public:
    enum class Access { read_write, read_only };

    Connection(const std::filesystem::path& file, Access access);

    /// Runs SQL that has neither parameters nor results.
    void execute(const char* sql) { database_.exec(sql); }
    /// Runs one statement and returns how many rows it changed.
    template <class... Values>
    int run(std::string_view sql, const Values&... values);

    /// The statement for this text, ready to be bound.
    [[nodiscard]] SQLite::Statement& statement(std::string_view sql);
    /// Whether a commit waits for the disk, as it does from the start. Not within a transaction.
    void sync_commits(bool wanted);
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] int changed_rows() const { return database_.getChanges(); }
    [[nodiscard]] std::int64_t last_inserted_id() const { return database_.getLastInsertRowid(); }

  private:
    SQLite::Database database_;
    bool syncs_commits_ = true;
    std::map<std::string, SQLite::Statement, std::less<>> statements_;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// One execution of a statement: binds its values in order, steps through the rows, and frees the statement
/// at its end. The same statement must not be executed again before.
class Query {
  public:
    template <class... Values>
    Query(Connection& connection, std::string_view sql, const Values&... values)
        : statement_(connection.statement(sql)) {
        (bind(values), ...);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { statement_.tryReset(); }

    /// Moves to the next row; false behind the last.
    bool next() {
        next_column_ = 0;
        return statement_.executeStep();
    }

    /// The next column of the current row.
    template <class Value>
    [[nodiscard]] Value take() {
        const SQLite::Column column = statement_.getColumn(next_column_++);
        if constexpr (is_optional<Value>) {
            if (column.isNull()) return std::nullopt;
            return read(column, typename Value::value_type{});
        } else {
            return read(column, Value{});
        }
    }

  private:
    static std::string read(const SQLite::Column& column, const std::string&) { return column.getString(); }
    static std::int64_t read(const SQLite::Column& column, std::int64_t) { return column.getInt64(); }
    static int read(const SQLite::Column& column, int) { return column.getInt(); }
    static bool read(const SQLite::Column& column, bool) { return column.getInt() != 0; }
    static double read(const SQLite::Column& column, double) { return column.getDouble(); }
    static base::Timestamp read(const SQLite::Column& column, base::Timestamp) {
        return base::Timestamp(std::chrono::microseconds(column.getInt64()));
    }

    void bind(std::string_view value) { statement_.bind(++bound_, std::string(value)); }
    void bind(const std::string& value) { statement_.bind(++bound_, value); }
    void bind(const char* value) { statement_.bind(++bound_, value); }
    void bind(std::int64_t value) { statement_.bind(++bound_, value); }
    void bind(int value) { statement_.bind(++bound_, value); }
    void bind(bool value) { statement_.bind(++bound_, value ? 1 : 0); }
    void bind(double value) { statement_.bind(++bound_, value); }
    void bind(base::Timestamp value) { bind(std::int64_t{value.time_since_epoch().count()}); }
    template <class Value>
    void bind(const std::optional<Value>& value) {
        if (value) {
            bind(*value);
        } else {
            statement_.bind(++bound_);
        }
    }

    SQLite::Statement& statement_;
    int bound_ = 0;
    int next_column_ = 0;
};

template <class... Values>
int Connection::run(std::string_view sql, const Values&... values) {
    Query query(*this, sql, values...);
    while (query.next()) {
    }
    return changed_rows();
}

}  // namespace storyflow::store
