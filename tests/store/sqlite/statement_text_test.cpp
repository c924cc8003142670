#include "store/sqlite/statement_text.hpp"

#include <gtest/gtest.h>

namespace storyflow::store::sqlite {

TEST(StatementText, NumbersItsParameters) {
    EXPECT_EQ(statement_text("UPDATE t SET a = $2, b = $12 WHERE c = $1"),
              "UPDATE t SET a = ?2, b = ?12 WHERE c = ?1");
}

TEST(StatementText, LocksNothing) {
    EXPECT_EQ(statement_text("SELECT 1 FROM t WHERE a = $1 FOR NO KEY UPDATE"),
              "SELECT 1 FROM t WHERE a = ?1 ");
    EXPECT_EQ(statement_text("SELECT a FROM t ORDER BY a LIMIT 1\n    FOR UPDATE OF t SKIP LOCKED\n"),
              "SELECT a FROM t ORDER BY a LIMIT 1\n    ");
    EXPECT_EQ(statement_text("DELETE FROM t WHERE a IN (SELECT a FROM t FOR SHARE) RETURNING a"),
              "DELETE FROM t WHERE a IN (SELECT a FROM t ) RETURNING a");
    EXPECT_EQ(statement_text("SELECT 1 FROM t FOR KEY SHARE OF t"), "SELECT 1 FROM t ");
}

TEST(StatementText, StaysAsItIsWithoutEither) {
    EXPECT_EQ(statement_text("SELECT a FROM t WHERE b = 'x'"), "SELECT a FROM t WHERE b = 'x'");
}

}  // namespace storyflow::store::sqlite
