#include "store/postgres/migrations.hpp"

#include <gmock/gmock.h>

#include "store/postgres/schema_1.hpp"
#include "store/sql/project_rows.hpp"
#include "store/sql/settings_store.hpp"
#include "tests/contract/suites.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

using testing::AllOf;
using testing::HasSubstr;

class PostgresMigrations : public PostgresFixture {
  protected:
    base::Error refusal_to_open() {
        return refusal([&] { const Database database(place.url()); });
    }
    /// A unique name, derived from this database's own.
    std::string latin_name() const {
        const auto begin = place.url().find("/test_") + 1;
        return "latin_" + place.url().substr(begin, place.url().find('?') - begin);
    }
    std::string latin_url() const {
        auto url = place.url();
        return url.replace(url.find("/test_") + 1, 0, "latin_");
    }
};

}  // namespace

TEST_F(PostgresMigrations, AnOpenedDatabaseHasTheLatestVersion) {
    Database database(place.url());
    const auto version = database.read([](sql::Transaction& transaction) {
        return number(transaction, "SELECT max(number) FROM storyflow.version");
    });
    EXPECT_EQ(version, latest_version());
}

TEST_F(PostgresMigrations, BringsVersion1UpToDateWithAllThatItHolds) {
    tamper(
        "CREATE SCHEMA storyflow; CREATE TABLE storyflow.version (number INTEGER PRIMARY KEY);"
        "INSERT INTO storyflow.version VALUES (1)");
    tamper(std::string("SET search_path TO storyflow; ") + schema_1);
    tamper(R"sql(
        INSERT INTO storyflow.projects (id, title, created_at, updated_at, status, resolution_width,
                                        resolution_height, framerate)
        VALUES ('p', 'Die Straße ÜBER den Fluss', 1, 2, 'DRAFT', 1920, 1080, 30);
        INSERT INTO storyflow.segments (id, project_id, sequence_index, text_content, image_prompt, audio_file,
                                        audio_duration, audio_engine, audio_voice, audio_speed,
                                        audio_text_revision)
        VALUES ('s', 'p', 0, 'Once', '', 'projects/p/audio/s.wav', 1.5, 'espeak', 'bf_emma', 1.25, 1)
    )sql");
    Database database(place.url());
    const auto found =
        database.read([](sql::Transaction& transaction) { return sql::find_project(transaction, "p"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->project.voice_id, std::nullopt);
    EXPECT_EQ(found->narrated_count, 1);
    EXPECT_EQ(found->narrated_seconds, 1.5);
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.projects WHERE title_key = 'die strasse über den fluss'"),
              1);
    EXPECT_EQ(ask("SELECT max(number) FROM storyflow.version"), latest_version());
}

TEST_F(PostgresMigrations, OpeningAgainChangesNothing) {
    Database(place.url()).write([](sql::Transaction& transaction) {
        transaction.run("UPDATE queue SET waiting = 5");
    });
    Database database(place.url());
    EXPECT_EQ(ask("SELECT waiting FROM storyflow.queue"), 5);
}

TEST_F(PostgresMigrations, OfProcessesThatStartTogetherOneMakesTheTables) {
    contract::in_parallel(8, [&](int) { EXPECT_NO_THROW(Database{place.url()}); });
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.version"), latest_version());
}

TEST_F(PostgresMigrations, LeavesOtherSchemasAlone) {
    tamper("CREATE TABLE public.tasks (name TEXT); INSERT INTO public.tasks VALUES ('kept')");
    { const Database database(place.url()); }
    EXPECT_EQ(ask("SELECT count(*) FROM public.tasks"), 1);
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.tasks"), 0);
}

TEST_F(PostgresMigrations, AcceptsAnEmptySchemaThatAnAdministratorMade) {
    tamper("CREATE SCHEMA storyflow");
    EXPECT_NO_THROW(Database{place.url()});
}

TEST_F(PostgresMigrations, ThoseBesideTheServerMakeNoTables) {
    for (const auto older : {sql::OlderTables::refuse, sql::OlderTables::look_at_it}) {
        const auto error = refusal([&] { const Database database(place.url(), {.older = older}); });
        EXPECT_EQ(error.kind(), base::ErrorKind::not_found);
        EXPECT_THAT(error.what(), HasSubstr("Start the server"));
    }
    EXPECT_EQ(ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'storyflow'"), 0);
}

TEST_F(PostgresMigrations, ThoseBesideTheServerLeaveOlderTablesToIt) {
    tamper(
        "CREATE SCHEMA storyflow; CREATE TABLE storyflow.version (number INTEGER PRIMARY KEY);"
        "INSERT INTO storyflow.version VALUES (1)");
    tamper(std::string("SET search_path TO storyflow; ") + schema_1);
    const auto error =
        refusal([&] { const Database database(place.url(), {.older = sql::OlderTables::refuse}); });
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    Database looked_at(place.url(), {.older = sql::OlderTables::look_at_it});
    EXPECT_EQ(sql::engine_in_settings(looked_at), std::nullopt);
    EXPECT_EQ(ask("SELECT max(number) FROM storyflow.version"), 1);
}

TEST_F(PostgresMigrations, RefusesADatabaseOfANewerProgramNamingBothVersions) {
    { const Database database(place.url()); }
    tamper("INSERT INTO storyflow.version (number) VALUES (99)");
    const auto error = refusal_to_open();
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("version 99"), HasSubstr("Upgrade"),
                                    HasSubstr("version " + std::to_string(latest_version()))));
}

TEST_F(PostgresMigrations, RefusesAndKeepsASchemaOfAnotherProgram) {
    tamper("CREATE SCHEMA storyflow; CREATE TABLE storyflow.recipes (name TEXT)");
    const auto error = refusal_to_open();
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), HasSubstr("another program"));
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.recipes"), 0);
    EXPECT_EQ(ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'storyflow'"), 1);
}

TEST_F(PostgresMigrations, RefusesADatabaseThatDoesNotKeepTextAsUtf8) {
    tamper("CREATE DATABASE " + latin_name() + " ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    const auto error = refusal([&] { const Database database(latin_url()); });
    tamper("DROP DATABASE " + latin_name() + " WITH (FORCE)");
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("LATIN1"), HasSubstr("UTF-8")));
}

}  // namespace storyflow::store::postgres
