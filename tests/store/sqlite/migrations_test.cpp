#include "store/sqlite/migrations.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "store/sqlite/schema_1.hpp"
#include "store/sqlite/segment_media_store.hpp"
#include "store/sqlite/segment_rows.hpp"
#include "tests/store/sqlite/database_fixture.hpp"
#include "tests/support/manual_clock.hpp"

namespace storyflow::store {

using testing::HasSubstr;

class Migrations : public DatabaseFixture {};
class Schema : public DatabaseFixture {};

/// A file as version 1 left it, with a narrated segment.
class UpgradeFromVersion1 : public DatabaseFixture {
  protected:
    UpgradeFromVersion1() {
        tamper(schema_1);
        tamper("PRAGMA application_id = 0x53464C57; PRAGMA user_version = 1");
        tamper(R"sql(
            INSERT INTO projects (id, title, created_at, updated_at, status,
                                  resolution_width, resolution_height, framerate)
            VALUES ('p', 'A story', 1, 2, 'DRAFT', 1920, 1080, 30);
            INSERT INTO segments (id, project_id, sequence_index, text_content, image_prompt, audio_file,
                                  audio_duration, audio_engine, audio_voice, audio_speed, audio_text_revision)
            VALUES ('s', 'p', 0, 'Once', '', 'projects/p/audio/s.wav', 1.5, 'espeak', 'bf_emma', 1.25, 1);
        )sql");
    }

    /// Opens the file and lists everything that the schema holds.
    std::vector<std::string> tables() {
        return Database(file).read([](Connection& connection) {
            std::vector<std::string> found;
            Query row(connection,
                      "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1");
            while (row.next())
                found.push_back(row.take<std::string>());
            return found;
        });
    }
};

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

TEST_F(UpgradeFromVersion1, KeepsTheData) {
    Database database(file);
    const auto segment = database.read([](Connection& connection) { return find_segment(connection, "s"); });
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->text_content, "Once");
    EXPECT_EQ(segment->narration, (story::Narration{.audio_file = "projects/p/audio/s.wav",
                                                    .duration = 1.5,
                                                    .engine = "espeak",
                                                    .voice = "bf_emma",
                                                    .speed = 1.25,
                                                    .text_revision = 1}));
    EXPECT_EQ(database.read([](Connection& connection) { return number(connection, "PRAGMA user_version"); }),
              latest_version());
}

TEST_F(UpgradeFromVersion1, MakesRoomForWordsOfWhichOldNarrationsHaveNone) {
    Database database(file);
    support::ManualClock clock;
    SqliteSegmentMediaStore media(database, clock);
    EXPECT_THAT(media.words("s"), testing::Optional(testing::IsEmpty()));
    story::NarrationDraft draft;
    draft.segment_id = "s";
    draft.narration = {.audio_file = "projects/p/audio/s.wav", .engine = {}, .voice = {}, .text_revision = 1};
    draft.words = {{"Once", "once", 0.0, 0.5, 0, 4}};
    media.publish_narration(draft);
    EXPECT_THAT(media.words("s"), testing::Optional(draft.words));
}

TEST_F(UpgradeFromVersion1, GivesTheSameTablesAsANewDatabase) {
    const auto upgraded = tables();
    file = folder.path() / "new.db";
    EXPECT_EQ(tables(), upgraded);
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
