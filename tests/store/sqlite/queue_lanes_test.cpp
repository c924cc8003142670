#include "store/sqlite/queue_lanes.hpp"

#include <gmock/gmock.h>

#include "store/sql/queue_length.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store::sqlite {

namespace {

using testing::ElementsAre;

const sql::Lane batch_a{.priority = 1, .project_id = "A"};
const sql::Lane batch_b{.priority = 1, .project_id = "B"};
const sql::Lane interactive_c{.priority = 0, .project_id = "C"};

class QueueLanesTest : public DatabaseFixture {
  protected:
    void add(const sql::Lane& lane, std::int64_t count) {
        database.write([&](sql::Transaction& transaction) {
            add_to_lane(transaction, lane, count);
            sql::add_to_queue_length(transaction, count);
        });
    }
    void serve(const sql::Lane& lane) {
        database.write([&](sql::Transaction& transaction) { serve_lane(transaction, lane); });
    }
    std::vector<sql::Lane> line() {
        return database.read([](sql::Transaction& transaction) {
            std::vector<sql::Lane> lanes;
            find_in_lanes(transaction, [&](const sql::Lane& lane) {
                lanes.push_back(lane);
                return false;
            });
            return lanes;
        });
    }

    Database database{file};
};

}  // namespace

TEST_F(QueueLanesTest, StandInTheOrderInWhichTheyJoinedInteractiveOnesFirst) {
    add(batch_b, 2);
    add(batch_a, 2);
    add(batch_b, 1);
    add(interactive_c, 1);
    EXPECT_THAT(line(), ElementsAre(interactive_c, batch_b, batch_a));
}

TEST_F(QueueLanesTest, GoToTheEndWhenTheyAreServed) {
    add(batch_a, 2);
    add(batch_b, 2);
    serve(batch_a);
    EXPECT_THAT(line(), ElementsAre(batch_b, batch_a));
}

TEST_F(QueueLanesTest, LeaveTheLineWhenNothingIsLeftAndJoinItAgainAtItsEnd) {
    add(batch_a, 1);
    add(batch_b, 2);
    serve(batch_a);
    EXPECT_THAT(line(), ElementsAre(batch_b));
    add(batch_a, 1);
    EXPECT_THAT(line(), ElementsAre(batch_b, batch_a));
}

TEST_F(QueueLanesTest, AreNotMadeOfNothing) {
    add(batch_a, 0);
    EXPECT_THAT(line(), testing::IsEmpty());
}

TEST_F(QueueLanesTest, AreSearchedNoFurtherThanNeeded) {
    add(batch_a, 1);
    add(batch_b, 1);
    int visited = 0;
    database.read([&](sql::Transaction& transaction) {
        find_in_lanes(transaction, [&](const sql::Lane&) { return ++visited == 1; });
    });
    EXPECT_EQ(visited, 1);
}

}  // namespace storyflow::store::sqlite
