#include "store/postgres/transaction.hpp"

#include <charconv>
#include <cstring>

#include "base/error.hpp"

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

}  // namespace

Transaction::Transaction(Connection& connection, Kind kind, const base::Clock* clock)
    : work_(connection.session()), clock_(clock) {
    if (kind == Kind::reading) run_script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (kind == Kind::writing_unsynced) run_script("SET LOCAL synchronous_commit = off");
}

pqxx::result Transaction::execute(std::string_view sql, const Parameters& parameters) {
    const auto values = parameters.pointers();
    return work_.exec_params(std::string(sql), pqxx::prepare::make_dynamic_params(values));
}

void Transaction::run_script(const char* sql) {
    work_.exec(sql);
}

base::Timestamp Transaction::now() {
    if (!now_) {
        if (clock_ != nullptr) {
            now_ = clock_->now();
        } else {
            Query clock(*this, "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
            clock.next();
            now_ = clock.take<base::Timestamp>();
        }
    }
    return *now_;
}

void Transaction::commit() {
    work_.commit();
}

const char* Query::take_text() {
    const auto field = result_[static_cast<pqxx::result::size_type>(next_row_ - 1)]
                              [static_cast<pqxx::row::size_type>(next_column_++)];
    return field.is_null() ? nullptr : field.c_str();
}

std::int64_t Query::read(const char* text, std::int64_t) {
    return number_of<std::int64_t>(text);
}

int Query::read(const char* text, int) {
    return number_of<int>(text);
}

double Query::read(const char* text, double) {
    return number_of<double>(text);
}

base::Timestamp Query::read(const char* text, base::Timestamp) {
    return base::Timestamp(std::chrono::microseconds(number_of<std::int64_t>(text)));
}

}  // namespace storyflow::store::postgres
