#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <future>
#include <stdexcept>
#include <string>

#include "base/error.hpp"
#include "store/postgres/database.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/postgres_test_database.hpp"

namespace storyflow::store::postgres {

/// A new PostgreSQL database, not opened yet.
class PostgresFixture : public testing::Test {
  protected:
    static std::int64_t number(sql::Transaction& transaction, std::string_view sql) {
        sql::Query query(transaction, sql);
        query.next();
        return query.take<std::int64_t>();
    }
    static std::string text(sql::Transaction& transaction, std::string_view sql) {
        sql::Query query(transaction, sql);
        query.next();
        return query.take<std::string>();
    }
    /// Returns the error that the action throws.
    static base::Error refusal(const std::function<void()>& action) {
        try {
            action();
        } catch (const base::Error& error) {
            return error;
        }
        throw std::logic_error("was not refused");
    }
    /// Changes the database without the program.
    void tamper(const std::string& sql) const {
        pqxx::connection connection(place.url());
        pqxx::nontransaction(connection).exec(sql);
    }
    std::int64_t ask(const std::string& sql) const {
        pqxx::connection connection(place.url());
        return pqxx::nontransaction(connection).exec(sql)[0][0].as<std::int64_t>();
    }
    /// Ends every session of the database, as a server's restart does.
    void cut_connections() const {
        tamper(R"sql(
            SELECT pg_terminate_backend(pid, 10000)
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
        )sql");
    }
    /// Waits until at least `count` sessions of the database wait for a lock; returns whether they do.
    [[nodiscard]] bool sessions_wait(int count = 1) const {
        return support::eventually([&] {
            return ask(R"sql(
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
            )sql") >= count;
        });
    }
    /// Runs `action` on another thread; returns when it waits for a lock.
    [[nodiscard]] std::future<void> begin_and_wait_for_lock(std::function<void()> action) const {
        auto begun = std::async(std::launch::async, std::move(action));
        EXPECT_TRUE(sessions_wait());
        return begun;
    }

    support::PostgresTestDatabase place;
};

}  // namespace storyflow::store::postgres
