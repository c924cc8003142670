#include "app/key_file_edit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "app/key_file.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {
namespace {

using http::AccessScope;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string digest_in_file = base::hexadecimal(base::sha256("a key of some length"));

class KeyFileEditTest : public testing::Test {
  protected:
    void write(const std::string& content, mode_t mode = 0600) {
        std::ofstream(file_, std::ios::trunc) << content;
        ASSERT_EQ(::chmod(file_.c_str(), mode), 0);
    }
    std::string content() const {
        std::ifstream stream(file_);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    struct stat status() const {
        struct stat status {};
        EXPECT_EQ(::stat(file_.c_str(), &status), 0);
        return status;
    }
    base::Error refusal_of_removal(const std::string& name) {
        try {
            (void)remove_key(file_, name);
        } catch (const base::Error& error) {
            return error;
        }
        return {base::ErrorKind::internal, "it was removed"};
    }
    std::size_t files_in_the_folder() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(directory_.path()), {}));
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path file_ = directory_.path() / "keys";
};

TEST_F(KeyFileEditTest, AKeyIsAddedByItsDigestToAFileThatIsTheOwnersAlone) {
    append_key(file_, "reader", AccessScope::read, "a key of some length");
    append_key(file_, "writer", AccessScope::write, "another key of some length");
    EXPECT_EQ(status().st_mode & 0777U, 0600U);
    EXPECT_THAT(content(), StartsWith("reader read sha256:" + digest_in_file + "\n"));
    EXPECT_THAT(content(), Not(HasSubstr("some length")));
    EXPECT_EQ(read_key_file(file_).keys.size(), 2U);
}

TEST_F(KeyFileEditTest, AddingAKeyKeepsWhatStandsThere) {
    write("# mine\neditor write a-key-of-sixteen");
    append_key(file_, "reader", AccessScope::read, "a key of some length");
    EXPECT_EQ(read_key_file(file_).keys.size(), 2U) << "though its last line had no end";
    EXPECT_THROW(append_key(file_, "reader", AccessScope::read, "yet another key"), base::Error);
    EXPECT_THROW(append_key(file_, "two words", AccessScope::read, "yet another key"), base::Error);
    EXPECT_THROW(append_key(file_, "default", AccessScope::read, "yet another key"), base::Error);
    EXPECT_EQ(read_key_file(file_).keys.size(), 2U);
}

TEST_F(KeyFileEditTest, NothingIsAddedToAFileThatIsNotSafe) {
    write("editor write a-key-of-sixteen\n", 0666);
    EXPECT_THROW(append_key(file_, "reader", AccessScope::read, "a key of some length"), base::Error);
}

TEST_F(KeyFileEditTest, RemovingAKeyKeepsAllOtherLinesAsTheyAre) {
    write(
        "# reader is the kitchen\n\n  reader\tread a-key-of-sixteen\r\nreaders write another-key-of-16\n# "
        "end");
    const auto removed = remove_key(file_, "reader");
    EXPECT_EQ(removed.scope, AccessScope::read);
    EXPECT_EQ(removed.left, 1U);
    EXPECT_EQ(content(), "# reader is the kitchen\n\nreaders write another-key-of-16\n# end");
    EXPECT_EQ(files_in_the_folder(), 1U);
}

TEST_F(KeyFileEditTest, TheLastKeyCanBeRemoved) {
    write("reader read a-key-of-sixteen");
    EXPECT_EQ(remove_key(file_, "reader").left, 0U);
    EXPECT_EQ(content(), "");
}

TEST_F(KeyFileEditTest, RemovingAKeyKeepsTheOwnerAndTheRightsOfTheFile) {
    write("reader read a-key-of-sixteen\n", 0640);
    const bool is_root = ::geteuid() == 0;  // only root can give a file to a group that it is not in
    if (is_root) {
        ASSERT_EQ(::chown(file_.c_str(), 0, 12345), 0);
    }
    (void)remove_key(file_, "reader");
    EXPECT_EQ(status().st_mode & 0777U, 0640U);
    if (is_root) {
        EXPECT_EQ(status().st_gid, 12345U);
    }
}

TEST_F(KeyFileEditTest, RemovingAKeyByALinkChangesTheFileThatTheLinkNames) {
    write("reader read a-key-of-sixteen\n");
    const auto link = directory_.path() / "link";
    std::filesystem::create_symlink(file_, link);
    (void)remove_key(link, "reader");
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    EXPECT_EQ(content(), "");
}

TEST_F(KeyFileEditTest, AnUnknownNameIsSaidAndNothingChanges) {
    write("reader read a-key-of-sixteen\n");
    const auto inode = status().st_ino;
    for (const std::string name : {"writer", "READER", "read", "", "#", "default"}) {
        const auto error = refusal_of_removal(name);
        EXPECT_EQ(error.kind(), base::ErrorKind::not_found) << name;
        EXPECT_THAT(error.what(), HasSubstr("no key with the name \"" + name + "\""));
    }
    EXPECT_EQ(status().st_ino, inode);
}

TEST_F(KeyFileEditTest, NothingIsRemovedFromAFileThatTheServerWouldNotRead) {
    write("reader read a-key-of-sixteen\nwriter wrong another-key-of-16\n");
    EXPECT_THAT(refusal_of_removal("reader").what(), HasSubstr("line 2: the scope is"));
    write("reader read a-key-of-sixteen\n", 0606);
    EXPECT_THAT(refusal_of_removal("reader").what(), HasSubstr("Other users can change the key file"));
    EXPECT_THAT(content(), StartsWith("reader"));
    std::filesystem::remove(file_);
    EXPECT_THAT(refusal_of_removal("reader").what(), HasSubstr("keys cannot be changed: No such file"));
    EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(KeyFileEditTest, WhatAKilledRemovalLeftIsNoHindrance) {
    write("reader read a-key-of-sixteen\n");
    std::ofstream(directory_.path() / ".keys.unfinished") << "half a li";
    (void)remove_key(file_, "reader");
    EXPECT_EQ(files_in_the_folder(), 1U);
}

TEST_F(KeyFileEditTest, SeveralWhoAddAndRemoveAtOnceLoseNoKey) {
    constexpr int keys_of_each = 20;
    write("");
    const auto give_and_take = [this](const std::string& whose) {
        for (int i = 0; i < keys_of_each; ++i) {
            const auto name = whose + std::to_string(i);
            append_key(file_, name, AccessScope::read, "the secret of " + name);
            if (i % 2 == 1) (void)remove_key(file_, name);
        }
    };
    std::thread one(give_and_take, "one");
    std::thread other(give_and_take, "other");
    one.join();
    other.join();
    EXPECT_EQ(read_key_file(file_).keys.size(), static_cast<std::size_t>(keys_of_each));
}

}  // namespace
}  // namespace storyflow::app
