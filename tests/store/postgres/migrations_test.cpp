#include "store/postgres/migrations.hpp"

#include <gmock/gmock.h>

#include "tests/contract/suites.hpp"
#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

namespace {

using testing::AllOf;
using testing::HasSubstr;

class PostgresMigrations : public PostgresFixture {
  protected:
    base::Error refusal_to_open() {
        return refusal([&] { const PostgresDatabase database(place.url()); });
    }
    /// A name that nobody else uses, since the name of this database is its own.
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
    PostgresDatabase database(place.url());
    const auto version = database.read([](Transaction& transaction) {
        return number(transaction, "SELECT max(number) FROM storyflow.version");
    });
    EXPECT_EQ(version, latest_version());
}

TEST_F(PostgresMigrations, OpeningAgainChangesNothing) {
    PostgresDatabase(place.url()).write([](Transaction& transaction) {
        transaction.run("UPDATE queue SET waiting = 5");
    });
    PostgresDatabase database(place.url());
    EXPECT_EQ(ask("SELECT waiting FROM storyflow.queue"), 5);
}

TEST_F(PostgresMigrations, OfProcessesThatStartTogetherOneMakesTheTables) {
    contract::in_parallel(8, [&](int) { EXPECT_NO_THROW(PostgresDatabase{place.url()}); });
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.version"), latest_version());
}

TEST_F(PostgresMigrations, LeavesOtherSchemasAlone) {
    tamper("CREATE TABLE public.tasks (name TEXT); INSERT INTO public.tasks VALUES ('kept')");
    { const PostgresDatabase database(place.url()); }
    EXPECT_EQ(ask("SELECT count(*) FROM public.tasks"), 1);
    EXPECT_EQ(ask("SELECT count(*) FROM storyflow.tasks"), 0);
}

TEST_F(PostgresMigrations, AcceptsAnEmptySchemaThatAnAdministratorMade) {
    tamper("CREATE SCHEMA storyflow");
    EXPECT_NO_THROW(PostgresDatabase{place.url()});
}

TEST_F(PostgresMigrations, RefusesADatabaseOfANewerProgramNamingBothVersions) {
    { const PostgresDatabase database(place.url()); }
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
    const auto error = refusal([&] { const PostgresDatabase database(latin_url()); });
    tamper("DROP DATABASE " + latin_name() + " WITH (FORCE)");
    EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("LATIN1"), HasSubstr("UTF-8")));
}

}  // namespace storyflow::store::postgres
