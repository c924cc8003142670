#include "app/media_copy.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::app {

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

class MediaCopyTest : public testing::Test {
  protected:
    void put(const std::string& path, const std::string& bytes) const {
        fs::create_directories((from_ / path).parent_path());
        base::replace_file(from_ / path, bytes);
    }
    std::string copied(const std::string& path) const {
        return fs::exists(to_ / path) ? base::read_file(to_ / path, 1000) : "nothing";
    }

    support::TemporaryDirectory directory_;
    fs::path from_ = directory_.path() / "media";
    fs::path to_ = directory_.path() / "backup/media";
};

}  // namespace

TEST_F(MediaCopyTest, HasEveryFileWithItsDigest) {
    put("projects/p/audio/s.wav", "abc");
    put("logos/l.png", "def");
    MediaCopy copy(from_, to_);
    const auto round = copy.catch_up({});
    EXPECT_EQ(round.changes, 2U);
    EXPECT_EQ(round.bytes, 6U);
    EXPECT_EQ(copied("projects/p/audio/s.wav"), "abc");
    EXPECT_EQ(copied("logos/l.png"), "def");
    EXPECT_EQ(copy.bytes(), 6U);
    EXPECT_EQ(copy.digests().at("projects/p/audio/s.wav"),
              digest_of(from_ / "projects/p/audio/s.wav", {}).digest);
}

TEST_F(MediaCopyTest, TakesInLaterRoundsOnlyWhatChanged) {
    put("projects/p/audio/same.wav", "same");
    put("projects/p/audio/replaced.wav", "old");
    put("projects/p/audio/removed.wav", "gone");
    MediaCopy copy(from_, to_);
    copy.catch_up({});
    put("projects/p/audio/replaced.wav", "newer");
    put("projects/p/audio/added.wav", "more");
    fs::remove(from_ / "projects/p/audio/removed.wav");
    const auto round = copy.catch_up({});
    EXPECT_EQ(round.changes, 3U);
    EXPECT_EQ(round.bytes, 9U);
    EXPECT_EQ(copied("projects/p/audio/replaced.wav"), "newer");
    EXPECT_EQ(copied("projects/p/audio/added.wav"), "more");
    EXPECT_EQ(copied("projects/p/audio/removed.wav"), "nothing");
    EXPECT_EQ(copy.digests().size(), 3U);
    EXPECT_EQ(copy.catch_up({}).changes, 0U);
}

TEST_F(MediaCopyTest, NoticesAFileThatWasReplacedByOneOfTheSameSize) {
    put("projects/p/audio/s.wav", "old");
    MediaCopy copy(from_, to_);
    copy.catch_up({});
    put("projects/p/audio/s.wav", "new");
    copy.catch_up({});
    EXPECT_EQ(copied("projects/p/audio/s.wav"), "new");
    EXPECT_EQ(copy.bytes(), 3U);
}

TEST_F(MediaCopyTest, LeavesOutCachesLocksAndLinks) {
    put(".chunks/ab/cd", "x");
    put("projects/p/output/.render-1/part-1", "x");
    put("storyflow-media.lock", "");
    put("projects/p/images/i.png", "i");
    fs::create_symlink("/etc", from_ / "projects/p/images/etc");
    fs::create_symlink("/etc/passwd", from_ / "projects/p/images/passwd");
    MediaCopy copy(from_, to_);
    copy.catch_up({});
    ASSERT_EQ(copy.digests().size(), 1U);
    EXPECT_EQ(copy.digests().begin()->first, "projects/p/images/i.png");
}

TEST_F(MediaCopyTest, TellsWhichNamesABackupCannotHold) {
    put("projects/p/images/a\nb.png", "x");
    MediaCopy copy(from_, to_);
    copy.catch_up({});
    EXPECT_THAT(copy.left_out(), ElementsAre("projects/p/images/a\nb.png"));
}

TEST_F(MediaCopyTest, OfAFolderThatIsNotThereIsEmpty) {
    MediaCopy copy(from_, to_);
    EXPECT_EQ(copy.catch_up({}).changes, 0U);
}

TEST_F(MediaCopyTest, EndsAtAStopRequest) {
    put("projects/p/audio/s.wav", "abc");
    std::stop_source stop;
    stop.request_stop();
    MediaCopy copy(from_, to_);
    EXPECT_THROW(copy.catch_up(stop.get_token()), base::Error);
}

}  // namespace storyflow::app
