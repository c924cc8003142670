#include "narration/missing_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/log_capture.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MissingFilesTest : public testing::Test {
  protected:
    /// As if the segment had been narrated.
    void narrate(story::Segment& segment) {
        const auto path = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        segment.narration = story::Narration{path, 1.0, "kokoro", "af_bella", 1.0, 1};
        std::filesystem::create_directories(room_.library.absolute(path).parent_path());
        std::ofstream(room_.library.absolute(path)) << "sound";
    }
    void lose(const story::Segment& segment) {
        std::filesystem::remove(room_.library.absolute(segment.narration->audio_file));
    }

    support::StoryRoom room_;
    std::vector<story::Segment> segments_ = room_.add_story({"One.", "Two.", "Three.", "Four."});
};

}  // namespace

TEST_F(MissingFilesTest, NamesThoseWhoseFileIsGone) {
    for (std::size_t i = 0; i < 3; ++i)
        narrate(segments_[i]);
    EXPECT_THAT(segments_without_file(segments_, room_.library), IsEmpty());
    lose(segments_[1]);
    EXPECT_THAT(segments_without_file(segments_, room_.library), ElementsAre(segments_[1].id));
}

TEST_F(MissingFilesTest, LooksAtASingleSegmentToo) {
    narrate(segments_[0]);
    EXPECT_THAT(segments_without_file({segments_.data(), 1}, room_.library), IsEmpty());
    lose(segments_[0]);
    EXPECT_THAT(segments_without_file({segments_.data(), 1}, room_.library), ElementsAre(segments_[0].id));
}

TEST_F(MissingFilesTest, AWholeFolderCanBeMissing) {
    for (auto& segment : segments_)
        narrate(segment);
    std::filesystem::remove_all(room_.library.absolute("projects"));
    EXPECT_EQ(segments_without_file(segments_, room_.library).size(), segments_.size());
}

TEST_F(MissingFilesTest, AFolderThatCannotBeReadProvesNothing) {
    const support::LogCapture log;
    for (auto& segment : segments_)
        narrate(segment);
    const auto folder = room_.library.absolute(segments_[0].narration->audio_file).parent_path();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory_symlink(folder.filename(), folder);  // leads to itself
    EXPECT_THAT(segments_without_file(segments_, room_.library), IsEmpty());
    EXPECT_THAT(log.text(), testing::HasSubstr("cannot be told"));
}

TEST_F(MissingFilesTest, WhatCannotBeHeardCountsAsNotNarrated) {
    narrate(segments_[0]);
    narrate(segments_[1]);
    lose(segments_[1]);
    const auto heard = as_heard(segments_, room_.library);
    EXPECT_TRUE(heard[0].narration);
    EXPECT_FALSE(heard[1].narration);
    EXPECT_EQ(heard[1].text_content, segments_[1].text_content);
}

}  // namespace storyflow::narration
