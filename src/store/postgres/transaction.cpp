#include "store/postgres/transaction.hpp"

#include <charconv>
#include <cstring>

#include "base/error.hpp"
#include "store/postgres/parameters.hpp"

namespace storyflow::store::postgres {

namespace {

template <class Number>
Number number_of(const char* text) {
    Number number{};
    const char* const end = text + std::strlen(text);
    const auto read = std::from_chars(text, end, number);
    if (read.ec != std::errc{} || read.ptr != end) {
        throw base::Error(base::ErrorKind::internal, "The database answered with something unexpected.",
                          text);
    }
    return number;
}

/// The rows of a result that was received completely.
class ReceivedRows final : public sql::Rows {
  public:
    explicit ReceivedRows(const pqxx::result& result) : result_(result) {}

    bool next() override { return next_row_++ < result_.size(); }
    bool is_null(int column) override { return field(column).is_null(); }
    // For NULL this is an empty text.
    std::string text(int column) override { return field(column).c_str(); }
    std::int64_t integer(int column) override { return is_null(column) ? 0 : read<std::int64_t>(column); }
    double number(int column) override { return is_null(column) ? 0.0 : read<double>(column); }
    bool truth(int column) override { return *field(column).c_str() == 't'; }

  private:
    [[nodiscard]] pqxx::field field(int column) const {
        return result_[next_row_ - 1][static_cast<pqxx::row::size_type>(column)];
    }
    template <class Number>
    [[nodiscard]] Number read(int column) const {
        return number_of<Number>(field(column).c_str());
    }

    pqxx::result result_;
    pqxx::result::size_type next_row_ = 0;
};

}  // namespace

Transaction::Transaction(Connection& connection, sql::TransactionKind kind, const base::Clock* clock)
    : work_(connection.session()), clock_(clock) {
    if (kind == sql::TransactionKind::reading) {
        work_.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
    if (kind == sql::TransactionKind::writing_unsynced) work_.exec("SET LOCAL synchronous_commit = off");
}

pqxx::result Transaction::result_of(std::string_view sql, sql::ParameterSpan parameters) {
    const Parameters values(parameters);
    const auto pointers = values.pointers();
    return work_.exec_params(std::string(sql), pqxx::prepare::make_dynamic_params(pointers));
}

std::int64_t Transaction::execute(std::string_view sql, sql::ParameterSpan parameters) {
    return static_cast<std::int64_t>(result_of(sql, parameters).affected_rows());
}

std::unique_ptr<sql::Rows> Transaction::query(std::string_view sql, sql::ParameterSpan parameters) {
    return std::make_unique<ReceivedRows>(result_of(sql, parameters));
}

base::Timestamp Transaction::read_clock() {
    if (clock_ != nullptr) return clock_->now();
    return sql::Query(*this, "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
        .value<base::Timestamp>();
}

}  // namespace storyflow::store::postgres
