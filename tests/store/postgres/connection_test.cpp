#include "store/postgres/connection.hpp"

#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

class ConnectionTest : public PostgresFixture {
  protected:
    std::string setting(const std::string& name) {
        pqxx::nontransaction work(connection.session());
        return work.exec("SHOW " + name)[0][0].as<std::string>();
    }

    Connection connection{place.url()};
};

}  // namespace

TEST_F(ConnectionTest, FindsTheTablesOfStoryFlowAndNoOthers) {
    EXPECT_EQ(setting("search_path"), "storyflow");
}

TEST_F(ConnectionTest, WaitsForNothingWithoutAnEnd) {
    EXPECT_EQ(setting("lock_timeout"), "5s");
    EXPECT_EQ(setting("idle_in_transaction_session_timeout"), "10s");
}

TEST_F(ConnectionTest, IsOpenUntilItIsKnownToBeBroken) {
    EXPECT_TRUE(connection.is_open());
    cut_connections();
    EXPECT_THROW(setting("search_path"), pqxx::failure);
    EXPECT_FALSE(connection.is_open());
}

}  // namespace storyflow::store::postgres
