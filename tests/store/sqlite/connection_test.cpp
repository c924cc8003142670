#include "store/sqlite/connection.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::store {

namespace {

class ConnectionTest : public testing::Test {
  protected:
    ConnectionTest() { connection.execute("CREATE TABLE numbers (number INTEGER)"); }

    template <class Value>
    Value round_trip(const Value& value) {
        Query query(connection, "SELECT ?", value);
        EXPECT_TRUE(query.next());
        return query.take<Value>();
    }

    support::TemporaryDirectory folder;
    Connection connection{folder.path() / "test.db", Connection::Access::read_write};
};

}  // namespace

TEST_F(ConnectionTest, KeepsValuesOfEveryType) {
    EXPECT_EQ(round_trip<std::int64_t>(1'767'225'600'123'456), 1'767'225'600'123'456);
    EXPECT_EQ(round_trip(-3), -3);
    EXPECT_TRUE(round_trip(true));
    EXPECT_EQ(round_trip(0.1), 0.1);
    EXPECT_EQ(round_trip(std::string("a\0b", 3)), std::string("a\0b", 3));
    const base::Timestamp time(std::chrono::microseconds(1'767'225'600'123'456));
    EXPECT_EQ(round_trip(time), time);
}

TEST_F(ConnectionTest, KeepsAbsenceApartFromEmptiness) {
    using Text = std::optional<std::string>;
    EXPECT_EQ(round_trip(Text()), std::nullopt);
    EXPECT_EQ(round_trip(Text("")), "");
    EXPECT_EQ(round_trip(std::optional<double>(1.5)), 1.5);
}

TEST_F(ConnectionTest, TakesColumnsInOrder) {
    Query query(connection, "SELECT 1, 'two', NULL");
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.take<int>(), 1);
    EXPECT_EQ(query.take<std::string>(), "two");
    EXPECT_EQ(query.take<std::optional<int>>(), std::nullopt);
    EXPECT_FALSE(query.next());
}

TEST_F(ConnectionTest, CountsTheRowsThatAStatementChanged) {
    EXPECT_EQ(connection.run("INSERT INTO numbers VALUES (?), (?)", 1, 2), 2);
    EXPECT_EQ(connection.run("UPDATE numbers SET number = 3 WHERE number = ?", 1), 1);
    EXPECT_EQ(connection.run("DELETE FROM numbers WHERE number = ?", 9), 0);
}

TEST_F(ConnectionTest, PreparesAStatementOnce) {
    const auto* first = &connection.statement("SELECT 1");
    EXPECT_EQ(&connection.statement("SELECT 1"), first);
    EXPECT_NE(&connection.statement("SELECT 2"), first);
}

TEST_F(ConnectionTest, AHalfReadQueryDoesNotHoldTheDatabase) {
    connection.run("INSERT INTO numbers VALUES (1), (2)");
    EXPECT_TRUE(Query(connection, "SELECT number FROM numbers").next());
    EXPECT_NO_THROW(connection.execute("DROP TABLE numbers"));
}

TEST_F(ConnectionTest, KnowsWhetherATransactionIsOpen) {
    EXPECT_FALSE(connection.in_transaction());
    connection.execute("BEGIN");
    EXPECT_TRUE(connection.in_transaction());
    connection.execute("ROLLBACK");
    EXPECT_FALSE(connection.in_transaction());
}

}  // namespace storyflow::store
