#include "base/file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include <functional>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::base {

namespace {

class FileTest : public testing::Test {
  protected:
    static ErrorKind kind_of(const std::function<void()>& action) {
        try {
            action();
        } catch (const Error& error) {
            return error.kind();
        }
        ADD_FAILURE() << "it did not throw";
        return ErrorKind::internal;
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "file";
};

}  // namespace

TEST_F(FileTest, ReadsBackWhatWasWritten) {
    const std::string bytes(200'000, 'x');
    write_file_synced(file_, bytes);
    EXPECT_EQ(read_file(file_, 200'000), bytes);
}

TEST_F(FileTest, RefusesAFileBeyondTheLimit) {
    write_file_synced(file_, "12345");
    EXPECT_EQ(kind_of([&] { (void)read_file(file_, 4); }), ErrorKind::payload_too_large);
}

TEST_F(FileTest, TellsThatAFileIsMissingOrNone) {
    EXPECT_EQ(kind_of([&] { (void)read_file(file_, 10); }), ErrorKind::not_found);
    EXPECT_EQ(kind_of([&] { (void)read_file(directory_.path(), 10); }), ErrorKind::not_found);
}

TEST_F(FileTest, NamesTheFileThatCannotBeWritten) {
    try {
        write_file_synced(directory_.path() / "no" / "such" / "folder.wav", "x");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::unavailable);
        EXPECT_STREQ(error.what(), "Cannot create folder.wav: No such file or directory");
    }
}

TEST_F(FileTest, AWriteThatStopsHalfWayIsNamedAndLeavesNoFile) {
    // A limit on the size of files stands in for a full disk.
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto kind = kind_of([this] { write_file_synced(file_, std::string(1000, 'x')); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(kind, ErrorKind::unavailable);
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(FileTest, WritesNoFileThatIsThereAlready) {
    write_file_synced(file_, "precious");
    EXPECT_EQ(kind_of([this] { write_file_synced(file_, "other"); }), ErrorKind::unavailable);
    EXPECT_EQ(read_file(file_, 10), "precious");
}

TEST_F(FileTest, ReplacesTheContentOfAFileAndLeavesNothingElse) {
    write_file_synced(file_, "old");
    write_file_synced(directory_.path() / "file.part", "left over by a crash");
    replace_file(file_, "new");
    EXPECT_EQ(read_file(file_, 10), "new");
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "file.part"));
}

TEST_F(FileTest, WritesIntoAPipeAndLeavesItThere) {
    ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
    const FileDescriptor reader(::open(file_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    replace_file(file_, "through");
    std::array<char, 7> read{};
    ASSERT_EQ(::read(reader.get(), read.data(), read.size()), 7);
    EXPECT_EQ(std::string_view(read.data(), 7), "through");
    EXPECT_TRUE(std::filesystem::is_fifo(file_));
}

TEST_F(FileTest, WritesANewFileWithoutWaitingForTheDisk) {
    write_file(file_, "quick");
    EXPECT_EQ(read_file(file_, 10), "quick");
    EXPECT_EQ(kind_of([this] { write_file(file_, "other"); }), ErrorKind::unavailable);
}

TEST_F(FileTest, ReadsNoPipeAndDoesNotWaitForItsWriter) {
    ASSERT_EQ(::mkfifo(file_.c_str(), 0600), 0);
    EXPECT_EQ(kind_of([this] { (void)read_file(file_, 10); }), ErrorKind::not_found);
}

TEST_F(FileTest, SyncingAMissingFolderIsFine) {
    EXPECT_NO_THROW(sync_folder(directory_.path()));
    EXPECT_NO_THROW(sync_folder(directory_.path() / "missing"));
    write_file(file_, "no folder");
    EXPECT_EQ(kind_of([this] { sync_folder(file_); }), ErrorKind::unavailable);
}

TEST_F(FileTest, RenamesOverAnExistingFile) {
    write_file_synced(file_, "old");
    const auto fresh = directory_.path() / "fresh";
    write_file_synced(fresh, "new");
    rename_synced(fresh, file_);
    EXPECT_EQ(read_file(file_, 10), "new");
    EXPECT_FALSE(std::filesystem::exists(fresh));
}

TEST_F(FileTest, APendingFileGetsItsNameInPlaceOfAnOlderFile) {
    write_file_synced(file_, "old");
    const auto unfinished = directory_.path() / "unfinished";
    write_file_synced(unfinished, "new");
    PendingFile pending(unfinished);
    pending.publish(file_);
    EXPECT_TRUE(pending.has_its_name());
    EXPECT_EQ(read_file(file_, 10), "new");
    write_file(unfinished, "newer");
    PendingFile(unfinished).publish_unsynced(file_);
    EXPECT_EQ(read_file(file_, 10), "newer");
    EXPECT_FALSE(std::filesystem::exists(unfinished));
}

TEST_F(FileTest, APendingFileThatGetsNoNameIsRemoved) {
    write_file_synced(file_, "unfinished");
    {
        const PendingFile pending(file_);
        EXPECT_FALSE(pending.has_its_name());
    }
    EXPECT_FALSE(std::filesystem::exists(file_));
    write_file_synced(file_, "unfinished");
    const auto nowhere = directory_.path() / "no folder" / "file";
    EXPECT_EQ(kind_of([&] { PendingFile(file_).publish(nowhere); }), ErrorKind::unavailable);
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(FileTest, ADescriptorIsClosedByItsLastOwner) {
    write_file_synced(file_, "x");
    FileDescriptor first(::open(file_.c_str(), O_RDONLY | O_CLOEXEC));
    const int number = first.get();
    FileDescriptor second = std::move(first);
    EXPECT_FALSE(first.valid());  // NOLINT(bugprone-use-after-move): what a move leaves is the point
    EXPECT_EQ(second.get(), number);
    second.reset();
    EXPECT_EQ(::fcntl(number, F_GETFD), -1);
}

}  // namespace storyflow::base
