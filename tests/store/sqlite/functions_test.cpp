#include "store/sqlite/functions.hpp"

#include <gtest/gtest.h>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store::sqlite {

namespace {

class Functions : public DatabaseFixture {
  protected:
    std::int64_t value_of(const char* expression) {
        const auto sql = std::string("SELECT ") + expression;
        return database.read([&](sql::Transaction& transaction) { return number(transaction, sql.c_str()); });
    }

    Database database{file};
};

}  // namespace

TEST_F(Functions, TellWhereATextIsInAnother) {
    EXPECT_EQ(value_of("strpos('the lighthouse', 'light')"), 5);
    EXPECT_EQ(value_of("strpos('stra\u00dfe', 'e')"), 6);
    EXPECT_EQ(value_of("strpos('lighthouse', 'dark')"), 0);
    EXPECT_EQ(value_of("strpos('lighthouse', '')"), 1);
    EXPECT_EQ(value_of("strpos('', 'light')"), 0);
}

TEST_F(Functions, TellTheGreaterNumberAndTheBytesOfAText) {
    EXPECT_EQ(value_of("greatest(2, 10)"), 10);
    EXPECT_EQ(value_of("greatest(-2, -10)"), -2);
    EXPECT_EQ(value_of("octet_length('stra\u00dfe')"), 7);
    EXPECT_EQ(value_of("octet_length('')"), 0);
}

TEST_F(Functions, AnnounceNothing) {
    EXPECT_EQ(value_of("pg_notify('channel', 'payload') IS NULL"), 1);
}

}  // namespace storyflow::store::sqlite
