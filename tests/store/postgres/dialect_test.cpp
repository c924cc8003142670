#include "store/postgres/dialect.hpp"

#include <gmock/gmock.h>

#include "store/postgres/next_lane.hpp"
#include "store/sql/queue_length.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

using testing::Optional;

class PostgresQueueLanes : public PostgresFixture {
  protected:
    void add(const sql::Lane& lane, std::int64_t count) {
        database.write([&](sql::Transaction& transaction) {
            transaction.dialect().lock_lanes(transaction, {lane.project_id});
            transaction.dialect().add_to_lane(transaction, lane, count);
            sql::add_to_queue_length(transaction, count);
        });
    }
    std::optional<sql::Lane> serve() {
        return database.write([](sql::Transaction& transaction) {
            const auto lane = lock_next_lane(transaction);
            if (lane) transaction.dialect().serve_lane(transaction, *lane);
            return lane;
        });
    }

    const sql::Lane a{.priority = 1, .project_id = "a"};
    const sql::Lane b{.priority = 1, .project_id = "b"};
    const sql::Lane urgent{.priority = 0, .project_id = "b"};
    Database database{place.url()};
};

}  // namespace

TEST_F(PostgresQueueLanes, TakeTurnsAndLetTheUrgentGoFirst) {
    add(a, 3);
    add(b, 1);
    add(urgent, 1);
    EXPECT_THAT(serve(), Optional(urgent));
    EXPECT_THAT(serve(), Optional(a));
    EXPECT_THAT(serve(), Optional(b));
    EXPECT_THAT(serve(), Optional(a));
    EXPECT_THAT(serve(), Optional(a));
    EXPECT_EQ(serve(), std::nullopt);
}

TEST_F(PostgresQueueLanes, OneThatWasEmptyJoinsTheLineAtItsEnd) {
    add(b, 1);
    serve();
    add(a, 2);
    add(b, 1);
    EXPECT_THAT(serve(), Optional(a));
    EXPECT_THAT(serve(), Optional(b));
}

TEST_F(PostgresQueueLanes, WhoTakesFromOneDoesNotKeepOthersFromTheNext) {
    add(a, 1);
    add(b, 1);
    database.write([&](sql::Transaction& transaction) {
        EXPECT_THAT(lock_next_lane(transaction), Optional(a));
        EXPECT_THAT(serve(), Optional(b));
    });
}

TEST_F(PostgresQueueLanes, ABatchIsNotTakenBecauseTheUrgentIsBeingTakenFrom) {
    add(a, 1);
    add(urgent, 2);
    std::future<void> other;
    database.write([&](sql::Transaction& transaction) {
        EXPECT_THAT(lock_next_lane(transaction), Optional(urgent));
        other = begin_and_wait_for_lock([&] { EXPECT_THAT(serve(), Optional(urgent)); });
        transaction.dialect().serve_lane(transaction, urgent);
    });
    other.get();
}

TEST_F(PostgresQueueLanes, WhatWasTakenMeanwhileIsNotThereAnyMore) {
    add(a, 1);
    std::future<void> other;
    database.write([&](sql::Transaction& transaction) {
        EXPECT_THAT(lock_next_lane(transaction), Optional(a));
        other = begin_and_wait_for_lock([&] { EXPECT_EQ(serve(), std::nullopt); });
        transaction.dialect().serve_lane(transaction, a);
    });
    other.get();
}

TEST_F(PostgresQueueLanes, EmptyOnesAreRemovedUnlessTheyAreInUse) {
    add(a, 1);
    add(b, 1);
    serve();
    serve();
    add(b, 1);
    database.write([&](sql::Transaction& transaction) {
        transaction.dialect().lock_lanes(transaction, {"b"});
        database.write([](sql::Transaction& other) { other.dialect().remove_empty_lanes(other); });
    });
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.queue_lanes WHERE project_id = 'a'"), 0);
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.queue_lanes WHERE project_id = 'b'"), 2);
    EXPECT_THAT(serve(), Optional(b));
}

}  // namespace storyflow::store::postgres
