#include "store/sqlite/dialect.hpp"

#include <gmock/gmock.h>

#include "store/sql/queue_length.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store::sqlite {

namespace {

using testing::ElementsAre;

const sql::Lane batch_a{.priority = 1, .project_id = "A"};
const sql::Lane batch_b{.priority = 1, .project_id = "B"};
const sql::Lane interactive_c{.priority = 0, .project_id = "C"};

class SqliteLanes : public DatabaseFixture {
  protected:
    void add(const sql::Lane& lane, std::int64_t count) {
        database.write([&](sql::Transaction& transaction) {
            transaction.dialect().add_to_lane(transaction, lane, count);
            sql::add_to_queue_length(transaction, count);
        });
    }
    void serve(const sql::Lane& lane) {
        database.write(
            [&](sql::Transaction& transaction) { transaction.dialect().serve_lane(transaction, lane); });
    }
    std::vector<sql::Lane> line() {
        return database.read([](sql::Transaction& transaction) {
            std::vector<sql::Lane> lanes;
            sql::Query row(transaction,
                           "SELECT priority, project_id FROM queue_lanes ORDER BY priority, served");
            while (row.next())
                lanes.push_back({.priority = row.take<int>(), .project_id = row.take<std::string>()});
            return lanes;
        });
    }

    Database database{file};
};

}  // namespace

TEST_F(SqliteLanes, StandInTheOrderInWhichTheyJoinedInteractiveOnesFirst) {
    add(batch_b, 2);
    add(batch_a, 2);
    add(batch_b, 1);
    add(interactive_c, 1);
    EXPECT_THAT(line(), ElementsAre(interactive_c, batch_b, batch_a));
}

TEST_F(SqliteLanes, GoToTheEndWhenTheyAreServed) {
    add(batch_a, 2);
    add(batch_b, 2);
    serve(batch_a);
    EXPECT_THAT(line(), ElementsAre(batch_b, batch_a));
}

TEST_F(SqliteLanes, LeaveTheLineWhenNothingIsLeftAndJoinItAgainAtItsEnd) {
    add(batch_a, 1);
    add(batch_b, 2);
    serve(batch_a);
    EXPECT_THAT(line(), ElementsAre(batch_b));
    add(batch_a, 1);
    EXPECT_THAT(line(), ElementsAre(batch_b, batch_a));
}

}  // namespace storyflow::store::sqlite
