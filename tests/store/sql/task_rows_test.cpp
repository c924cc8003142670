#include "store/sql/task_rows.hpp"

#include <gtest/gtest.h>

#include "tests/store/sql/sql_test.hpp"

namespace storyflow::store::sql {

namespace {

class TaskRowsTest : public SqlTest {
  protected:
    void insert(const std::string& id, const std::vector<std::string>& segment_ids) {
        const tasks::NewTask task{
            .id = id, .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
        std::vector<tasks::NewItem> items;
        for (const auto& segment_id : segment_ids)
            items.push_back({.segment_id = segment_id, .characters = 5});
        database.write([&](Transaction& transaction) { insert_task(transaction, task, items, now); });
    }
    tasks::TaskStatus head(std::string_view id) {
        return database.read([&](Transaction& transaction) { return find_head(transaction, id).value(); });
    }
    tasks::TaskState state_after_check(std::string_view id) {
        return database.write([&](Transaction& transaction) {
            end_if_nothing_left(transaction, id, now);
            return find_head(transaction, id)->state;
        });
    }

    const base::Timestamp now{std::chrono::seconds(1)};
};

}  // namespace

TEST_P(TaskRowsTest, ATaskWithWaitingItemsIsPendingAndOneWithoutIsCompleted) {
    insert("waiting", {"a", "b"});
    insert("empty", {});
    EXPECT_EQ(head("waiting").state, tasks::TaskState::pending);
    EXPECT_EQ(head("waiting").progress.total, 2);
    EXPECT_EQ(head("waiting").characters, 10);
    EXPECT_EQ(head("waiting").completed_at, std::nullopt);
    EXPECT_EQ(head("empty").state, tasks::TaskState::completed);
    EXPECT_EQ(head("empty").completed_at, now);
}

TEST_P(TaskRowsTest, ATaskWithItemsLeftDoesNotEnd) {
    insert("t", {"a"});
    EXPECT_EQ(state_after_check("t"), tasks::TaskState::pending);
}

TEST_P(TaskRowsTest, AnUnknownTaskHasNoHeadAndNoStatus) {
    EXPECT_EQ(database.read([](Transaction& transaction) { return find_head(transaction, "t"); }),
              std::nullopt);
    EXPECT_THROW(database.read([](Transaction& transaction) { return task_status(transaction, "t"); }),
                 base::Error);
}

TEST_P(TaskRowsTest, AnIdThatCannotBeStoredIsOneOfNoTask) {
    for (const auto& id : {std::string("t\0", 2), std::string("\xFF")}) {
        EXPECT_EQ(database.read([&](Transaction& transaction) { return find_head(transaction, id); }),
                  std::nullopt);
    }
}

TEST_P(TaskRowsTest, RaisingTheVersionMakesTheTaskOneThatChangedLately) {
    insert("t", {"a"});
    const auto later = now + std::chrono::seconds(5);
    database.write([&](Transaction& transaction) { raise_version(transaction, "t", later); });
    EXPECT_EQ(head("t").version, 2);
    const auto changed_since = [&](base::Timestamp since) {
        return database.read(
            [&](Transaction& transaction) { return list_task_ids(transaction, since).size(); });
    };
    EXPECT_EQ(changed_since(later), 1U);
    EXPECT_EQ(changed_since(later + std::chrono::microseconds(1)), 0U);
}

INSTANTIATE_TEST_SUITE_P(Store, TaskRowsTest, contract::with_tested_backend(), contract::backend_name);

}  // namespace storyflow::store::sql
