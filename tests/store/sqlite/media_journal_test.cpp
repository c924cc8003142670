#include "store/sqlite/media_journal.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "base/disk_full.hpp"
#include "store/sql/stores.hpp"
#include "store/sqlite/database.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::store::sqlite {

namespace {

/// A story whose narrations are all owed, on its own disk.
class JournalOnAFullDisk : public testing::Test {
  protected:
    JournalOnAFullDisk() {
        story::NewProject project;
        project.title = "A story";
        for (int i = 0; i < 40; ++i)
            project.segments.push_back({"A lamp.", {}});
        for (const auto& segment : support::segments_of(segments_, projects_.create(project).id))
            owed_.push_back(publish(segment));
    }
    story::MediaChange publish(const story::Segment& segment) {
        const auto number = std::to_string(owed_.size());
        const story::Narration narration{
            "projects/p/audio/" + number + ".wav", 1.0, "kokoro", "af_bella", 1.0, segment.text_revision};
        return std::get<story::MediaChanges>(
                   segment_media_.publish_narration({segment.id, narration, "incoming/" + number, {}, {}}))
            .front();
    }
    void fill() const {
        std::ofstream filler(folder_.path() / "filler", std::ios::binary | std::ios::app);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    /// Adds rows until not even the smallest one fits.
    void fill_database() {
        database_.write(
            [](sql::Transaction& transaction) { transaction.run_script("CREATE TABLE notes (text BLOB)"); });
        fill();
        for (const char* row : {"INSERT INTO notes VALUES (zeroblob(20000))", "INSERT INTO notes VALUES (1)"})
            EXPECT_THROW(insert_for_ever(row), base::DiskFull);
    }
    void insert_for_ever(const char* row) {
        for (;;)
            database_.write([row](sql::Transaction& transaction) { transaction.run_script(row); });
    }

    support::TemporaryDirectory folder_;
    support::SmallDisk disk_{folder_.path(), 16};
    base::RandomIdSource ids_;
    Database database_{folder_.path() / "storyflow.db", {.kept_room = 2 * 1024 * 1024}};
    sql::Stores stores_{database_, ids_};
    story::ProjectStore& projects_ = stores_.projects;
    story::SegmentStore& segments_ = stores_.segments;
    story::SegmentMediaStore& segment_media_ = stores_.segment_media;
    MediaJournal journal_{database_};
    std::vector<story::MediaChange> owed_;
};

}  // namespace

/// Otherwise the full disk would be reported as the segment's failure.
TEST_F(JournalOnAFullDisk, StillLetsGoOfWhatIsLost) {
    if (!disk_.is_mounted()) GTEST_SKIP() << "this needs the right to mount a small disk";
    fill_database();
    for (const auto& lost : owed_) {
        EXPECT_TRUE(journal_.withdraw(lost.target, lost.id)) << lost.target;
        fill();  // other files take the freed space at once
    }
    EXPECT_TRUE(journal_.pending().empty());
}

}  // namespace storyflow::store::sqlite
