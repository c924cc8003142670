#include "store/postgres/database_error.hpp"

#include <gmock/gmock.h>

#include "tests/store/postgres/postgres_fixture.hpp"

namespace storyflow::store::postgres {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

const DatabaseUrl url("postgresql://me:geheim@db.example/stories");

base::Error error_of(const char* sqlstate) {
    return database_error(pqxx::sql_error("the detail", "SELECT 1", sqlstate), url);
}

base::Error refused_connection(const std::string& words) {
    return connection_error(pqxx::broken_connection(words), url);
}

}  // namespace

TEST(DatabaseError, NamesThePlaceAndTheReason) {
    const auto says = [](const char* sqlstate, const char* reason) {
        const auto error = error_of(sqlstate);
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable) << sqlstate;
        EXPECT_THAT(error.what(), AllOf(HasSubstr("stories on db.example"), HasSubstr(reason))) << sqlstate;
        EXPECT_THAT(error.detail(), AllOf(HasSubstr("the detail"), HasSubstr(sqlstate)));
    };
    says("53100", "disk is full");
    says("53300", "too many connections");
    says("25006", "read-only");
    says("42501", "may not do this");
    says("28P01", "user or the password");
    says("3D000", "createdb");
    says("57P01", "restarting");
    says("57P03", "restarting");
    says("08006", "connection to it was lost");
    says("55P03", "busy");
    says("57014", "busy");
    says("XX001", "damaged");
    says("58030", "error of the disk");
    says("53200", "memory");
}

TEST(DatabaseError, OtherFailuresAreTheProgramsOwn) {
    EXPECT_EQ(error_of("42601").kind(), base::ErrorKind::internal);
    EXPECT_EQ(error_of("23505").kind(), base::ErrorKind::internal);
    EXPECT_EQ(error_of("").kind(), base::ErrorKind::internal);
}

TEST(DatabaseError, UnderstandsWhatLibpqxxTellsApart) {
    EXPECT_THAT(database_error(pqxx::broken_connection("gone"), url).what(), HasSubstr("was lost"));
    EXPECT_THAT(database_error(pqxx::too_many_connections("full"), url).what(), HasSubstr("too many"));
    EXPECT_THAT(database_error(pqxx::deadlock_detected("circle"), url).what(), HasSubstr("busy"));
    const auto doubt = database_error(pqxx::in_doubt_error("?"), url);
    EXPECT_EQ(doubt.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(doubt.what(), HasSubstr("Look whether it is there"));
}

TEST(DatabaseError, SaysWhyAConnectionWasRefused) {
    const auto says = [](const char* words, const char* reason) {
        const auto error = refused_connection(words);
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable) << words;
        EXPECT_THAT(error.what(), AllOf(HasSubstr("stories on db.example"), HasSubstr(reason))) << words;
    };
    const std::string at = "connection to server at \"db.example\" (::1), port 5432 failed: ";
    says((at + "Connection refused").c_str(), "is PostgreSQL running?");
    says((at + "FATAL:  password authentication failed for user \"me\"").c_str(), "user or the password");
    says((at + "fe_sendauth: no password supplied").c_str(), "wants a password");
    says((at + "FATAL:  database \"stories\" does not exist").c_str(), "createdb");
    says((at + "FATAL:  role \"me\" does not exist").c_str(), "user or the password");
    says((at + "FATAL:  sorry, too many clients already").c_str(), "too many connections");
    says((at + "FATAL:  the database system is starting up").c_str(), "restarting");
    says((at + "timeout expired").c_str(), "does not answer");
    says("could not translate host name \"db.example\" to address", "name of its server");
    says("something else", "cannot be reached");
}

TEST(DatabaseError, NeverShowsThePassword) {
    for (const auto& error :
         {refused_connection("invalid URI \"postgresql://me:geheim@db.example/stories\""),
          database_error(pqxx::sql_error("password \"geheim\" is wrong", "", "28P01"), url),
          database_error(pqxx::broken_connection("geheim"), url)}) {
        EXPECT_THAT(error.what(), Not(HasSubstr("geheim")));
        EXPECT_THAT(error.detail(), Not(HasSubstr("geheim")));
    }
}

class RefusedConnection : public PostgresFixture {};

TEST_F(RefusedConnection, ToADatabaseThatDoesNotExistSaysHowToMakeIt) {
    auto other = place.url();
    other.replace(other.find("/test_"), 6, "/nono_");
    const auto error = refusal([&] { const Database database(other); });
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), AllOf(HasSubstr("nono_"), HasSubstr("createdb")));
}

TEST_F(RefusedConnection, ByNobodySaysSoAndKeepsThePassword) {
    const auto error =
        refusal([] { const Database database("postgresql://me:geheim@/stories?host=/nonexistent-folder"); });
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("is PostgreSQL running?"));
    EXPECT_THAT(error.what(), Not(HasSubstr("geheim")));
    EXPECT_THAT(error.detail(), Not(HasSubstr("geheim")));
}

TEST_F(RefusedConnection, WithAnAddressThatCannotBeReadKeepsThePassword) {
    const auto error = refusal([] { const Database database("postgresql://me:geheim@h/d?nonsense=1"); });
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("address is not right"));
    EXPECT_THAT(error.detail(), Not(HasSubstr("geheim")));
}

}  // namespace storyflow::store::postgres
