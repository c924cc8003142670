#include <gmock/gmock.h>
#include <sqlite3.h>

#include <set>

#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "tests/store/sqlite/database_fixture.hpp"
#include "tests/support/manual_clock.hpp"

/// The cost of an item must not depend on the number of other items. Measured in SQLite's steps, not in time.
namespace storyflow::store::sqlite {

namespace {

using namespace std::chrono_literals;

/// Records every statement that any transaction runs.
class StatementLog {
  public:
    StatementLog() {
        current = this;
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&listen));
    }
    StatementLog(const StatementLog&) = delete;
    StatementLog& operator=(const StatementLog&) = delete;
    ~StatementLog() {
        sqlite3_reset_auto_extension();
        current = nullptr;
    }

    void forget() {
        statements.clear();
        steps = 0;
    }

    std::set<std::string> statements;
    int steps = 0;

  private:
    static int listen(sqlite3* transaction, char** /*error*/, const void* /*api*/) {
        return sqlite3_trace_v2(transaction, SQLITE_TRACE_PROFILE, &note, nullptr);
    }
    static int note(unsigned /*event*/, void* /*context*/, void* statement, void* /*nanoseconds*/) {
        if (current == nullptr) return 0;
        auto* const ended = static_cast<sqlite3_stmt*>(statement);
        if (const char* sql = sqlite3_sql(ended)) current->statements.insert(sql);
        current->steps += sqlite3_stmt_status(ended, SQLITE_STMTSTATUS_VM_STEP, 1);
        return 0;
    }

    static inline StatementLog* current = nullptr;
};

class QueueCost : public DatabaseFixture {
  protected:
    void enqueue(const std::string& task_id, int count) {
        tasks::NewTask task{
            .id = task_id, .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
        for (int i = 0; i < count; ++i)
            task.items.push_back({.segment_id = task_id + std::to_string(i)});
        store.enqueue(task, 1'000'000);
    }
    tasks::ItemClaim claim() { return queue.claim_next("worker", 30s).claim.value(); }
    tasks::FinishResult complete(const tasks::ItemClaim& claim) {
        return queue.finish_item(claim, tasks::CompletedSegment{claim.segment_id, "", 1.0});
    }
    /// Does each operation of an item's life once.
    void live() {
        const auto postponed = claim();
        queue.finish_item(postponed, tasks::ItemPostponed{"later", 10s});
        queue.finish_item(claim(), tasks::ItemGivenBack{});
        const auto expiring = claim();
        queue.renew({expiring}, 20s);
        clock.advance(25s);
        queue.put_back(tasks::Orphans::expired);
        complete(claim());
        complete(claim());
        store.find("t", 1);
        store.items("t", 5, 5);
        store.list(10s);
    }
    int steps_of_a_life() {
        log.forget();
        live();
        return log.steps;
    }
    std::vector<std::string> plan_of(const std::string& sql) {
        return database.write([&](sql::Transaction& transaction) {
            std::vector<std::string> details;
            sql::Query row(transaction, "EXPLAIN QUERY PLAN " + sql);
            while (row.next()) {
                for (int skipped = 0; skipped < 3; ++skipped)
                    (void)row.take<std::int64_t>();
                details.push_back(row.take<std::string>());
            }
            return details;
        });
    }

    StatementLog log;
    support::ManualClock clock;
    Database database{file, {.clock = &clock}};
    sql::TaskStore store{database};
    sql::WorkQueue queue{database};
};

}  // namespace

TEST_F(QueueCost, OfAnItemStaysTheSameHoweverManyWaitAndHaveEnded) {
    enqueue("t", 20);
    live();
    const int among_few = steps_of_a_life();
    enqueue("u", 5'000);
    for (int i = 0; i < 12; ++i)
        enqueue("ended " + std::to_string(i), 0);
    const int among_many = steps_of_a_life();
    EXPECT_GT(among_few, 0);
    EXPECT_LE(among_many, among_few + among_few / 10);
}

TEST_F(QueueCost, NoStatementScansTheTasksOrTheirItems) {
    enqueue("t", 20);
    live();
    log.forget();
    live();
    const auto statements = log.statements;
    int plans = 0;
    for (const auto& sql : statements) {
        if (sql.find("task") == std::string::npos) continue;
        for (const auto& detail : plan_of(sql)) {
            ++plans;
            // Running and delayed items are few and have indexes of their own, which may be scanned
            // completely.
            const bool is_scan = detail.starts_with("SCAN task") || detail.starts_with("SCAN item");
            const bool reads_few = detail.find("running_items") != std::string::npos ||
                                   detail.find("running_suspects") != std::string::npos ||
                                   detail.find("delayed_items") != std::string::npos;
            EXPECT_TRUE(!is_scan || reads_few) << detail << "\n" << sql;
        }
    }
    EXPECT_GT(plans, 10);
}

TEST_F(QueueCost, NothingIsSortedToFindTheNextItem) {
    enqueue("t", 20);
    claim();
    log.forget();
    claim();
    const auto statements = log.statements;
    EXPECT_GT(statements.size(), 5U);
    for (const auto& sql : statements) {
        if (sql.find("task") == std::string::npos && sql.find("lanes") == std::string::npos) continue;
        EXPECT_THAT(plan_of(sql), testing::Each(testing::Not(testing::HasSubstr("TEMP B-TREE")))) << sql;
    }
}

}  // namespace storyflow::store::sqlite
