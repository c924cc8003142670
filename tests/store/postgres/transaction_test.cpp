#include "store/postgres/transaction.hpp"

#include <gmock/gmock.h>

#include "store/postgres/parameters.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"
#include "tests/support/manual_clock.hpp"

namespace storyflow::store::postgres {

namespace {

class TransactionTest : public PostgresFixture {
  protected:
    template <class Value>
    Value round_trip(const Value& value, const std::string& type) {
        Transaction transaction(connection, sql::TransactionKind::writing, nullptr);
        sql::Query query(transaction, "SELECT $1::" + type, value);
        EXPECT_TRUE(query.next());
        return query.take<Value>();
    }

    Connection connection{place.url()};
};

}  // namespace

TEST_F(TransactionTest, KeepsValuesOfEveryType) {
    EXPECT_EQ(round_trip<std::int64_t>(1'767'225'600'123'456, "bigint"), 1'767'225'600'123'456);
    EXPECT_EQ(round_trip(-3, "integer"), -3);
    EXPECT_TRUE(round_trip(true, "boolean"));
    EXPECT_FALSE(round_trip(false, "boolean"));
    EXPECT_EQ(round_trip(0.1, "float8"), 0.1);
    EXPECT_EQ(round_trip(5e-324, "float8"), 5e-324);
    EXPECT_EQ(round_trip(std::string("'; DROP TABLE projects; -- \xF0\x9F\x8C\x8A"), "text"),
              "'; DROP TABLE projects; -- \xF0\x9F\x8C\x8A");
    const base::Timestamp time(std::chrono::microseconds(1'767'225'600'123'456));
    EXPECT_EQ(round_trip(time, "bigint"), time);
}

TEST_F(TransactionTest, KeepsAbsenceApartFromEmptiness) {
    using Text = std::optional<std::string>;
    EXPECT_EQ(round_trip(Text(), "text"), std::nullopt);
    EXPECT_EQ(round_trip(Text(""), "text"), "");
    EXPECT_EQ(round_trip(std::optional<double>(1.5), "float8"), 1.5);
}

TEST_F(TransactionTest, ArraysArriveAsTheyAre) {
    Transaction transaction(connection, sql::TransactionKind::writing, nullptr);
    const std::vector<std::string> texts{"one", R"("two" \ {3})", "", "\n"};
    sql::Query query(transaction, "SELECT unnest($1::text[])", array_of(texts));
    std::vector<std::string> found;
    while (query.next())
        found.push_back(query.take<std::string>());
    EXPECT_EQ(found, texts);
}

TEST_F(TransactionTest, CountsTheRowsThatAStatementChanged) {
    Transaction transaction(connection, sql::TransactionKind::writing, nullptr);
    transaction.run_script("CREATE TEMPORARY TABLE numbers (number INTEGER)");
    EXPECT_EQ(transaction.run("INSERT INTO numbers VALUES ($1), ($2)", 1, 2), 2);
    EXPECT_EQ(transaction.run("UPDATE numbers SET number = 3 WHERE number = $1", 1), 1);
    EXPECT_EQ(transaction.run("DELETE FROM numbers WHERE number = $1", 9), 0);
}

TEST_F(TransactionTest, AnAnswerOfAnotherTypeIsAnError) {
    Transaction transaction(connection, sql::TransactionKind::reading, nullptr);
    sql::Query query(transaction, "SELECT 'seven', 1.5");
    query.next();
    EXPECT_THROW((void)query.take<std::int64_t>(), base::Error);
    EXPECT_THROW((void)query.take<int>(), base::Error);
}

TEST_F(TransactionTest, OnlyTheUnsyncedDoesNotWaitForTheDisk) {
    const auto waits = [&](sql::TransactionKind kind) {
        Transaction transaction(connection, kind, nullptr);
        return text(transaction, "SHOW synchronous_commit");
    };
    EXPECT_EQ(waits(sql::TransactionKind::writing_unsynced), "off");
    EXPECT_EQ(waits(sql::TransactionKind::writing), "on");
}

TEST_F(TransactionTest, HasOneTimeWhichIsTheDatabasesOwn) {
    Transaction transaction(connection, sql::TransactionKind::writing, nullptr);
    const auto now = transaction.now();
    EXPECT_EQ(transaction.now(), now);
    const auto later =
        number(transaction, "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
    EXPECT_GE(later, now.time_since_epoch().count());
    EXPECT_LT(later - now.time_since_epoch().count(), 600'000'000);
}

TEST_F(TransactionTest, HasTheTimeOfTheClockThatItIsGiven) {
    const support::ManualClock clock;
    Transaction transaction(connection, sql::TransactionKind::writing, &clock);
    EXPECT_EQ(transaction.now(), clock.now());
}

}  // namespace storyflow::store::postgres
