#include "store/sqlite/database_error.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

namespace storyflow::store {

namespace {

base::Error error_of(int sqlite_code) {
    return database_error(SQLite::Exception("the detail", sqlite_code), "/data/storyflow.db");
}

}  // namespace

TEST(DatabaseError, NamesTheFileAndTheReason) {
    const auto says = [](int code, const char* reason) {
        const auto error = error_of(code);
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(),
                    testing::AllOf(testing::HasSubstr("storyflow.db"), testing::HasSubstr(reason)));
    };
    says(SQLITE_BUSY, "locked by another program");
    says(SQLITE_FULL, "disk is full");
    says(SQLITE_READONLY, "read-only");
    says(SQLITE_CORRUPT, "damaged");
    says(SQLITE_NOTADB, "not a StoryFlow database");
    says(SQLITE_IOERR, "disk reports an error");
}

TEST(DatabaseError, UnderstandsExtendedCodes) {
    EXPECT_THAT(error_of(SQLITE_BUSY_SNAPSHOT).what(), testing::HasSubstr("locked by another program"));
}

TEST(DatabaseError, KeepsFoldersAndCausesForTheLog) {
    const auto error = error_of(SQLITE_BUSY);
    EXPECT_THAT(error.what(), testing::Not(testing::HasSubstr("/data")));
    EXPECT_THAT(error.detail(),
                testing::AllOf(testing::HasSubstr("/data"), testing::HasSubstr("the detail")));
}

TEST(DatabaseError, OtherFailuresAreTheProgramsOwn) {
    EXPECT_EQ(error_of(SQLITE_MISUSE).kind(), base::ErrorKind::internal);
    EXPECT_EQ(error_of(SQLITE_CONSTRAINT).kind(), base::ErrorKind::internal);
}

}  // namespace storyflow::store
