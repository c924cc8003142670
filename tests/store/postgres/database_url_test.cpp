#include "store/postgres/database_url.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"

namespace storyflow::store::postgres {

using testing::HasSubstr;
using testing::Not;

namespace {

std::string place_of(const std::string& url) {
    return DatabaseUrl(url).place();
}

void expect_refused(const std::string& url) {
    try {
        const DatabaseUrl parsed(url);
        FAIL() << url << " was accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
    }
}

}  // namespace

TEST(DatabaseUrl, NamesThePlaceWithoutTheUser) {
    EXPECT_EQ(place_of("postgresql://u:secret@db.example:5433/stories"), "stories on db.example:5433");
    EXPECT_EQ(place_of("postgres://db.example"), "on db.example");
    EXPECT_EQ(place_of("postgresql:///stories"), "stories");
    EXPECT_EQ(place_of("postgresql:///stories?host=/run/pg&user=u"), "stories on /run/pg");
    EXPECT_EQ(place_of("postgresql://u@%2Frun%2Fpg/stories"), "stories on /run/pg");
    EXPECT_EQ(place_of("postgresql://a,b:2/stories?dbname=other"), "other on a,b:2");
    EXPECT_EQ(place_of("postgresql://"), "on this machine");
}

TEST(DatabaseUrl, IsNeverWaitedForWithoutAnEnd) {
    EXPECT_THAT(DatabaseUrl("postgresql://h/d").text(), HasSubstr("d?connect_timeout=5&"));
    EXPECT_THAT(DatabaseUrl("postgresql://h/d?").text(), HasSubstr("d?connect_timeout=5&"));
    EXPECT_THAT(DatabaseUrl("postgresql://h/d?user=u").text(), HasSubstr("user=u&connect_timeout=5&"));
}

TEST(DatabaseUrl, KeepsWhatItsUserSaysAboutPatience) {
    const auto text = DatabaseUrl("postgresql://h/d?connect_timeout=60&keepalives_idle=99").text();
    EXPECT_THAT(text, HasSubstr("connect_timeout=60"));
    EXPECT_THAT(text, Not(HasSubstr("connect_timeout=5")));
    EXPECT_THAT(text, HasSubstr("keepalives_idle=99"));
    EXPECT_THAT(text, Not(HasSubstr("keepalives_idle=10")));
}

TEST(DatabaseUrl, FindsItsPasswordsInATextHoweverTheyAreWritten) {
    const DatabaseUrl url("postgresql://u:se%40cret@h/d?sslpassword=other%20one");
    EXPECT_EQ(url.without_secrets("se%40cret se@cret, se@cret; other one and other%20one"),
              "... ..., ...; ... and ...");
    EXPECT_EQ(DatabaseUrl("postgresql://h/d?password=secret").without_secrets("a secret"), "a ...");
    EXPECT_EQ(DatabaseUrl("postgresql://u@h/d").without_secrets("u at h"), "u at h");
}

TEST(DatabaseUrl, RefusesWhatIsNoAddressOfAPostgresqlDatabase) {
    expect_refused("");
    expect_refused("mysql://u:secret@h/d");
    expect_refused("host=h password=secret");
}

TEST(DatabaseUrl, RefusesAPasswordThatWouldBeTakenForAHost) {
    expect_refused("postgresql://u:secret@secret@h/d");
    expect_refused("postgresql://u:sec/secret@h/d");
}

}  // namespace storyflow::store::postgres
