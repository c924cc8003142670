#include "store/sqlite/migrations.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "store/sql/project_rows.hpp"
#include "store/sql/segment_media_store.hpp"
#include "store/sql/segment_rows.hpp"
#include "store/sql/settings_store.hpp"
#include "store/sql/task_store.hpp"
#include "store/sql/work_queue.hpp"
#include "store/sqlite/schema_1.hpp"
#include "store/sqlite/schema_2.hpp"
#include "store/sqlite/schema_3.hpp"
#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store::sqlite {

using testing::ElementsAre;
using testing::HasSubstr;

class Migrations : public DatabaseFixture {};

class Upgrade : public DatabaseFixture {
  protected:
    /// Opens the file and lists all objects of the schema.
    std::vector<std::string> tables() {
        return Database(file).read([](sql::Transaction& transaction) {
            std::vector<std::string> found;
            sql::Query row(
                transaction,
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1");
            while (row.next())
                found.push_back(row.take<std::string>());
            return found;
        });
    }
};

/// A file of version 1 with a narrated segment.
class UpgradeFromVersion1 : public Upgrade {
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
};

/// A file of version 2 as a kill left it: a cancelled task and a running one. Item 40 is missing.
class UpgradeFromVersion2 : public UpgradeFromVersion1 {
  protected:
    UpgradeFromVersion2() {
        tamper(schema_2);
        tamper("PRAGMA user_version = 2");
        tamper(R"sql(
            INSERT INTO tasks (id, project_id, priority, state, cancel_requested, engine, voice, speed, total,
                               waiting, running, succeeded, failed, current_segment_id, created_at, completed_at)
            VALUES ('ended', 'p', 1, 'CANCELLED', 1, 'espeak', 'bf_emma', 1.0, 3, 0, 0, 1, 1, 'b', 5, 9),
                   ('active', 'p', 1, 'PROCESSING', 0, 'espeak', 'bf_emma', 1.0, 3, 2, 1, 0, 0, 's', 6, NULL);
            INSERT INTO task_items (id, task_id, position, segment_id, project_id, state, priority, attempt,
                                    finish_order, audio_url, duration, error)
            VALUES (1, 'ended', 0, 'a', 'p', 'FAILED', 1, 1, 0, NULL, NULL, 'no voice'),
                   (2, 'ended', 1, 'b', 'p', 'DONE', 1, 1, 1, '/media/b.wav', 2.5, NULL),
                   (3, 'ended', 2, 'c', 'p', 'CANCELLED', 1, 1, 1, NULL, NULL, NULL),
                   (4, 'active', 0, 's', 'p', 'RUNNING', 1, 2, NULL, NULL, NULL, NULL),
                   (5, 'active', 1, 'waiting', 'p', 'QUEUED', 1, 0, NULL, NULL, NULL, NULL),
                   (6, 'active', 2, 'urgent', 'p', 'QUEUED', 0, 0, NULL, NULL, NULL, NULL);
            UPDATE sqlite_sequence SET seq = 40 WHERE name = 'task_items';
            UPDATE queue SET waiting = 2;
        )sql");
    }
};

/// A file of version 3.
class UpgradeFromVersion3 : public UpgradeFromVersion2 {
  protected:
    UpgradeFromVersion3() {
        tamper(schema_3);
        tamper("PRAGMA user_version = 3");
        tamper("UPDATE projects SET title = 'Die Straße ÜBER den Fluss'");
    }
};

TEST_F(Migrations, AnOpenedDatabaseHasTheLatestVersion) {
    Database database(file);
    const auto version = database.read(
        [](sql::Transaction& transaction) { return number(transaction, "PRAGMA user_version"); });
    EXPECT_EQ(version, latest_version());
}

TEST_F(Migrations, OpeningAgainChangesNothing) {
    Database(file).write(
        [](sql::Transaction& transaction) { transaction.run("UPDATE queue SET waiting = 5"); });
    Database database(file);
    EXPECT_EQ(database.read([](sql::Transaction& transaction) {
        return number(transaction, "SELECT waiting FROM queue");
    }),
              5);
}

TEST_F(Migrations, AcceptsAnEmptyFile) {
    std::ofstream(file).close();
    EXPECT_NO_THROW(Database{file});
}

TEST_F(Migrations, ThoseBesideTheServerMakeNoDatabase) {
    for (const auto older : {sql::OlderTables::refuse, sql::OlderTables::look_at_it}) {
        EXPECT_EQ(refusal({.older = older}).kind(), base::ErrorKind::not_found);
        EXPECT_FALSE(std::filesystem::exists(file));
        std::ofstream(file).close();
        EXPECT_EQ(refusal({.older = older}).kind(), base::ErrorKind::not_found);
        EXPECT_EQ(std::filesystem::file_size(file), 0U);
        std::filesystem::remove(file);
    }
}

TEST_F(Migrations, ThoseBesideTheServerOpenWhatIsUpToDate) {
    { const Database database(file); }
    Database beside(file, {.older = sql::OlderTables::refuse});
    EXPECT_EQ(sql::engine_in_settings(beside), std::nullopt) << "nothing was stored by looking";
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
    const auto segment =
        database.read([](sql::Transaction& transaction) { return sql::find_segment(transaction, "s"); });
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->text_content, "Once");
    EXPECT_EQ(segment->narration, (story::Narration{.audio_file = "projects/p/audio/s.wav",
                                                    .duration = 1.5,
                                                    .engine = "espeak",
                                                    .voice = "bf_emma",
                                                    .speed = 1.25,
                                                    .text_revision = 1,
                                                    .item_id = {}}));
    EXPECT_EQ(database.read(
                  [](sql::Transaction& transaction) { return number(transaction, "PRAGMA user_version"); }),
              latest_version());
}

TEST_F(UpgradeFromVersion1, MakesRoomForWordsOfWhichOldNarrationsHaveNone) {
    Database database(file);
    sql::SegmentMediaStore media(database);
    EXPECT_THAT(media.words("s"), testing::Optional(testing::IsEmpty()));
    story::NarrationDraft draft;
    draft.segment_id = "s";
    draft.narration = {
        .audio_file = "projects/p/audio/s.wav", .engine = {}, .voice = {}, .text_revision = 1, .item_id = {}};
    draft.words = {{"Once", "once", 0.0, 0.5, 0, 4}};
    media.publish_narration(draft);
    EXPECT_THAT(media.words("s"), testing::Optional(draft.words));
}

TEST_F(UpgradeFromVersion1, GivesTheSameTablesAsANewDatabase) {
    const auto upgraded = tables();
    file = folder.path() / "new.db";
    EXPECT_EQ(tables(), upgraded);
}

TEST_F(UpgradeFromVersion2, KeepsTheOutcomesOfTasks) {
    Database database(file);
    sql::TaskStore store(database);
    EXPECT_THAT(store.list({}), ElementsAre("ended", "active"));
    const auto ended = tasks::find_status(store, "ended").value();
    EXPECT_EQ(ended.state, tasks::TaskState::cancelled);
    EXPECT_EQ(ended.version, 1);
    EXPECT_EQ(ended.progress, (tasks::Progress{2, 3, 66, "b"}));
    EXPECT_THAT(ended.completed_segments, ElementsAre(tasks::CompletedSegment{"b", "/media/b.wav", 2.5}));
    EXPECT_THAT(ended.errors, ElementsAre(tasks::SegmentError{"a", "no voice"}));
    EXPECT_EQ(store.items("ended", 2, 1)->items.at(0).state, tasks::ItemState::cancelled);
}

TEST_F(UpgradeFromVersion2, WhatWasRunningCanBePutBackAndDoneWithTheRest) {
    Database database(file);
    sql::TaskStore store(database);
    sql::WorkQueue queue(database);
    EXPECT_EQ(store.items("active", 0, 1)->items.at(0).state, tasks::ItemState::running);
    EXPECT_THAT(queue.put_back(tasks::Orphans::expired), ElementsAre("active"));
    for (const auto* segment_id : {"urgent", "s", "waiting"}) {
        const auto claim = queue.claim_next("worker", std::chrono::seconds(30)).claim.value();
        EXPECT_EQ(claim.segment_id, segment_id);
        queue.finish_item(claim, tasks::CompletedSegment{claim.segment_id, "", 1.0});
    }
    EXPECT_FALSE(queue.claim_next("worker", std::chrono::seconds(30)).claim);
    const auto active = tasks::find_status(store, "active").value();
    EXPECT_EQ(active.state, tasks::TaskState::completed);
    EXPECT_EQ(active.characters, 4) << "of the one segment that still exists";
    EXPECT_EQ(active.characters_done, 4);
}

TEST_F(UpgradeFromVersion2, NeverUsesTheNumberOfAnItemAgain) {
    Database database(file);
    sql::TaskStore store(database);
    sql::WorkQueue queue(database);
    store.request_cancel("active");
    queue.put_back(tasks::Orphans::all_lost);
    tasks::NewTask task{
        .id = "t", .project_id = "p", .rendition = {}, .items = {{.segment_id = "s"}}, .request_key = {}};
    store.enqueue(task, 10);
    EXPECT_EQ(queue.claim_next("worker", std::chrono::seconds(30)).claim->item_id, 41);
}

TEST_F(UpgradeFromVersion2, IsLeftToTheServerByThoseBesideIt) {
    const auto version = [&] {
        SQLite::Database untouched(file.string());
        return untouched.execAndGet("PRAGMA user_version").getInt();
    };
    const auto error = refusal({.older = sql::OlderTables::refuse});
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("Start the server"));
    {
        Database looked_at(file, {.older = sql::OlderTables::look_at_it});
        EXPECT_EQ(sql::engine_in_settings(looked_at), std::nullopt);
    }
    EXPECT_EQ(version(), 2);
}

TEST_F(UpgradeFromVersion2, GivesTheSameTablesAsANewDatabase) {
    const auto upgraded = tables();
    file = folder.path() / "new.db";
    EXPECT_EQ(tables(), upgraded);
}

TEST_F(UpgradeFromVersion2, LeavesNoReferenceWithoutItsTarget) {
    Database database(file);
    database.read([](sql::Transaction& transaction) {
        EXPECT_FALSE(sql::Query(transaction, "PRAGMA foreign_key_check").next());
    });
}

TEST_F(UpgradeFromVersion3, ProjectsSpeakAsTheSettingsSayAndCountTheirNarrations) {
    Database database(file);
    const auto found =
        database.read([](sql::Transaction& transaction) { return sql::find_project(transaction, "p"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->project.title, "Die Straße ÜBER den Fluss");
    EXPECT_EQ(found->project.voice_id, std::nullopt);
    EXPECT_EQ(found->project.tts_speed, std::nullopt);
    EXPECT_EQ(found->narrated_count, 1);
    EXPECT_EQ(found->narrated_seconds, 1.5);
}

TEST_F(UpgradeFromVersion3, TitlesCanBeFoundWhateverTheirCase) {
    Database database(file);
    const auto key = database.read([](sql::Transaction& transaction) {
        sql::Query query(transaction, "SELECT title_key FROM projects");
        return query.next() ? query.take<std::string>() : "";
    });
    EXPECT_EQ(key, "die strasse über den fluss");
}

TEST_F(UpgradeFromVersion3, TheRequestsOfItsTasksAreNotKnown) {
    Database database(file);
    sql::TaskStore store(database);
    EXPECT_EQ(tasks::find_status(store, "active").value().request_id, "");
}

/// A file of version 5, whose settings have the engine that was the default then.
class UpgradeFromVersion5 : public Upgrade {
  protected:
    UpgradeFromVersion5() {
        Database database(file);
        (void)sql::SettingsStore(database).load();
    }
    /// The engine after the upgrade of settings that were changed so many microseconds after they were made.
    std::string engine_after(int change, const std::string& engine) {
        const auto older = "UPDATE settings SET tts_engine = '" + engine + "', updated_at = created_at + " +
                           std::to_string(change);
        tamper(older.c_str());
        tamper(R"sql(
            DROP INDEX narrations_of_revised_texts;
            DROP INDEX narrations_by_project;
            CREATE INDEX narrations_by_project ON segments (project_id, audio_duration);
            ALTER TABLE tasks DROP COLUMN kind;
            ALTER TABLE tasks DROP COLUMN work_order;
            ALTER TABLE settings DROP COLUMN scene_silence;
            ALTER TABLE settings DROP COLUMN chapter_silence;
            ALTER TABLE projects DROP COLUMN author;
            ALTER TABLE segments DROP COLUMN chapter_title;
            ALTER TABLE segments DROP COLUMN chapter_level;
            ALTER TABLE segments DROP COLUMN scene_break;
            ALTER TABLE segments DROP COLUMN pause_before;
            ALTER TABLE segments DROP COLUMN voice_id;
            ALTER TABLE segments DROP COLUMN audio_spoken_voice;
            ALTER TABLE segments DROP COLUMN tts_speed;
            ALTER TABLE projects DROP COLUMN dictionary_revision;
            ALTER TABLE pronunciations DROP COLUMN revision;
            DROP TABLE narration_dictionaries;
            ALTER TABLE segments DROP COLUMN audio_text_digest;
            ALTER TABLE settings DROP COLUMN subtitle_words;
            ALTER TABLE settings DROP COLUMN subtitle_word_color;
            ALTER TABLE settings DROP COLUMN title_card;
            ALTER TABLE settings DROP COLUMN end_card;
            ALTER TABLE settings DROP COLUMN card_seconds;
            ALTER TABLE settings DROP COLUMN music_enabled;
            ALTER TABLE settings DROP COLUMN music_level;
            ALTER TABLE settings DROP COLUMN music_file;
            DROP TABLE logos;
            DROP TABLE films;
            DROP TABLE renders;
            ALTER TABLE projects DROP COLUMN source_file;
            ALTER TABLE segments DROP COLUMN source_place;
            ALTER TABLE segments DROP COLUMN image_fit;
            DROP TABLE changed_segments;
            DROP TABLE changed_words;
            DROP TABLE changed_projects;
            DROP TABLE story_changes;
            ALTER TABLE projects DROP COLUMN change_number;
            ALTER TABLE media_changes DROP COLUMN kept;
            ALTER TABLE media_changes DROP COLUMN source_stays;
            DROP TABLE changed_pronunciations;
            DROP TABLE removed_projects;
            PRAGMA user_version = 5;
        )sql");
        Database database(file);
        return sql::SettingsStore(database).load().tts_engine;
    }
};

TEST_F(UpgradeFromVersion5, ChoosesTheEngineAutomaticallyIfTheSettingsWereNeverChanged) {
    EXPECT_EQ(engine_after(0, "kokoro"), "auto");
    EXPECT_EQ(engine_after(0, "espeak"), "espeak");
}

TEST_F(UpgradeFromVersion5, KeepsTheEngineOfSettingsThatWereChanged) {
    EXPECT_EQ(engine_after(1, "kokoro"), "kokoro");
}

TEST_F(UpgradeFromVersion3, GivesTheSameTablesAsANewDatabase) {
    const auto upgraded = tables();
    file = folder.path() / "new.db";
    EXPECT_EQ(tables(), upgraded);
}

}  // namespace storyflow::store::sqlite
