#include "app/backup.hpp"

#include <gmock/gmock.h>

#include "app/backup_manifest.hpp"
#include "app/checked_copy.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/ids.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class BackupTest : public testing::Test {
  protected:
    BackupTest() {
        config_.data = directory_.path() / "data";
        config_.media = config_.data / "media";
        fs::create_directories(config_.media / "projects/p/audio");
        base::write_file(config_.media / "projects/p/audio/s.wav", "sound");
        config_.new_database = true;
    }
    std::unique_ptr<StoryStores> open() { return open_stores(config_, clock_, ids_); }
    BackupReport back_up_to(const fs::path& target, const std::stop_token& stop = {}) const {
        return back_up(config_, target, clock_, stop);
    }
    std::string refusal(const fs::path& target) const {
        try {
            back_up_to(target);
        } catch (const base::Error& error) {
            return error.what();
        }
        return "it was made";
    }

    support::TemporaryDirectory directory_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    Config config_;
    fs::path target_ = directory_.path() / "backups/today";
};

}  // namespace

TEST_F(BackupTest, HoldsTheDatabaseTheMediaAndTheDigestsOfAllWhileTheStoresAreOpen) {
    const auto stores = open();
    fs::create_directory(target_.parent_path());
    const auto report = back_up_to(target_);
    EXPECT_EQ(report.files, 2U);
    EXPECT_TRUE(report.left_out.empty());
    const auto manifest = read_manifest(base::read_file(target_ / manifest_name, 10'000));
    EXPECT_EQ(manifest.size(), 2U);
    for (const auto& [path, digest] : manifest)
        EXPECT_EQ(digest_of(target_ / path, {}).digest, digest) << path;
    EXPECT_NO_THROW(require_known_form(base::read_file(target_ / backup_page_name, 10'000)));
    EXPECT_EQ(fs::status(target_).permissions(), fs::perms::owner_all) << "stories are private";
    std::size_t entries = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(target_.parent_path()))
        ++entries;
    EXPECT_EQ(entries, 1U) << "nothing is left beside it";
}

TEST_F(BackupTest, AcceptsAnEmptyFolderAndASlashAtTheEnd) {
    const auto stores = open();
    fs::create_directories(target_);
    back_up_to(target_ / "");
    EXPECT_TRUE(fs::exists(target_ / manifest_name));
}

TEST_F(BackupTest, ReplacesNothing) {
    const auto stores = open();
    fs::create_directories(target_);
    base::write_file(target_ / "letter", "mine");
    EXPECT_THAT(refusal(target_), HasSubstr("exists already"));
    EXPECT_EQ(base::read_file(target_ / "letter", 10), "mine");
    EXPECT_FALSE(fs::exists(target_ / manifest_name));
}

TEST_F(BackupTest, IsNotMadeWhereItWouldCopyItself) {
    const auto stores = open();
    EXPECT_THAT(refusal(config_.media / "backup"), HasSubstr("lies in the media folder"));
    EXPECT_THAT(refusal(directory_.path() / "no/such/place"), HasSubstr("There is no folder"));
}

TEST_F(BackupTest, OfAStoppedRunLeavesNothing) {
    const auto stores = open();
    fs::create_directory(target_.parent_path());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(back_up_to(target_, stop.get_token()), base::Error);
    EXPECT_TRUE(fs::is_empty(target_.parent_path()));
}

TEST_F(BackupTest, RemovesWhatAKilledOneLeft) {
    const auto stores = open();
    const auto left = target_.parent_path() / ".today.unfinished";
    fs::create_directories(left / "media/projects");
    base::write_file(left / "storyflow.db", "half a database");
    back_up_to(target_);
    EXPECT_FALSE(fs::exists(left));
    EXPECT_TRUE(fs::exists(target_ / manifest_name));
}

TEST_F(BackupTest, SaysWhereTheStoriesAreToBeFound) {
    fs::create_directory(target_.parent_path());
    EXPECT_THAT(refusal(target_),
                HasSubstr("There is no database " + (config_.data / "storyflow.db").string()));
    config_.database = "postgresql://reader@db/stories";
    EXPECT_THAT(refusal(target_), HasSubstr("pg_dump"));
    EXPECT_TRUE(fs::is_empty(target_.parent_path()));
}

}  // namespace storyflow::app
