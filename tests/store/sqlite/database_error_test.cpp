#include "store/sqlite/database_error.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <cerrno>

namespace storyflow::store::sqlite {

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

TEST(DatabaseError, AQuotaThatIsUsedUpIsAFullDiskWhereverAWriteMeetsIt) {
    for (const int code :
         {SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_TRUNCATE}) {
        EXPECT_TRUE(is_full_disk(SQLite::Exception("", code), EDQUOT)) << code;
        EXPECT_TRUE(is_full_disk(SQLite::Exception("", code), ENOSPC)) << code;
        EXPECT_FALSE(is_full_disk(SQLite::Exception("", code), EIO)) << code;
    }
    EXPECT_TRUE(is_full_disk(SQLite::Exception("", SQLITE_FULL), 0));
    EXPECT_TRUE(is_full_disk(SQLite::Exception("", SQLITE_IOERR_SHMSIZE), 0));
    EXPECT_FALSE(is_full_disk(SQLite::Exception("", SQLITE_IOERR_READ), EDQUOT)) << "left by another call";
    EXPECT_FALSE(is_full_disk(SQLite::Exception("", SQLITE_BUSY), EDQUOT));
}

}  // namespace storyflow::store::sqlite
