#include "store/sql/running_items.hpp"

#include <gmock/gmock.h>

#include "store/sql/task_rows.hpp"
#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

/// Several processes that change the same item at the same time.
namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class PostgresRunningItems : public PostgresFixture {
  protected:
    tasks::ItemClaim claim_one(const std::string& task_id) {
        tasks.enqueue({.id = task_id,
                       .project_id = "p",
                       .rendition = {},
                       .items = {{.segment_id = task_id}},
                       .request_key = {}},
                      10);
        return queue.claim_next("worker", 30s).claim.value();
    }
    std::vector<std::string> put_back() { return queue.put_back(tasks::Orphans::all_lost); }

    Database database{place.url()};
    Database other_process{place.url()};
    sql::TaskStore tasks{other_process};
    sql::WorkQueue queue{other_process};
};

}  // namespace

TEST_F(PostgresRunningItems, WhatIsBeingPublishedIsNotPutBack) {
    const auto claim = claim_one("t");
    database.write([&](sql::Transaction& transaction) {
        sql::Query(transaction, "SELECT FROM task_items WHERE id = $1 FOR SHARE", claim.item_id);
        EXPECT_THAT(put_back(), IsEmpty());
    });
    EXPECT_THAT(put_back(), ElementsAre("t"));
}

TEST_F(PostgresRunningItems, WhatIsBeingFinishedIsNotPutBack) {
    const auto claim = claim_one("t");
    std::future<void> putting_back;
    database.write([&](sql::Transaction& transaction) {
        sql::lock_task(transaction, "t");
        auto item = sql::lock_running(transaction, claim.item_id, claim.lease).value();
        putting_back = begin_and_wait_for_lock([&] { EXPECT_THAT(put_back(), IsEmpty()); });
        tasks::end_by(item.record, tasks::CompletedSegment{"t", "", 1.0}, transaction.now());
        sql::store_outcome(transaction, item, transaction.now());
    });
    putting_back.get();
    EXPECT_EQ(tasks.find("t", 0)->head.state, tasks::TaskState::completed);
}

TEST_F(PostgresRunningItems, WhatWasPutBackMeanwhileIsNotFinished) {
    const auto claim = claim_one("t");
    std::future<void> finishing;
    database.write([&](sql::Transaction& transaction) {
        for (sql::RunningItem& item :
             sql::lock_all_running(transaction, tasks::Orphans::all_lost, transaction.now())) {
            tasks::end_by_death(item.record, false);
            sql::store_outcome(transaction, item, transaction.now());
        }
        finishing = begin_and_wait_for_lock([&] {
            EXPECT_EQ(queue.finish_item(claim, tasks::ItemFailed{"late"}), tasks::FinishResult::lease_lost);
        });
    });
    finishing.get();
    EXPECT_EQ(tasks.find("t", 0)->head.state, tasks::TaskState::processing);
}

TEST_F(PostgresRunningItems, ALeaseNumberIsNeverGivenAgainNotEvenWhenTheServerForgetsTheClaim) {
    const auto lost = claim_one("t");
    // As after a crash of the server that undid the claim.
    tamper(R"sql(
        UPDATE storyflow.task_items
        SET state = 'QUEUED', lease = 0, lease_owner = NULL, lease_until = NULL, claimed_at = NULL, attempt = 0;
        UPDATE storyflow.tasks SET waiting = 1, running = 0;
        UPDATE storyflow.queue_lanes SET waiting = 1 WHERE priority = 1;
        UPDATE storyflow.queue SET waiting = 1
    )sql");
    const auto again = queue.claim_next("other", 30s).claim.value();
    EXPECT_EQ(again.item_id, lost.item_id);
    EXPECT_GT(again.lease, lost.lease);
    EXPECT_THAT(queue.renew({lost, again}, 30s),
                ElementsAre(tasks::LeaseState::lost, tasks::LeaseState::held));
    EXPECT_EQ(queue.finish_item(lost, tasks::ItemFailed{"late"}), tasks::FinishResult::lease_lost);
}

}  // namespace storyflow::store::postgres
