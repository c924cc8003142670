#include "store/sqlite/connection.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::store::sqlite {

namespace {

class ConnectionTest : public testing::Test {
  protected:
    support::TemporaryDirectory folder;
    Connection connection{folder.path() / "test.db", Connection::Access::read_write};
};

}  // namespace

TEST_F(ConnectionTest, PreparesAStatementOnce) {
    const auto* first = &connection.statement("SELECT 1");
    EXPECT_EQ(&connection.statement("SELECT 1"), first);
    EXPECT_NE(&connection.statement("SELECT 2"), first);
}

TEST_F(ConnectionTest, KnowsWhetherATransactionIsOpen) {
    EXPECT_FALSE(connection.in_transaction());
    connection.execute("BEGIN");
    EXPECT_TRUE(connection.in_transaction());
    connection.execute("ROLLBACK");
    EXPECT_FALSE(connection.in_transaction());
}

}  // namespace storyflow::store::sqlite
