#include "store/sqlite/task_intake.hpp"

#include <gmock/gmock.h>

#include "store/sqlite/task_store.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

namespace {

class TaskIntakeTest : public DatabaseFixture {
  protected:
    static tasks::NewTask task_of(const std::string& id, const std::vector<std::string>& segment_ids) {
        tasks::NewTask task{.id = id, .project_id = "p", .rendition = {}, .items = {}};
        for (const auto& segment_id : segment_ids)
            task.items.push_back({segment_id, std::nullopt});
        return task;
    }
    TaskIntake intake_of(const std::vector<std::string>& segment_ids) {
        return database.write(
            [&](Connection& connection) { return take_in(connection, task_of("new", segment_ids)); });
    }
    static std::vector<std::string> fresh_ids(const TaskIntake& intake) {
        std::vector<std::string> ids;
        for (const auto& item : intake.fresh)
            ids.push_back(item.segment_id);
        return ids;
    }

    Database database{file};
    SqliteTaskStore store{database};
};

}  // namespace

TEST_F(TaskIntakeTest, EverythingIsFreshWhenNothingIsActive) {
    const auto intake = intake_of({"b", "a", "b"});
    EXPECT_THAT(fresh_ids(intake), testing::ElementsAre("b", "a"));
    EXPECT_EQ(intake.already_active, 0);
    EXPECT_EQ(intake.last_holder, "");
}

TEST_F(TaskIntakeTest, NamesTheHolderOfTheLastActiveSegment) {
    store.enqueue(task_of("first", {"a"}), 10, {});
    store.enqueue(task_of("second", {"b"}), 10, {});
    store.claim_next({});
    const auto intake = intake_of({"b", "c", "a"});
    EXPECT_THAT(fresh_ids(intake), testing::ElementsAre("c"));
    EXPECT_EQ(intake.already_active, 2);
    EXPECT_EQ(intake.last_holder, "first");
}

}  // namespace storyflow::store
