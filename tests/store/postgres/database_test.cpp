#include "store/postgres/database.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "tests/store/postgres/postgres_fixture.hpp"
#include "tests/support/postgres_server.hpp"

namespace storyflow::store::postgres {

namespace {

using testing::HasSubstr;
using testing::Not;

class DatabaseTest : public PostgresFixture {
  protected:
    static std::int64_t waiting(sql::Transaction& transaction) {
        return number(transaction, "SELECT waiting FROM queue");
    }
    static void set_waiting(sql::Transaction& transaction, int waiting) {
        transaction.run("UPDATE queue SET waiting = $1", waiting);
    }

    Database database{place.url()};
};

void expect_busy(const std::function<void()>& action) {
    try {
        action();
        FAIL() << "was not kept waiting";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_STREQ(error.what(), "The database is busy.");
    }
}

}  // namespace

TEST_F(DatabaseTest, WritesNothingWhenTheWorkThrows) {
    const auto failing = [](sql::Transaction& transaction) {
        set_waiting(transaction, 5);
        throw std::runtime_error("no");
    };
    EXPECT_THROW(database.write(failing), std::runtime_error);
    EXPECT_EQ(database.read(waiting), 0);
    database.write_unsynced([](sql::Transaction& transaction) { set_waiting(transaction, 6); });
    EXPECT_EQ(database.write(waiting), 6);
}

TEST_F(DatabaseTest, AReaderCannotWrite) {
    const auto writing = [](sql::Transaction& transaction) { set_waiting(transaction, 5); };
    EXPECT_THROW(database.read(writing), base::Error);
    EXPECT_NO_THROW(database.write(writing));
}

TEST_F(DatabaseTest, AReaderSeesOneStateUntilItIsDone) {
    database.read([&](sql::Transaction& reader) {
        EXPECT_EQ(waiting(reader), 0);
        database.write([](sql::Transaction& writer) { set_waiting(writer, 5); });
        EXPECT_EQ(waiting(reader), 0);
    });
    EXPECT_EQ(database.read(waiting), 5);
}

TEST_F(DatabaseTest, GivesUpWhenNoConnectionComesFree) {
    Database small(place.url(), {.connections = 1, .patience = std::chrono::milliseconds(10)});
    const auto reading = [&] { small.read([](sql::Transaction&) {}); };
    small.write([&](sql::Transaction&) { expect_busy(reading); });
    EXPECT_NO_THROW(reading());
}

TEST_F(DatabaseTest, ABrokenRuleOfTheTablesIsAnInternalError) {
    const auto error =
        refusal([&] { database.write([](sql::Transaction& transaction) { set_waiting(transaction, -1); }); });
    EXPECT_EQ(error.kind(), base::ErrorKind::internal);
    EXPECT_THAT(error.detail(), HasSubstr("queue_waiting_check"));
    EXPECT_EQ(database.read(waiting), 0);
}

TEST_F(DatabaseTest, NobodyNoticesThatIdleConnectionsWereCut) {
    std::barrier all_at_work(4);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(
            [&] { database.read([&](sql::Transaction&) { all_at_work.arrive_and_wait(); }); });
    }
    threads.clear();
    cut_connections();
    EXPECT_EQ(database.read(waiting), 0);
    cut_connections();
    EXPECT_NO_THROW(database.write([](sql::Transaction& transaction) { set_waiting(transaction, 5); }));
    EXPECT_EQ(database.read(waiting), 5);
}

TEST_F(DatabaseTest, AConnectionCutAtWorkIsReportedAndNothingIsWritten) {
    const auto error = refusal([&] {
        database.write([&](sql::Transaction& transaction) {
            set_waiting(transaction, 5);
            cut_connections();
            set_waiting(transaction, 6);
        });
    });
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_EQ(database.read(waiting), 0);
}

TEST_F(DatabaseTest, AConnectionCutBeforeTheCommitIsReported) {
    const auto error = refusal([&] {
        database.write([&](sql::Transaction& transaction) {
            set_waiting(transaction, 5);
            cut_connections();
        });
    });
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_EQ(database.read(waiting), 0);
}

TEST_F(DatabaseTest, WhoStandsInEachOthersWayIsServedAllTheSame) {
    tamper("CREATE TABLE storyflow.counters AS SELECT id, 0 AS value FROM generate_series(1, 2) AS id");
    std::atomic<int> trials = 0;
    std::barrier both_hold_one(2, [] {});
    const auto raise_both = [&](int first, int second) {
        bool is_first_trial = true;
        database.write([&](sql::Transaction& transaction) {
            ++trials;
            transaction.run("UPDATE counters SET value = value + 1 WHERE id = $1", first);
            if (std::exchange(is_first_trial, false)) both_hold_one.arrive_and_wait();
            transaction.run("UPDATE counters SET value = value + 1 WHERE id = $1", second);
        });
    };
    {
        const std::jthread other([&] { raise_both(1, 2); });
        raise_both(2, 1);
    }
    EXPECT_EQ(ask("SELECT sum(value) FROM storyflow.counters"), 4);
    EXPECT_GT(trials, 2);
}

TEST_F(DatabaseTest, WhoWaitsTooLongForALockIsToldThatItIsBusy) {
    database.write([&](sql::Transaction& transaction) {
        set_waiting(transaction, 5);
        const auto error = refusal([&] {
            database.write([](sql::Transaction& other) {
                other.run_script("SET LOCAL lock_timeout = '10ms'");
                set_waiting(other, 6);
            });
        });
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), HasSubstr("busy"));
    });
}

/// Stops the server and starts it again after a while.
TEST(DatabaseOutage, EndsWithTheOutageOfTheServer) {
    support::PostgresServer server;
    Database database(server.make_database());
    const auto read = [&] {
        return database.read([](sql::Transaction& transaction) {
            sql::Query query(transaction, "SELECT count(*) FROM projects");
            query.next();
            return query.take<std::int64_t>();
        });
    };
    EXPECT_EQ(read(), 0);
    for (const auto end : {&support::PostgresServer::stop, &support::PostgresServer::crash}) {
        (server.*end)();
        for (int i = 0; i < 2; ++i) {
            try {
                read();
                FAIL() << "was answered by nobody";
            } catch (const base::Error& error) {
                EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
                EXPECT_THAT(error.what(), HasSubstr("is PostgreSQL running?"));
            }
        }
        server.start();
        EXPECT_EQ(read(), 0);
    }
    server.restart();
    EXPECT_EQ(read(), 0);
}

}  // namespace storyflow::store::postgres
