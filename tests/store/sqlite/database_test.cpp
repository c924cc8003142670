#include "store/sqlite/database.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/types.h>

#include <cerrno>
#include <fstream>
#include <functional>
#include <future>
#include <stdexcept>

#include "base/disk_full.hpp"
#include "tests/store/sqlite/database_fixture.hpp"
#include "tests/support/small_disk.hpp"

namespace storyflow::store::sqlite {

class DatabaseFile : public DatabaseFixture {};

using testing::HasSubstr;

TEST_F(DatabaseFile, SyncsEveryCommitAndChecksReferences) {
    Database database(file);
    database.write([](sql::Transaction& transaction) {
        constexpr int full = 2;
        EXPECT_EQ(number(transaction, "PRAGMA synchronous"), full);
        EXPECT_EQ(number(transaction, "PRAGMA foreign_keys"), 1);
        sql::Query mode(transaction, "PRAGMA journal_mode");
        mode.next();
        EXPECT_EQ(mode.take<std::string>(), "wal");
    });
}

TEST_F(DatabaseFile, SyncsNoCommitThatNeedNotBe) {
    Database database(file);
    const auto synchronous = [](sql::Transaction& transaction) {
        return number(transaction, "PRAGMA synchronous");
    };
    constexpr int normal = 1;
    constexpr int full = 2;
    EXPECT_EQ(database.write_unsynced(synchronous), normal);
    EXPECT_EQ(database.write_unsynced(synchronous), normal);
    EXPECT_EQ(database.write(synchronous), full);
    EXPECT_EQ(database.write_unsynced(synchronous), normal);
    EXPECT_EQ(database.read(synchronous), full);
}

TEST_F(DatabaseFile, AnUnsyncedWriteIsSeenByAllAndOutlivesTheProgram) {
    const auto waiting = [](sql::Transaction& transaction) {
        return number(transaction, "SELECT waiting FROM queue");
    };
    {
        Database database(file);
        database.write_unsynced(
            [](sql::Transaction& transaction) { transaction.run("UPDATE queue SET waiting = 5"); });
        EXPECT_EQ(database.read(waiting), 5);
    }
    EXPECT_EQ(Database(file).read(waiting), 5);
}

TEST_F(DatabaseFile, WritesNothingWhenTheWorkThrows) {
    Database database(file);
    const auto failing = [](sql::Transaction& transaction) {
        transaction.run("UPDATE queue SET waiting = 5");
        throw std::runtime_error("no");
    };
    EXPECT_THROW(database.write(failing), std::runtime_error);
    const auto waiting = [](sql::Transaction& transaction) {
        return number(transaction, "SELECT waiting FROM queue");
    };
    EXPECT_EQ(database.read(waiting), 0);
    EXPECT_EQ(database.write(waiting), 0);
}

TEST_F(DatabaseFile, AReaderCannotWrite) {
    Database database(file);
    const auto writing = [](sql::Transaction& transaction) {
        transaction.run("UPDATE queue SET waiting = 5");
    };
    EXPECT_THROW(database.read(writing), base::Error);
    EXPECT_NO_THROW(database.write(writing));
}

TEST_F(DatabaseFile, AReaderSeesOneStateUntilItIsDone) {
    Database database(file);
    const auto waiting = [](sql::Transaction& transaction) {
        return number(transaction, "SELECT waiting FROM queue");
    };
    database.read([&](sql::Transaction& reader) {
        EXPECT_EQ(waiting(reader), 0);
        database.write([](sql::Transaction& writer) { writer.run("UPDATE queue SET waiting = 5"); });
        EXPECT_EQ(waiting(reader), 0);
    });
    EXPECT_EQ(database.read(waiting), 5);
}

void expect_busy(const std::function<void()>& action) {
    try {
        action();
        FAIL() << "was not kept waiting";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_STREQ(error.what(),
                     "The database is busy: much other work, or another program that has locked it.");
    }
}

TEST_F(DatabaseFile, AWriterGivesUpWhenItsTurnDoesNotCome) {
    Database database(file, {.patience = std::chrono::milliseconds(10)});
    const auto writing = [&] { database.write([](sql::Transaction&) {}); };
    database.write(
        [&](sql::Transaction&) { expect_busy([&] { std::async(std::launch::async, writing).get(); }); });
    EXPECT_NO_THROW(writing());
}

TEST_F(DatabaseFile, AReaderGivesUpWhenNoConnectionComesFree) {
    Database database(file, {.patience = std::chrono::milliseconds(10)});
    std::function<void()> read_within_reads = [&] {
        database.read([&](sql::Transaction&) { read_within_reads(); });
    };
    expect_busy(read_within_reads);
    EXPECT_NO_THROW(database.read([](sql::Transaction&) {}));
}

TEST_F(DatabaseFile, ABrokenRuleOfTheTablesIsAnInternalError) {
    Database database(file);
    try {
        database.write(
            [](sql::Transaction& transaction) { transaction.run("UPDATE queue SET waiting = -1"); });
        FAIL() << "was accepted";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::internal);
        EXPECT_THAT(error.detail(), HasSubstr("CHECK"));
    }
}

TEST_F(DatabaseFile, RefusesAFileThatIsNoDatabase) {
    std::ofstream(file) << std::string(4096, 'x');
    const auto error = refusal();
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("not a StoryFlow database"));
}

TEST_F(DatabaseFile, SaysThatADamagedFileIsDamaged) {
    { const Database database(file); }
    std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(100);
    damaged << std::string(4096, '\xAA');
    damaged.close();
    const auto error = refusal();
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("damaged"));
}

TEST_F(DatabaseFile, SaysThatTheFolderIsMissing) {
    file = folder.path() / "missing" / "storyflow.db";
    const auto error = refusal();
    EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("cannot be opened or created"));
}

/// Later writes would be lost when the removed file is closed.
TEST_F(DatabaseFile, WritesNothingOnceItWasRemovedOrReplaced) {
    for (const std::string suffix : {"", "-wal"}) {
        Database database(file);
        const auto place = std::filesystem::path(file.native() + suffix);
        const auto elsewhere = std::filesystem::path(file.native() + ".elsewhere");
        const auto write = [&] {
            database.write(
                [](sql::Transaction& transaction) { transaction.run("UPDATE queue SET waiting = 0"); });
        };
        write();
        EXPECT_EQ(database.fault(), std::nullopt);
        std::filesystem::rename(place, elsewhere);
        EXPECT_THAT(database.fault().value_or(""), HasSubstr("was removed or replaced"));
        try {
            write();
            ADD_FAILURE() << "was written";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
            EXPECT_THAT(error.what(), HasSubstr("put the database back"));
        }
        EXPECT_NO_THROW(database.read(
            [](sql::Transaction& transaction) { return number(transaction, "SELECT waiting FROM queue"); }));
        std::filesystem::rename(elsewhere, place);
        EXPECT_NO_THROW(write());
    }
}

/// Makes SQLite's writes in this process fail like those of a user with an exhausted quota.
class UsedUpQuota {
  public:
    UsedUpQuota() {
        set("write", as_system_call(&write_nothing));
        set("pwrite", as_system_call(&write_nothing_at));
        set("pwrite64", as_system_call(&write_nothing_at));
    }
    ~UsedUpQuota() {
        for (const auto* name : {"write", "pwrite", "pwrite64"})
            set(name, nullptr);
    }
    UsedUpQuota(const UsedUpQuota&) = delete;
    UsedUpQuota& operator=(const UsedUpQuota&) = delete;

  private:
    static ssize_t write_nothing(int, const void*, std::size_t) {
        errno = EDQUOT;
        return -1;
    }
    static ssize_t write_nothing_at(int, const void*, std::size_t, off_t) {
        errno = EDQUOT;
        return -1;
    }
    template <class Function>
    static sqlite3_syscall_ptr as_system_call(Function function) {
        return reinterpret_cast<sqlite3_syscall_ptr>(reinterpret_cast<void*>(function));
    }
    static void set(const char* name, sqlite3_syscall_ptr call) {
        auto* files = sqlite3_vfs_find(nullptr);
        files->xSetSystemCall(files, name, call);
    }
};

TEST_F(DatabaseFile, AQuotaThatIsUsedUpIsAFullDisk) {
    Database database(file);
    const auto write = [&] {
        database.write(
            [](sql::Transaction& transaction) { transaction.run("UPDATE queue SET waiting = 5"); });
    };
    {
        const UsedUpQuota quota;
        EXPECT_THROW(write(), base::DiskFull);
    }
    EXPECT_NO_THROW(write()) << "the quota was raised";
}

/// A database on its own disk, which is full to the last byte.
class FullDatabase : public DatabaseFixture {
  protected:
    static constexpr int disk_size = 16;  // mebibytes
    static constexpr std::uint64_t kept_room = 2 * 1024 * 1024;

    FullDatabase() : disk_(file.parent_path(), disk_size) {}
    void fill() const {
        std::ofstream filler(file.parent_path() / "filler", std::ios::binary | std::ios::app);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    /// Adds rows until no further one fits; returns their number.
    static int fill_up(Database& database) {
        for (int count = 0;; ++count) {
            try {
                database.write([](sql::Transaction& transaction) {
                    transaction.run("INSERT INTO notes VALUES (zeroblob(20000))");
                });
            } catch (const base::DiskFull&) {
                return count;
            }
        }
    }
    static void make_table(Database& database) {
        database.write(
            [](sql::Transaction& transaction) { transaction.run_script("CREATE TABLE notes (text BLOB)"); });
    }
    static constexpr auto remove_one = [](sql::Transaction& transaction) {
        return transaction.run("DELETE FROM notes WHERE rowid = (SELECT max(rowid) FROM notes)");
    };

    support::SmallDisk disk_;
};

TEST_F(FullDatabase, StillTakesWhatMakesRoom) {
    if (!disk_.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    Database database(file, Options{.kept_room = kept_room});
    make_table(database);
    database.write([](sql::Transaction& transaction) {
        for (int i = 0; i < 100; ++i)
            transaction.run("INSERT INTO notes VALUES (zeroblob(2000))");
    });
    fill();
    fill_up(database);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(database.write_even_if_full(remove_one), 1) << i;
        fill();  // other files take the freed space at once
    }
    EXPECT_EQ(database.write_unsynced_even_if_full(remove_one), 1);
}

TEST_F(FullDatabase, WithoutKeptRoomTakesNothing) {
    if (!disk_.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    Database database(file);
    make_table(database);
    fill();
    EXPECT_GE(fill_up(database), 0);
    EXPECT_THROW(
        {
            for (int i = 0; i < 50; ++i)
                database.write_even_if_full([](sql::Transaction& transaction) {
                    transaction.run("INSERT INTO notes VALUES (zeroblob(20000))");
                });
        },
        base::DiskFull);
}

TEST_F(FullDatabase, SpendsNoKeptRoomOnOrdinaryChangesAndTakesItAgainWhenThereIsRoom) {
    if (!disk_.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    Database database(file, Options{.kept_room = kept_room});
    const auto reserve = file.string() + "-reserve";
    make_table(database);
    ASSERT_EQ(std::filesystem::file_size(reserve), kept_room);
    fill();
    fill_up(database);
    EXPECT_EQ(std::filesystem::file_size(reserve), kept_room);
    ASSERT_TRUE(disk_.resize(2 * disk_size));
    database.write_even_if_full(remove_one);
    EXPECT_EQ(std::filesystem::file_size(reserve), kept_room);
}

TEST_F(FullDatabase, CanBeOpened) {
    if (!disk_.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    { make_table(*std::make_unique<Database>(file, Options{.kept_room = kept_room})); }
    fill();
    Database database(file, Options{.kept_room = kept_room});
    EXPECT_EQ(database.write_even_if_full(remove_one), 0);
}

}  // namespace storyflow::store::sqlite
