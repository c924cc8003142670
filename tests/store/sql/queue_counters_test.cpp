#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/sql/sql_test.hpp"

/// The stored counters must equal the counted rows.
namespace storyflow::store::sql {

namespace {

using namespace std::chrono_literals;
using Rows = std::vector<std::string>;

class QueueCounters : public SqlTest {
  protected:
    int random(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

    void enqueue() {
        const std::string project(1, static_cast<char>('A' + random(3)));
        tasks::NewTask task{
            .id = "task " + std::to_string(++tasks_),
            .project_id = project,
            .priority = random(3) == 0 ? tasks::Priority::interactive : tasks::Priority::batch,
            .rendition = {},
            .items = {},
            .request_key = {}};
        const int first = random(12);
        for (int i = 0; i <= random(5); ++i)
            task.items.push_back({.segment_id = project + std::to_string(first + i), .characters = i});
        store.enqueue(task, 1000);
    }
    void claim() {
        if (const auto next = queue.claim_next("worker", 30s).claim) claims_.push_back(*next);
    }
    void finish(const tasks::ItemOutcome& outcome) {
        if (claims_.empty()) return;
        const auto chosen = claims_.begin() + random(static_cast<int>(claims_.size()));
        queue.finish_item(*chosen, outcome);
        claims_.erase(chosen);
    }
    void do_something() {
        switch (random(14)) {
            case 0:
            case 1:
                return enqueue();
            case 2:
                return finish(tasks::CompletedSegment{"", "", 1.0});
            case 3:
                return finish(tasks::ItemFailed{"failed"});
            case 4:
            case 5:
                return finish(tasks::ItemPostponed{"later", std::chrono::seconds(random(40))});
            case 6:
                return finish(tasks::ItemGivenBack{});
            case 7:
                store.request_cancel("task " + std::to_string(1 + random(tasks_ + 1)));
                return;
            case 8:
                clock.advance(std::chrono::seconds(random(30)));
                return;
            case 9:
                queue.put_back(random(8) == 0 ? tasks::Orphans::of_crashed("worker")
                                              : tasks::Orphans::expired);
                return;
            case 10:
                store.remove_ended(60s);
                return;
            default:
                return claim();
        }
    }

    Rows rows(const char* sql) {
        return database.read([&](Transaction& transaction) {
            Rows found;
            Query row(transaction, sql);
            while (row.next())
                found.push_back(row.take<std::string>());
            return found;
        });
    }
    void expect_true_counters() {
        EXPECT_EQ(rows("SELECT waiting FROM queue"),
                  rows("SELECT count(*) FROM task_items WHERE state IN ('QUEUED', 'DELAYED')"));
        EXPECT_EQ(
            rows("SELECT priority || project_id || waiting FROM queue_lanes WHERE waiting > 0 ORDER BY 1"),
            rows(R"sql(
            SELECT priority || project_id || count(*)
            FROM task_items
            WHERE state = 'QUEUED'
            GROUP BY priority, project_id
            ORDER BY 1
        )sql"));
        EXPECT_EQ(rows(R"sql(
            SELECT id || ':' || waiting || ',' || running || ',' || succeeded || ',' || failed || ',' ||
                   characters || ',' || characters_done
            FROM tasks
            ORDER BY number
        )sql"),
                  rows(R"sql(
            SELECT task_id || ':' || count(*) FILTER (WHERE task_items.state IN ('QUEUED', 'DELAYED')) || ',' ||
                   count(*) FILTER (WHERE task_items.state = 'RUNNING') || ',' ||
                   count(*) FILTER (WHERE task_items.state = 'DONE') || ',' ||
                   count(*) FILTER (WHERE task_items.state = 'FAILED') || ',' || sum(task_items.characters) || ',' ||
                   coalesce(sum(task_items.characters) FILTER (WHERE task_items.state IN ('DONE', 'FAILED')), 0)
            FROM task_items JOIN tasks ON tasks.id = task_id
            GROUP BY task_id, tasks.number
            ORDER BY tasks.number
        )sql"));
    }

    tasks::TaskStore& store = stores->tasks();
    tasks::WorkQueue& queue = stores->work();
    int tasks_ = 0;

  private:
    std::mt19937 random_{42};
    std::vector<tasks::ItemClaim> claims_;
};

}  // namespace

TEST_P(QueueCounters, EqualTheTruthAfterAnyHistory) {
    for (int i = 0; i < 400 && !HasFailure(); ++i) {
        do_something();
        expect_true_counters();
    }
    EXPECT_GT(tasks_, 35);
}

INSTANTIATE_TEST_SUITE_P(Store, QueueCounters, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
