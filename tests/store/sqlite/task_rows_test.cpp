#include "store/sqlite/task_rows.hpp"

#include <gtest/gtest.h>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

namespace {

class TaskRowsTest : public DatabaseFixture {
  protected:
    void insert(const std::string& id, std::int64_t waiting) {
        const tasks::NewTask task{.id = id, .project_id = "p", .rendition = {}, .items = {}};
        database.write([&](Connection& connection) { insert_task(connection, task, waiting, now); });
    }
    tasks::TaskState state_after_check(std::string_view id) {
        return database.write([&](Connection& connection) {
            end_if_nothing_left(connection, id, now);
            return *find_task_state(connection, id);
        });
    }

    Database database{file};
    const base::Timestamp now{std::chrono::seconds(1)};
};

}  // namespace

TEST_F(TaskRowsTest, ATaskWithWaitingItemsIsPendingAndOneWithoutIsCompleted) {
    insert("waiting", 2);
    insert("empty", 0);
    const auto statuses = database.read(all_task_statuses);
    ASSERT_EQ(statuses.size(), 2U);
    EXPECT_EQ(statuses[0].state, tasks::TaskState::pending);
    EXPECT_EQ(statuses[0].progress.total, 2);
    EXPECT_EQ(statuses[0].completed_at, std::nullopt);
    EXPECT_EQ(statuses[1].state, tasks::TaskState::completed);
    EXPECT_EQ(statuses[1].completed_at, now);
}

TEST_F(TaskRowsTest, ATaskWithItemsLeftDoesNotEnd) {
    insert("t", 1);
    EXPECT_EQ(state_after_check("t"), tasks::TaskState::pending);
}

TEST_F(TaskRowsTest, AnUnknownTaskHasNoState) {
    const auto state = database.read([](Connection& connection) { return find_task_state(connection, "t"); });
    EXPECT_EQ(state, std::nullopt);
    EXPECT_THROW(database.read([](Connection& connection) { return task_status(connection, "t"); }),
                 base::Error);
}

}  // namespace storyflow::store
