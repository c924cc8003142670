#include "narration/missing_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "tests/support/log_capture.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {

namespace {

class MissingFilesTest : public testing::Test {
  protected:
    /// Gives the segment a narration with a file.
    void narrate(story::Segment& segment) {
        const auto path = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        segment.narration = story::Narration{path, 1.0, "kokoro", "af_bella", 1.0, 1};
        std::filesystem::create_directories(room_.library.absolute(path).parent_path());
        std::ofstream(room_.library.absolute(path)) << "sound";
    }
    /// Publishes a narration whose file is not in its place yet; returns the owed changes.
    story::MediaChanges publish(story::Segment& segment) {
        const auto target = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        const auto incoming = room_.library.write_incoming(segment.id + ".wav", "sound");
        segment.narration = story::Narration{target, 1.0, "kokoro", "af_bella", 1.0, segment.text_revision};
        return std::get<story::MediaChanges>(room_.segment_media.publish_narration(
            {segment.id, *segment.narration, incoming, {}, std::nullopt}));
    }
    void lose(const story::Segment& segment) {
        std::filesystem::remove(room_.library.absolute(segment.narration->audio_file));
    }

    /// Whether each segment lacks its file, in order.
    [[nodiscard]] std::vector<bool> lacking() {
        const auto lacks_file = look_for_files(room_.library, room_.keeper);
        std::vector<bool> answers;
        for (const auto& segment : segments_)
            answers.push_back(lacks_file(segment));
        return answers;
    }

    support::StoryRoom room_;
    std::vector<story::Segment> segments_ = room_.add_story(std::vector<std::string>(9, "A lamp."));
};

}  // namespace

TEST_F(MissingFilesTest, AListingThatWasReadBeforeNeedsNoDiskAnyMore) {
    for (auto& segment : segments_)
        narrate(segment);
    lose(segments_[1]);
    const auto lacks_file = look_for_files(room_.library, room_.keeper, segments_[0].project_id);
    std::filesystem::remove_all(room_.library.absolute("projects"));
    for (std::size_t i = 0; i < segments_.size(); ++i)
        EXPECT_EQ(lacks_file(segments_[i]), i == 1) << i;
}

TEST_F(MissingFilesTest, AFileThatIsStillOwedIsNotMissing) {
    narrate(segments_[0]);
    for (std::size_t i = 1; i < segments_.size(); ++i)
        publish(segments_[i]);
    EXPECT_EQ(lacking(), std::vector<bool>(9, false));
    const auto lacks_file = look_for_files(room_.library, room_.keeper, segments_[0].project_id);
    for (const auto& segment : segments_)
        EXPECT_FALSE(lacks_file(segment));
    EXPECT_FALSE(lacks_file.has_erred());
}

TEST_F(MissingFilesTest, AFileThatWasPublishedAfterTheListingMakesItErr) {
    narrate(segments_[0]);
    for (const bool is_in_place : {false, true}) {
        auto& segment = segments_[is_in_place ? 1 : 2];
        const auto lacks_file = look_for_files(room_.library, room_.keeper, segment.project_id);
        const auto owed = publish(segment);
        if (is_in_place) {
            ASSERT_TRUE(room_.keeper.apply(owed));
        }
        EXPECT_TRUE(lacks_file(segment));
        EXPECT_TRUE(lacks_file.has_erred()) << is_in_place;
        EXPECT_FALSE(lacks_file(segment));
        EXPECT_FALSE(lacks_file.has_erred()) << is_in_place;
    }
}

TEST_F(MissingFilesTest, AFileThatIsPutInPlaceAfterItsFolderWasListedIsNotMissing) {
    for (auto& segment : segments_)
        narrate(segment);
    lose(segments_.back());
    const auto lacks_file = look_for_files(room_.library, room_.keeper);
    for (std::size_t i = 0; i + 1 < segments_.size(); ++i)
        EXPECT_FALSE(lacks_file(segments_[i]));  // the last ones from a listing
    ASSERT_TRUE(room_.keeper.apply(publish(segments_.back())));
    EXPECT_FALSE(lacks_file(segments_.back()));
}

TEST_F(MissingFilesTest, ALostFileIsNoErrorOfTheListing) {
    narrate(segments_[0]);
    lose(segments_[0]);
    const auto lacks_file = look_for_files(room_.library, room_.keeper, segments_[0].project_id);
    EXPECT_TRUE(lacks_file(segments_[0]));
    EXPECT_FALSE(lacks_file.has_erred());
}

TEST_F(MissingFilesTest, AListingThatCannotBeReadIsToldOnceSomebodyAsks) {
    const support::LogCapture log;
    auto silent = segments_[0];
    narrate(segments_[0]);
    const auto folder = room_.library.absolute(segments_[0].narration->audio_file).parent_path();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory_symlink(folder.filename(), folder);  // a link to itself
    const auto lacks_file = look_for_files(room_.library, room_.keeper, silent.project_id);
    EXPECT_FALSE(lacks_file(silent));
    EXPECT_EQ(log.text(), "");
    EXPECT_FALSE(lacks_file(segments_[0]));
    EXPECT_THAT(log.text(), testing::HasSubstr("cannot be told"));
}

TEST_F(MissingFilesTest, NothingIsLackingWithoutANarrationOrWithItsFile) {
    EXPECT_EQ(lacking(), std::vector<bool>(9, false));
    for (auto& segment : segments_)
        narrate(segment);
    EXPECT_EQ(lacking(), std::vector<bool>(9, false));
}

/// Few segments are looked up one by one, many in a listing.
TEST_F(MissingFilesTest, NamesThoseWhoseFileIsGone) {
    for (auto& segment : segments_)
        narrate(segment);
    auto expected = std::vector<bool>(9, false);
    for (const std::size_t lost : {1U, 5U, 8U}) {
        lose(segments_[lost]);
        expected[lost] = true;
    }
    EXPECT_EQ(lacking(), expected);
}

TEST_F(MissingFilesTest, AWholeFolderCanBeMissing) {
    for (auto& segment : segments_)
        narrate(segment);
    std::filesystem::remove_all(
        room_.library.absolute(media::MediaLibrary::project_path(segments_[0].project_id)));
    EXPECT_EQ(lacking(), std::vector<bool>(9, true));
}

/// The mount point is empty: neither a lookup nor a listing may report files as lost.
TEST_F(MissingFilesTest, ADiskThatIsNotMountedProvesNothing) {
    const support::LogCapture log;
    for (auto& segment : segments_)
        narrate(segment);
    std::filesystem::remove_all(room_.library.absolute("projects"));
    EXPECT_EQ(lacking(), std::vector<bool>(9, false));
    EXPECT_THAT(log.text(), testing::HasSubstr("may not be mounted"));
}

TEST_F(MissingFilesTest, AFolderThatCannotBeReadProvesNothing) {
    const support::LogCapture log;
    for (auto& segment : segments_)
        narrate(segment);
    const auto folder = room_.library.absolute(segments_[0].narration->audio_file).parent_path();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory_symlink(folder.filename(), folder);  // a link to itself
    EXPECT_EQ(lacking(), std::vector<bool>(9, false));
    EXPECT_THAT(log.text(), testing::HasSubstr("cannot be told"));
}

}  // namespace storyflow::narration
