#include "store/postgres/connection.hpp"

namespace storyflow::store::postgres {

namespace {

/// Timeouts: a transaction of a frozen process or a lost machine must release its locks, and waiting for a
/// lock must end.
constexpr const char* set_up = R"sql(
    SET search_path = storyflow;
    SET standard_conforming_strings = on;
    SET extra_float_digits = 1;
    SET lock_timeout = '5s';
    SET idle_in_transaction_session_timeout = '10s';
    SET tcp_keepalives_idle = 10;
    SET tcp_keepalives_interval = 5;
    SET tcp_keepalives_count = 3
)sql";

}  // namespace

Connection::Connection(const std::string& url) : session_(url), quiet_(session_) {
    pqxx::nontransaction settings(session_);
    settings.exec(set_up);
}

}  // namespace storyflow::store::postgres
