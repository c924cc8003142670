#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "store/postgres/connection.hpp"
#include "store/postgres/parameters.hpp"

namespace storyflow::store::postgres {

/// One transaction: begins on construction, is rolled back at the end of its life unless committed.
///
/// A reading one sees a single state of the database. A writing one sees with each statement what others have
/// committed until then, so it locks what it decides on. Statements are planned anew each time: a plan made
/// for an empty queue would be kept for a full one.
class Transaction {
  public:
    enum class Kind {
        reading,
        writing,           ///< on the disk when committed
        writing_unsynced,  ///< a power cut may undo the last moment
    };

    /// With a clock its time counts, without one the time of the database.
    Transaction(Connection& connection, Kind kind, const base::Clock* clock);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Runs one statement and returns how many rows it changed.
    template <class... Values>
    std::int64_t run(std::string_view sql, const Values&... values) {
        return static_cast<std::int64_t>(execute(sql, Parameters(values...)).affected_rows());
    }
    [[nodiscard]] pqxx::result execute(std::string_view sql, const Parameters& parameters);
    /// Runs SQL of several statements, which have neither parameters nor results.
    void run_script(const char* sql);

    /// The same whenever it is asked.
    [[nodiscard]] base::Timestamp now();
    void commit();

  private:
    pqxx::work work_;
    const base::Clock* clock_;
    std::optional<base::Timestamp> now_;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// One execution of a statement and a position in its rows.
class Query {
  public:
    template <class... Values>
    Query(Transaction& transaction, std::string_view sql, const Values&... values)
        : result_(transaction.execute(sql, Parameters(values...))) {}

    /// Moves to the next row; false behind the last.
    bool next() {
        next_column_ = 0;
        return next_row_++ < static_cast<int>(result_.size());
    }

    /// The next column of the current row. What is NULL reads as nothing, or as an empty value.
    template <class Value>
    [[nodiscard]] Value take() {
        const char* const text = take_text();
        if constexpr (is_optional<Value>) {
            if (text == nullptr) return std::nullopt;
            return read(text, typename Value::value_type{});
        } else {
            return text == nullptr ? Value{} : read(text, Value{});
        }
    }

  private:
    /// Null for NULL.
    const char* take_text();

    static std::string read(const char* text, const std::string&) { return text; }
    static std::int64_t read(const char* text, std::int64_t);
    static int read(const char* text, int);
    static bool read(const char* text, bool) { return *text == 't'; }
    static double read(const char* text, double);
    static base::Timestamp read(const char* text, base::Timestamp);

    pqxx::result result_;
    int next_row_ = 0;
    int next_column_ = 0;
};

}  // namespace storyflow::store::postgres
