#include "store/sqlite/transaction.hpp"

#include <gtest/gtest.h>

#include "tests/support/manual_clock.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::store::sqlite {

namespace {

class TransactionTest : public testing::Test {
  protected:
    TransactionTest() { connection.execute("CREATE TABLE numbers (number INTEGER)"); }

    template <class Value>
    Value round_trip(const Value& value) {
        Transaction transaction(connection, sql::TransactionKind::reading, clock);
        sql::Query query(transaction, "SELECT $1", value);
        EXPECT_TRUE(query.next());
        return query.take<Value>();
    }

    support::TemporaryDirectory folder;
    support::ManualClock clock;
    Connection connection{folder.path() / "test.db", Connection::Access::read_write};
};

}  // namespace

TEST_F(TransactionTest, KeepsValuesOfEveryType) {
    EXPECT_EQ(round_trip<std::int64_t>(1'767'225'600'123'456), 1'767'225'600'123'456);
    EXPECT_EQ(round_trip(-3), -3);
    EXPECT_TRUE(round_trip(true));
    EXPECT_EQ(round_trip(0.1), 0.1);
    EXPECT_EQ(round_trip(std::string("a\0b", 3)), std::string("a\0b", 3));
    const base::Timestamp time(std::chrono::microseconds(1'767'225'600'123'456));
    EXPECT_EQ(round_trip(time), time);
}

TEST_F(TransactionTest, KeepsAbsenceApartFromEmptiness) {
    using Text = std::optional<std::string>;
    EXPECT_EQ(round_trip(Text()), std::nullopt);
    EXPECT_EQ(round_trip(Text("")), "");
    EXPECT_EQ(round_trip(std::optional<double>(1.5)), 1.5);
}

TEST_F(TransactionTest, TakesColumnsInOrder) {
    Transaction transaction(connection, sql::TransactionKind::reading, clock);
    sql::Query query(transaction, "SELECT 1, 'two', NULL");
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.take<int>(), 1);
    EXPECT_EQ(query.take<std::string>(), "two");
    EXPECT_EQ(query.take<std::optional<int>>(), std::nullopt);
    EXPECT_FALSE(query.next());
}

TEST_F(TransactionTest, CountsTheRowsThatAStatementChanged) {
    Transaction transaction(connection, sql::TransactionKind::writing, clock);
    EXPECT_EQ(transaction.run("INSERT INTO numbers VALUES ($1), ($2)", 1, 2), 2);
    EXPECT_EQ(transaction.run("UPDATE numbers SET number = 3 WHERE number = $1", 1), 1);
    EXPECT_EQ(transaction.run("DELETE FROM numbers WHERE number = $1", 9), 0);
}

TEST_F(TransactionTest, AHalfReadQueryDoesNotHoldTheDatabase) {
    connection.execute("INSERT INTO numbers VALUES (1), (2)");
    Transaction transaction(connection, sql::TransactionKind::writing, clock);
    EXPECT_TRUE(sql::Query(transaction, "SELECT number FROM numbers").next());
    EXPECT_NO_THROW(transaction.run_script("DROP TABLE numbers"));
}

TEST_F(TransactionTest, IsUndoneUnlessItIsCommitted) {
    {
        Transaction transaction(connection, sql::TransactionKind::writing, clock);
        transaction.run("INSERT INTO numbers VALUES (1)");
    }
    Transaction transaction(connection, sql::TransactionKind::reading, clock);
    EXPECT_FALSE(sql::Query(transaction, "SELECT number FROM numbers").next());
}

TEST_F(TransactionTest, HasOneTime) {
    Transaction transaction(connection, sql::TransactionKind::reading, clock);
    const auto now = transaction.now();
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(transaction.now(), now);
}

}  // namespace storyflow::store::sqlite
