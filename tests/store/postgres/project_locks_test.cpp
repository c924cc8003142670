#include "store/sql/project_rows.hpp"

#include <gtest/gtest.h>

#include "store/sql/segment_rows.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

class PostgresProjectLocks : public PostgresFixture {
  protected:
    PostgresProjectLocks() {
        database.write([](sql::Transaction& transaction) {
            story::Project project;
            project.id = "p";
            sql::insert_project(transaction, project);
        });
    }
    /// Expects that a transaction that has locked the project blocks others until it ends.
    void expect_turns(const std::function<void(sql::Transaction&)>& lock) {
        std::future<void> other;
        database.write([&](sql::Transaction& transaction) {
            lock(transaction);
            other = begin_and_wait_for_lock([&] {
                database.write([](sql::Transaction& late) { EXPECT_TRUE(sql::lock_project(late, "p")); });
            });
            transaction.run("UPDATE projects SET title = 'first' WHERE id = 'p'");
        });
        EXPECT_NO_THROW(other.get());
    }

    Database database{place.url()};
};

}  // namespace

TEST_F(PostgresProjectLocks, ThoseWhoChangeOneProjectTakeTurns) {
    expect_turns([](sql::Transaction& transaction) { sql::lock_project(transaction, "p"); });
}

TEST_F(PostgresProjectLocks, AProjectIsLockedByWayOfItsSegmentsToo) {
    base::RandomIdSource ids;
    const auto segment = database.write([&](sql::Transaction& transaction) {
        return sql::insert_segments(transaction, ids, "p", 0, {{"Text", ""}}).front().id;
    });
    expect_turns(
        [&](sql::Transaction& transaction) { EXPECT_TRUE(sql::lock_project_of(transaction, segment)); });
}

TEST_F(PostgresProjectLocks, ThoseWhoReadDoNotWait) {
    database.write([&](sql::Transaction& transaction) {
        sql::lock_project(transaction, "p");
        EXPECT_TRUE(database.read([](sql::Transaction& reader) { return sql::find_project(reader, "p"); }));
    });
}

}  // namespace storyflow::store::postgres
