#include "store/sqlite/database_copy.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/store/sqlite/database_fixture.hpp"

namespace storyflow::store::sqlite {

namespace {

class DatabaseCopy : public DatabaseFixture {
  protected:
    static std::int64_t waiting(Database& database) {
        return database.read(
            [](sql::Transaction& transaction) { return number(transaction, "SELECT waiting FROM queue"); });
    }
    static void set_waiting(Database& database, const char* sql) {
        database.write([&](sql::Transaction& transaction) { transaction.run(sql); });
    }
    void copy(const std::function<void()>& at_that_moment = [] {}) const {
        copy_database(file, target, at_that_moment);
    }
    base::ErrorKind failure() const {
        try {
            copy();
        } catch (const base::Error& error) {
            return error.kind();
        }
        throw std::logic_error("it was copied");
    }

    std::filesystem::path target = folder.path() / "copy.db";
};

}  // namespace

TEST_F(DatabaseCopy, HasWhatWasCommittedWhileTheDatabaseIsInUse) {
    Database database(file);
    set_waiting(database, "UPDATE queue SET waiting = 5");
    copy();
    set_waiting(database, "UPDATE queue SET waiting = 6");
    EXPECT_FALSE(std::filesystem::exists(target.string() + "-wal")) << "one file holds all";
    Database copied(target);
    EXPECT_EQ(waiting(copied), 5);
    EXPECT_EQ(waiting(database), 6) << "the database goes on";
}

TEST_F(DatabaseCopy, IsTheStateOfTheMomentThatTheCallerLooksAt) {
    Database database(file, {.patience = std::chrono::milliseconds(1)});
    set_waiting(database, "UPDATE queue SET waiting = 5");
    int refused = 0;
    copy([&] {
        // Another process's change, which would wait for the lock.
        try {
            SQLite::Database other(file.string(), SQLite::OPEN_READWRITE);
            other.exec("UPDATE queue SET waiting = 6");
        } catch (const SQLite::Exception&) {
            ++refused;
        }
        EXPECT_EQ(waiting(database), 5) << "reading goes on";
    });
    EXPECT_EQ(refused, 1) << "no process can commit meanwhile";
    set_waiting(database, "UPDATE queue SET waiting = 7");
    Database copied(target);
    EXPECT_EQ(waiting(copied), 5);
}

TEST_F(DatabaseCopy, ThatFailsLeavesTheDatabaseFree) {
    Database database(file);
    EXPECT_THROW(copy([] { throw base::Error(base::ErrorKind::cancelled, "stopped"); }), base::Error);
    EXPECT_FALSE(std::filesystem::exists(target));
    set_waiting(database, "UPDATE queue SET waiting = 8");
    EXPECT_EQ(waiting(database), 8);
}

TEST_F(DatabaseCopy, RefusesWhatIsNoDatabaseOfStoryFlow) {
    EXPECT_EQ(failure(), base::ErrorKind::not_found);
    EXPECT_FALSE(std::filesystem::exists(file)) << "looking makes nothing";
    tamper("PRAGMA application_id = 77; CREATE TABLE diary (day TEXT)");
    EXPECT_EQ(failure(), base::ErrorKind::conflict);
    std::filesystem::remove(file);
    std::ofstream(file) << "this is a diary, not a database, and long enough to be read as one";
    EXPECT_NE(failure(), base::ErrorKind::not_found);
}

TEST_F(DatabaseCopy, RefusesADatabaseOfANewerProgram) {
    { const Database database(file); }
    tamper("PRAGMA user_version = 9999");
    EXPECT_EQ(failure(), base::ErrorKind::conflict);
}

}  // namespace storyflow::store::sqlite
