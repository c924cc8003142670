#include <gmock/gmock.h>

#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

/// The cost of an item must not depend on the number of other items. Measured in rows that the server reads
/// sequentially, not in time.
namespace storyflow::store::postgres {

namespace {

using namespace std::chrono_literals;

class PostgresQueueCost : public PostgresFixture {
  protected:
    struct Process {
        explicit Process(const std::string& url) : database(url), tasks(database), queue(database) {}
        Database database;
        sql::TaskStore tasks;
        sql::WorkQueue queue;
    };

    void fill(int count) {
        Process process(place.url());
        tasks::NewTask task{.id = "t", .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
        for (int i = 0; i < count; ++i)
            task.items.push_back({.segment_id = std::to_string(i)});
        process.tasks.enqueue(task, 1'000'000);
        for (int i = 0; i < 500; ++i)
            process.tasks.enqueue({.id = "ended " + std::to_string(i),
                                   .project_id = "p",
                                   .rendition = {},
                                   .items = {},
                                   .request_key = {}},
                                  1'000'000);
    }
    /// Does each operation of an item's life once.
    void live() {
        Process process(place.url());
        const auto claim = [&] { return process.queue.claim_next("worker", 30s).claim.value(); };
        process.queue.finish_item(claim(), tasks::ItemPostponed{"later", 1h});
        process.queue.finish_item(claim(), tasks::ItemGivenBack{});
        process.queue.renew({claim()}, 20s);
        process.queue.put_back(tasks::Orphans::expired);
        process.queue.finish_item(claim(), tasks::CompletedSegment{"", "", 1.0});
        process.tasks.enqueue({.id = "new",
                               .project_id = "q",
                               .rendition = {},
                               .items = {{.segment_id = "new"}},
                               .request_key = {}},
                              1'000'000);
        process.tasks.request_cancel("new");
        process.tasks.find("t", 0);
        process.tasks.items("t", 5, 5);
    }
    /// Rows read by sequential scans. Sessions report their counts when they end, so this waits until all
    /// have.
    std::int64_t rows_read_one_by_one() {
        EXPECT_TRUE(support::eventually([&] {
            return ask(R"sql(
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            )sql") == 0;
        }));
        return ask(R"sql(
            SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables WHERE relname IN ('tasks', 'task_items')
        )sql");
    }
};

}  // namespace

TEST_F(PostgresQueueCost, OfAnItemIsNoReadingThroughTheTasksOrTheirItems) {
    fill(5'000);
    tamper("ANALYZE storyflow.tasks; ANALYZE storyflow.task_items");
    const auto before = rows_read_one_by_one();
    live();
    EXPECT_EQ(rows_read_one_by_one(), before);
}

TEST_F(PostgresQueueCost, IsTheSameBeforeTheServerKnowsHowMuchThereIs) {
    { const Process process(place.url()); }
    tamper("ALTER TABLE storyflow.task_items SET (autovacuum_enabled = off)");
    tamper("ALTER TABLE storyflow.tasks SET (autovacuum_enabled = off)");
    fill(5'000);
    const auto before = rows_read_one_by_one();
    live();
    EXPECT_EQ(rows_read_one_by_one(), before);
}

}  // namespace storyflow::store::postgres
