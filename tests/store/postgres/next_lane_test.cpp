#include "store/postgres/next_lane.hpp"

#include <gmock/gmock.h>

#include "store/sql/dialect.hpp"
#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;

class PostgresNextLane : public PostgresFixture {
  protected:
    void enqueue(const std::string& project) {
        tasks.enqueue({.id = project,
                       .project_id = project,
                       .rendition = {},
                       .items = {{.segment_id = project + "1"}, {.segment_id = project + "2"}},
                       .request_key = {}},
                      10);
    }
    std::optional<tasks::ItemClaim> claim() { return queue.claim_next("worker", 30s).claim; }

    Database database{place.url()};
    sql::TaskStore tasks{database};
    sql::WorkQueue queue{database};
};

}  // namespace

TEST_F(PostgresNextLane, OneThatSomebodyElseHoldsIsPassedOver) {
    enqueue("p");
    database.write([&](sql::Transaction& transaction) {
        sql::Query(transaction, "SELECT FROM task_items WHERE segment_id = 'p1' FOR UPDATE");
        EXPECT_EQ(claim()->segment_id, "p2");
    });
    EXPECT_EQ(claim()->segment_id, "p1");
}

TEST_F(PostgresNextLane, TwoProcessesDoNotBothHandOutOneThatMayHaveKilledAnother) {
    enqueue("p");
    enqueue("q");
    claim();
    claim();
    queue.put_back(tasks::Orphans::of_crashed("worker"));
    std::future<void> other;
    database.write([&](sql::Transaction& transaction) {
        const auto first = transaction.dialect().find_next_item(transaction, {}).value();
        // The other transaction finds the other project's suspect, waits, and then takes an item that is not
        // suspect.
        other = begin_and_wait_for_lock([&] { EXPECT_EQ(claim()->segment_id.substr(1), "2"); });
        transaction.run(R"sql(
            UPDATE task_items SET state = 'RUNNING', lease = 9, lease_until = 0 WHERE id = $1
        )sql",
                        first.id);
        transaction.dialect().serve_lane(transaction, first.lane);
    });
    other.get();
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.task_items WHERE state = 'RUNNING' AND is_suspect"), 1);
}

}  // namespace storyflow::store::postgres
