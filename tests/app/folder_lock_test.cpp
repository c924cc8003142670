#include "app/folder_lock.hpp"

#include <gtest/gtest.h>

#include <optional>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

TEST(FolderLock, MakesTheFolderAndHoldsItUntilItGoes) {
    const support::TemporaryDirectory directory;
    const auto folder = directory.path() / "a" / "b";
    std::optional<FolderLock> first(std::in_place, folder);
    EXPECT_THROW(FolderLock{folder}, base::Error);
    first.reset();
    EXPECT_NO_THROW(FolderLock{folder});
}

TEST(FolderLock, NamesAFolderThatCannotBeMade) {
    const support::TemporaryDirectory directory;
    { const FolderLock file_in_the_way(directory.path()); }
    try {
        const FolderLock lock(directory.path() / "storyflow.lock" / "inside");
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_NE(std::string(error.what()).find("storyflow.lock/inside"), std::string::npos);
    }
}

}  // namespace storyflow::app
