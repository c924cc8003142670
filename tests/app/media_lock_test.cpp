#include "app/media_lock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <string>

#include "app/folder_lock.hpp"
#include "base/error.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

using Use = MediaLock::Use;
using testing::HasSubstr;

class MediaLockTest : public testing::Test {
  protected:
    /// The message of the refusal; empty if the folder can be locked.
    [[nodiscard]] std::string refusal(Use use) const {
        try {
            const MediaLock lock(media_, use);
            return {};
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
            return error.what();
        }
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path media_ = directory_.path() / "a" / "media";
};

}  // namespace

TEST_F(MediaLockTest, AServerWithItsOwnDatabaseHasTheFolderForItself) {
    std::optional<MediaLock> first(std::in_place, media_, Use::alone);
    EXPECT_THAT(refusal(Use::alone), HasSubstr("The media folder " + media_.string() + " is in use"));
    EXPECT_THAT(refusal(Use::shared), HasSubstr("SQLite"));
    first.reset();
    EXPECT_EQ(refusal(Use::alone), "");
}

TEST_F(MediaLockTest, ThoseOnOneDatabaseShareIt) {
    const MediaLock first(media_, Use::shared);
    EXPECT_EQ(refusal(Use::shared), "");
    EXPECT_THAT(refusal(Use::alone), HasSubstr("--media DIR"));
}

TEST_F(MediaLockTest, TheSameFolderMayHoldTheDatabase) {
    const FolderLock data(media_);
    EXPECT_EQ(refusal(Use::alone), "");
}

TEST_F(MediaLockTest, AFolderThatCannotBeMadeIsAWarning) {
    std::ofstream(directory_.path() / "a") << "a file in the way";
    const support::LogCapture log;
    EXPECT_EQ(refusal(Use::alone), "");
    EXPECT_THAT(log.text(), HasSubstr("cannot be locked"));
}

}  // namespace storyflow::app
