#include "media/folders.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::media {

namespace fs = std::filesystem;

TEST(Folders, CreatesAllThatAreMissing) {
    const support::TemporaryDirectory folder;
    create_folders_synced(folder.path() / "a" / "b" / "c");
    EXPECT_TRUE(fs::is_directory(folder.path() / "a" / "b" / "c"));
    EXPECT_NO_THROW(create_folders_synced(folder.path() / "a" / "b"));
}

TEST(Folders, SaysWhichFolderCannotBeCreated) {
    const support::TemporaryDirectory folder;
    std::ofstream(folder.path() / "file").close();
    try {
        create_folders_synced(folder.path() / "file" / "inner");
        FAIL() << "was created";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_NE(std::string(error.what()).find("the folder file"), std::string::npos) << error.what();
    }
}

TEST(Folders, RemovesEmptyOnesUpToTheTop) {
    const support::TemporaryDirectory folder;
    const fs::path top = folder.path() / "top";
    create_folders_synced(top / "a" / "b");
    create_folders_synced(top / "kept");
    remove_empty_folders(top / "a" / "b", top);
    EXPECT_FALSE(fs::exists(top / "a"));
    EXPECT_TRUE(fs::exists(top / "kept"));
    remove_empty_folders(top / "kept", top);
    EXPECT_TRUE(fs::exists(top));
}

TEST(Folders, KeepsFoldersWithContent) {
    const support::TemporaryDirectory folder;
    create_folders_synced(folder.path() / "a" / "b");
    std::ofstream(folder.path() / "a" / "file").close();
    remove_empty_folders(folder.path() / "a" / "b", folder.path());
    EXPECT_FALSE(fs::exists(folder.path() / "a" / "b"));
    EXPECT_TRUE(fs::exists(folder.path() / "a" / "file"));
}

TEST(Folders, RemovesAFolderWithAllThatIsInItAndFollowsNoLink) {
    const support::TemporaryDirectory folder;
    create_folders_synced(folder.path() / "a" / "b");
    create_folders_synced(folder.path() / "elsewhere");
    std::ofstream(folder.path() / "a" / "b" / "file").close();
    std::ofstream(folder.path() / "elsewhere" / "file").close();
    fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "a" / "link");
    EXPECT_FALSE(remove_folder(folder.path() / "a", {}));
    EXPECT_FALSE(fs::exists(folder.path() / "a"));
    EXPECT_TRUE(fs::exists(folder.path() / "elsewhere" / "file"));
    EXPECT_FALSE(remove_folder(folder.path() / "a", {})) << "a missing one is fine";
}

TEST(Folders, AStopLeavesWhatIsStillThere) {
    const support::TemporaryDirectory folder;
    create_folders_synced(folder.path() / "a" / "b");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(remove_folder(folder.path() / "a", stop.get_token()));
    EXPECT_TRUE(fs::exists(folder.path() / "a" / "b"));
}

}  // namespace storyflow::media
