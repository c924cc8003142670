#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/clock.hpp"
#include "store/sql/parameter.hpp"

namespace storyflow::store::sql {

class Dialect;

enum class TransactionKind {
    reading,           ///< sees one state of the database
    writing,           ///< on the disk when committed
    writing_unsynced,  ///< a power cut may undo the last ones
};

/// The rows that a statement returned, one at a time. Columns count from 0; NULL reads as an empty value.
class Rows {
  public:
    Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    virtual ~Rows() = default;

    /// Moves to the next row; returns false after the last one.
    virtual bool next() = 0;
    [[nodiscard]] virtual bool is_null(int column) = 0;
    [[nodiscard]] virtual std::string text(int column) = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) = 0;
    [[nodiscard]] virtual double number(int column) = 0;
    [[nodiscard]] virtual bool truth(int column) = 0;
};

/// One transaction of a database. Used by one thread at a time; throws what the database's library throws,
/// and `Database` translates it.
///
/// SQL must be valid for both databases: parameters are `$1`, `$2`, …; a locking clause (`FOR UPDATE`, …) has
/// an effect only where transactions run concurrently. A statement must not be run again while its `Query`
/// lives.
class Transaction {
  public:
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    virtual ~Transaction() = default;

    /// Runs one statement and returns how many rows it changed.
    template <class... Values>
    std::int64_t run(std::string_view sql, const Values&... values) {
        const std::array<Parameter, sizeof...(values)> parameters{parameter(values)...};
        return execute(sql, parameters);
    }
    virtual std::int64_t execute(std::string_view sql, ParameterSpan parameters) = 0;
    [[nodiscard]] virtual std::unique_ptr<Rows> query(std::string_view sql, ParameterSpan parameters) = 0;
    /// Runs SQL of several statements without parameters and results.
    virtual void run_script(const char* sql) = 0;

    /// The transaction's time: the same in every call.
    [[nodiscard]] base::Timestamp now() {
        if (!now_) now_ = read_clock();
        return *now_;
    }
    [[nodiscard]] virtual Dialect& dialect() = 0;

  protected:
    Transaction() = default;

  private:
    /// The time by the clock that all users of the database share.
    [[nodiscard]] virtual base::Timestamp read_clock() = 0;

    std::optional<base::Timestamp> now_;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// One execution of a statement, and the current position in its rows.
class Query {
  public:
    template <class... Values>
    Query(Transaction& transaction, std::string_view sql, const Values&... values) {
        const std::array<Parameter, sizeof...(values)> parameters{parameter(values)...};
        rows_ = transaction.query(sql, parameters);
    }
    Query(Transaction& transaction, std::string_view sql, ParameterSpan parameters)
        : rows_(transaction.query(sql, parameters)) {}

    /// Moves to the next row; returns false after the last one.
    bool next() {
        next_column_ = 0;
        return rows_->next();
    }

    /// The next column of the current row. NULL reads as std::nullopt, or as an empty value.
    template <class Value>
    [[nodiscard]] Value take() {
        const int column = next_column_++;
        if constexpr (is_optional<Value>) {
            if (rows_->is_null(column)) return std::nullopt;
            return read<typename Value::value_type>(column);
        } else {
            return read<Value>(column);
        }
    }

    /// The first column of the one row that the statement returns.
    template <class Value>
    [[nodiscard]] Value value() {
        next();
        return take<Value>();
    }

    /// What `read` makes of the next row; std::nullopt if there is none.
    template <class Read>
    [[nodiscard]] auto first(const Read& read) {
        return next() ? std::optional(read(*this)) : std::nullopt;
    }
    /// The first column of the next row; std::nullopt if there is none.
    template <class Value>
    [[nodiscard]] std::optional<Value> first() {
        return first([](Query& row) { return row.take<Value>(); });
    }

    /// What `read` makes of each of the remaining rows.
    template <class Read>
    [[nodiscard]] auto all(const Read& read) {
        std::vector<std::invoke_result_t<const Read&, Query&>> values;
        while (next())
            values.push_back(read(*this));
        return values;
    }
    /// The first column of each of the remaining rows.
    template <class Value>
    [[nodiscard]] std::vector<Value> all() {
        return all([](Query& row) { return row.take<Value>(); });
    }

  private:
    template <class Value>
    [[nodiscard]] Value read(int column) {
        if constexpr (std::is_same_v<Value, std::string>) {
            return rows_->text(column);
        } else if constexpr (std::is_same_v<Value, bool>) {
            return rows_->truth(column);
        } else if constexpr (std::is_same_v<Value, double>) {
            return rows_->number(column);
        } else if constexpr (std::is_same_v<Value, base::Timestamp>) {
            return base::Timestamp(std::chrono::microseconds(rows_->integer(column)));
        } else {
            static_assert(std::is_integral_v<Value>);
            return static_cast<Value>(rows_->integer(column));
        }
    }

    std::unique_ptr<Rows> rows_;
    int next_column_ = 0;
};

}  // namespace storyflow::store::sql
