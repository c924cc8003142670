#include "app/restore.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "app/backup.hpp"
#include "app/backup_manifest.hpp"
#include "app/checked_copy.hpp"
#include "app/folder_lock.hpp"
#include "app/story_stores.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/ids.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A backup of a data folder with one file, and an empty place for it.
class RestoreTest : public testing::Test {
  protected:
    RestoreTest() {
        Config source;
        source.data = directory_.path() / "source";
        source.media = source.data / "media";
        source.new_database = true;
        fs::create_directories(source.media / "projects/p/audio");
        base::write_file(source.media / "projects/p/audio/s.wav", "sound");
        {
            const auto stores = open_stores(source, clock_, ids_);
            stores->settings().change([](story::Settings& settings) { settings.tts_engine = "espeak"; });
        }
        back_up(source, backup_, clock_, {});
        config_.data = directory_.path() / "data";
        config_.media = config_.data / "media";
    }
    std::string refusal(base::ErrorKind kind = base::ErrorKind::invalid_input) const {
        try {
            restore(backup_, config_, {});
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), kind) << error.what();
            return error.what();
        }
        return "it was restored";
    }
    void change_manifest(const std::function<void(BackupManifest&)>& change) const {
        auto manifest = read_manifest(base::read_file(backup_ / manifest_name, 10'000));
        change(manifest);
        base::replace_file(backup_ / manifest_name, manifest_text(manifest));
    }
    void expect_nothing_restored() const {
        EXPECT_FALSE(fs::exists(config_.data / "storyflow.db"));
        EXPECT_FALSE(fs::exists(config_.media));
        for (const auto& entry : fs::directory_iterator(config_.data))
            EXPECT_EQ(entry.path().filename(), "storyflow.lock");
    }

    support::TemporaryDirectory directory_;
    base::SystemClock clock_;
    base::RandomIdSource ids_;
    fs::path backup_ = directory_.path() / "backup";
    Config config_;
};

}  // namespace

TEST_F(RestoreTest, BringsBackTheDatabaseAndTheMedia) {
    const auto report = restore(backup_, config_, {});
    EXPECT_EQ(report.files, 2U);
    EXPECT_EQ(base::read_file(config_.media / "projects/p/audio/s.wav", 100), "sound");
    EXPECT_EQ(open_stores(config_, clock_, ids_)->settings().load().tts_engine, "espeak");
    EXPECT_FALSE(fs::exists(config_.data / ".storyflow.db.restoring"));
    EXPECT_FALSE(fs::exists(config_.data / ".media.restoring"));
}

TEST_F(RestoreTest, LeavesTheModelsOfTheFolderAlone) {
    fs::create_directories(config_.data / "models");
    base::write_file(config_.data / "models/voice", "v");
    fs::create_directories(config_.media / "projects");
    restore(backup_, config_, {});
    EXPECT_EQ(base::read_file(config_.data / "models/voice", 10), "v");
}

TEST_F(RestoreTest, ReplacesNoStories) {
    fs::create_directories(config_.data);
    base::write_file(config_.data / "storyflow.db", "mine");
    EXPECT_THAT(refusal(base::ErrorKind::conflict), HasSubstr("storyflow.db exists already"));
    EXPECT_EQ(base::read_file(config_.data / "storyflow.db", 10), "mine");
    fs::remove(config_.data / "storyflow.db");
    fs::create_directories(config_.media / "projects/q");
    base::write_file(config_.media / "projects/q/a.wav", "mine");
    EXPECT_THAT(refusal(base::ErrorKind::conflict), HasSubstr("holds files already"));
    EXPECT_EQ(base::read_file(config_.media / "projects/q/a.wav", 10), "mine");
}

TEST_F(RestoreTest, RefusesAFolderThatAServerUses) {
    const FolderLock server(config_.data);
    EXPECT_THAT(refusal(base::ErrorKind::unavailable), HasSubstr("in use"));
}

TEST_F(RestoreTest, RestoresNothingOfADamagedBackup) {
    base::replace_file(backup_ / "media/projects/p/audio/s.wav", "noise");
    EXPECT_THAT(refusal(), HasSubstr("media/projects/p/audio/s.wav is not as SHA256SUMS says"));
    expect_nothing_restored();
    fs::remove(backup_ / "media/projects/p/audio/s.wav");
    EXPECT_THAT(refusal(), HasSubstr("media/projects/p/audio/s.wav is missing"));
    expect_nothing_restored();
}

TEST_F(RestoreTest, ReadsNoFileOutsideTheBackup) {
    base::write_file(directory_.path() / "secret", "sound");
    base::replace_file(backup_ / manifest_name, base::read_file(backup_ / manifest_name, 10'000) +
                                                    std::string(64, 'a') + "  media/../../secret\n");
    EXPECT_THAT(refusal(), HasSubstr("this path may not stand in a backup"));
    EXPECT_FALSE(fs::exists(config_.data)) << "not even begun";
}

TEST_F(RestoreTest, FollowsNoLinksOfTheBackup) {
    base::write_file(directory_.path() / "secret", "sound");
    fs::remove(backup_ / "media/projects/p/audio/s.wav");
    fs::create_symlink(directory_.path() / "secret", backup_ / "media/projects/p/audio/s.wav");
    EXPECT_THAT(refusal(), HasSubstr("is missing"));
    expect_nothing_restored();
}

TEST_F(RestoreTest, FollowsNoLinkedFolderOfTheBackup) {
    fs::create_directories(directory_.path() / "elsewhere");
    base::write_file(directory_.path() / "elsewhere/s.wav", "sound");
    fs::remove_all(backup_ / "media/projects/p/audio");
    fs::create_symlink(directory_.path() / "elsewhere", backup_ / "media/projects/p/audio");
    EXPECT_THAT(refusal(), HasSubstr("media/projects/p/audio/s.wav is missing"));
    expect_nothing_restored();
}

TEST_F(RestoreTest, TakesABackupThatIsNamedByALink) {
    fs::create_symlink(backup_, directory_.path() / "latest");
    backup_ = directory_.path() / "latest";
    EXPECT_EQ(restore(backup_, config_, {}).files, 2U);
}

TEST_F(RestoreTest, RefusesAFolderThatIsNoBackup) {
    fs::remove(backup_ / manifest_name);
    EXPECT_THAT(refusal(), HasSubstr("is no backup of StoryFlow"));
    backup_ = directory_.path() / "nothing";
    EXPECT_THAT(refusal(), HasSubstr("is no backup of StoryFlow"));
}

TEST_F(RestoreTest, RefusesADatabaseThatThisProgramCannotUse) {
    base::replace_file(backup_ / "storyflow.db", std::string(5000, 'x'));
    change_manifest([&](BackupManifest& manifest) {
        manifest["storyflow.db"] = digest_of(backup_ / "storyflow.db", {}).digest;
    });
    EXPECT_THROW(restore(backup_, config_, {}), base::Error);
    expect_nothing_restored();
}

TEST_F(RestoreTest, RemovesWhatAKilledOneLeft) {
    fs::create_directories(config_.data / ".media.restoring/media/projects/p");
    base::write_file(config_.data / ".media.restoring/media/projects/p/x", "half");
    fs::create_directories(config_.data / ".storyflow.db.restoring");
    restore(backup_, config_, {});
    EXPECT_FALSE(fs::exists(config_.data / ".media.restoring"));
    EXPECT_FALSE(fs::exists(config_.media / "projects/p/x"));
}

TEST_F(RestoreTest, OfAStoppedRunLeavesNothing) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(restore(backup_, config_, stop.get_token()), base::Error);
    expect_nothing_restored();
}

TEST_F(RestoreTest, IsNotForPostgres) {
    config_.database = "postgresql://reader@db/stories";
    EXPECT_THAT(refusal(), HasSubstr("pg_restore"));
}

}  // namespace storyflow::app
