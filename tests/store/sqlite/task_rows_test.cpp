#include "store/sqlite/task_rows.hpp"

#include <gtest/gtest.h>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

namespace {

class TaskRowsTest : public DatabaseFixture {
  protected:
    void insert(const std::string& id, const std::vector<std::string>& segment_ids) {
        const tasks::NewTask task{
            .id = id, .project_id = "p", .rendition = {}, .items = {}, .request_key = {}};
        std::vector<tasks::NewItem> items;
        for (const auto& segment_id : segment_ids)
            items.push_back({.segment_id = segment_id, .characters = 5});
        database.write([&](Connection& connection) { insert_task(connection, task, items, now); });
    }
    tasks::TaskStatus head(std::string_view id) {
        return database.read([&](Connection& connection) { return find_head(connection, id).value(); });
    }
    tasks::TaskState state_after_check(std::string_view id) {
        return database.write([&](Connection& connection) {
            end_if_nothing_left(connection, id, now);
            return find_head(connection, id)->state;
        });
    }

    Database database{file};
    const base::Timestamp now{std::chrono::seconds(1)};
};

}  // namespace

TEST_F(TaskRowsTest, ATaskWithWaitingItemsIsPendingAndOneWithoutIsCompleted) {
    insert("waiting", {"a", "b"});
    insert("empty", {});
    EXPECT_EQ(head("waiting").state, tasks::TaskState::pending);
    EXPECT_EQ(head("waiting").progress.total, 2);
    EXPECT_EQ(head("waiting").characters, 10);
    EXPECT_EQ(head("waiting").completed_at, std::nullopt);
    EXPECT_EQ(head("empty").state, tasks::TaskState::completed);
    EXPECT_EQ(head("empty").completed_at, now);
}

TEST_F(TaskRowsTest, ATaskWithItemsLeftDoesNotEnd) {
    insert("t", {"a"});
    EXPECT_EQ(state_after_check("t"), tasks::TaskState::pending);
}

TEST_F(TaskRowsTest, AnUnknownTaskHasNoHeadAndNoStatus) {
    EXPECT_EQ(database.read([](Connection& connection) { return find_head(connection, "t"); }), std::nullopt);
    EXPECT_THROW(database.read([](Connection& connection) { return task_status(connection, "t"); }),
                 base::Error);
}

TEST_F(TaskRowsTest, RaisingTheVersionMakesTheTaskOneThatChangedLately) {
    insert("t", {"a"});
    const auto later = now + std::chrono::seconds(5);
    database.write([&](Connection& connection) { raise_version(connection, "t", later); });
    EXPECT_EQ(head("t").version, 2);
    const auto changed_since = [&](base::Timestamp since) {
        return database.read([&](Connection& connection) { return list_task_ids(connection, since).size(); });
    };
    EXPECT_EQ(changed_since(later), 1U);
    EXPECT_EQ(changed_since(later + std::chrono::microseconds(1)), 0U);
}

}  // namespace storyflow::store
