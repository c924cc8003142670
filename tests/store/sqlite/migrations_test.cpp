#include "store/sqlite/migrations.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store {

using testing::HasSubstr;

class Migrations : public DatabaseFixture {};
class Schema : public DatabaseFixture {};

TEST_F(Migrations, AnOpenedDatabaseHasTheLatestVersion) {
    Database database(file);
    const auto version =
        database.read([](Connection& connection) { return number(connection, "PRAGMA user_version"); });
    EXPECT_EQ(version, latest_version());
}

TEST_F(Migrations, OpeningAgainChangesNothing) {
    Database(file).write([](Connection& connection) { connection.run("UPDATE queue SET waiting = 5"); });
    Database database(file);
    EXPECT_EQ(
        database.read([](Connection& connection) { return number(connection, "SELECT waiting FROM queue"); }),
        5);
}

TEST_F(Migrations, AcceptsAnEmptyFile) {
    std::ofstream(file).close();
    EXPECT_NO_THROW(Database{file});
}

TEST_F(Migrations, RefusesADatabaseOfANewerProgramNamingBothVersions) {
    { const Database database(file); }
    tamper("PRAGMA user_version = 99");
    const auto error = refusal();
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("version 99"));
    EXPECT_THAT(error.what(), HasSubstr("version " + std::to_string(latest_version())));
    EXPECT_THAT(error.what(), HasSubstr("Upgrade"));
}

TEST_F(Migrations, RefusesAndKeepsTheDatabaseOfAnotherProgram) {
    tamper("CREATE TABLE recipes (name TEXT)");
    const auto error = refusal();
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("another program"));
    SQLite::Database untouched(file.string());
    EXPECT_TRUE(untouched.tableExists("recipes"));
    EXPECT_FALSE(untouched.tableExists("projects"));
}

TEST_F(Schema, TheQueueIsReadThroughAnIndexHoweverLongItIs) {
    Database database(file);
    database.read([](Connection& connection) {
        Query plan(connection, R"sql(
            EXPLAIN QUERY PLAN
            SELECT id FROM task_items WHERE state = 'QUEUED' ORDER BY priority, id LIMIT 1
        )sql");
        ASSERT_TRUE(plan.next());
        for (int skipped = 0; skipped < 3; ++skipped)
            (void)plan.take<std::int64_t>();
        EXPECT_THAT(plan.take<std::string>(), HasSubstr("queued_items"));
        EXPECT_FALSE(plan.next()) << "sorts";
    });
}

TEST_F(Schema, AnActiveItemIsFoundThroughAnIndex) {
    Database database(file);
    database.read([](Connection& connection) {
        Query plan(connection, R"sql(
            EXPLAIN QUERY PLAN
            SELECT id FROM task_items WHERE segment_id = 'a' AND state IN ('QUEUED', 'RUNNING')
        )sql");
        ASSERT_TRUE(plan.next());
        for (int skipped = 0; skipped < 3; ++skipped)
            (void)plan.take<std::int64_t>();
        EXPECT_THAT(plan.take<std::string>(), HasSubstr("one_active_item_per_segment"));
    });
}

}  // namespace storyflow::store
