#include "store/postgres/waiting_items.hpp"

#include <gmock/gmock.h>

#include "store/postgres/task_store.hpp"
#include "store/postgres/work_queue.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;

class PostgresWaitingItems : public PostgresFixture {
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

    PostgresDatabase database{place.url()};
    PostgresTaskStore tasks{database};
    PostgresWorkQueue queue{database};
};

}  // namespace

TEST_F(PostgresWaitingItems, OneThatSomebodyElseHoldsIsPassedOver) {
    enqueue("p");
    database.write([&](Transaction& transaction) {
        Query(transaction, "SELECT FROM task_items WHERE segment_id = 'p1' FOR UPDATE");
        EXPECT_EQ(claim()->segment_id, "p2");
    });
    EXPECT_EQ(claim()->segment_id, "p1");
}

TEST_F(PostgresWaitingItems, TwoProcessesDoNotBothHandOutOneThatMayHaveKilledAnother) {
    enqueue("p");
    enqueue("q");
    claim();
    claim();
    queue.put_back(tasks::Orphans::of_crashed("worker"));
    std::future<void> other;
    database.write([&](Transaction& transaction) {
        const auto first = find_next_item(transaction).value();
        // The other finds the suspect of the other project, waits, and is content with an item that is none.
        other = begin_and_wait_for_lock([&] { EXPECT_EQ(claim()->segment_id.substr(1), "2"); });
        transaction.run(R"sql(
            UPDATE task_items SET state = 'RUNNING', lease = 9, lease_until = 0 WHERE id = $1
        )sql",
                        first.id);
        serve_lane(transaction, first.lane);
    });
    other.get();
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.task_items WHERE state = 'RUNNING' AND is_suspect"), 1);
}

TEST_F(PostgresWaitingItems, ADelayedOneWaitsInItsLaneOnceItIsDue) {
    enqueue("p");
    const auto first = claim().value();
    queue.finish_item(first, tasks::ItemPostponed{"later", 1h});
    database.write([&](Transaction& transaction) {
        const auto now = transaction.now();
        EXPECT_FALSE(has_due_items(transaction, now));
        EXPECT_TRUE(has_due_items(transaction, now + 1h));
        promote_due_items(transaction, now + 1h);
        EXPECT_EQ(next_due(transaction), std::nullopt);
        EXPECT_EQ(find_next_item(transaction)->id, first.item_id);
    });
}

}  // namespace storyflow::store::postgres
