#include "narration/join_project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/support/segments_of.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {

namespace {

class JoinProject : public testing::Test {
  protected:
    std::vector<story::Segment> stored() {
        return support::segments_of(room_.segments, story_.front().project_id);
    }

    std::vector<SegmentToJoin> to_join() {
        std::vector<SegmentToJoin> needed;
        for (auto& segment : stored()) {
            if (auto one = to_be_joined(std::move(segment), {})) needed.push_back(*std::move(one));
        }
        return needed;
    }
    /// The segments that joining reports as incomplete.
    std::vector<std::string> lacking() {
        try {
            (void)join_project_narration(to_join(), room_.library);
        } catch (const NarrationIncomplete& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
            return error.segments();
        }
        return {};
    }

    support::StoryRoom room_;
    std::vector<story::Segment> story_ = room_.add_story({"One.", "Two.", " "});
};

}  // namespace

TEST_F(JoinProject, IsThePartsPlusThePausesBetweenThem) {
    room_.narrate(story_[0], 2400);
    room_.narrate(story_[1], 4800);
    const auto joined = join_project_narration(to_join(), room_.library).narration;
    EXPECT_EQ(joined.length(), 44U + 2U * (2400 + 7200 + 4800));
}

TEST_F(JoinProject, KeepsThePausesOfScenesAndChaptersAndOfASegmentsOwn) {
    room_.narrate(story_[0], 2400);
    room_.narrate(story_[1], 4800);
    const auto length_with = [&](const story::Opening& opening) {
        auto segments = stored();
        segments[0].opening.pause = 9.0;  // nothing is heard before the first
        segments[1].opening = opening;
        std::vector<SegmentToJoin> needed;
        for (auto& segment : segments) {
            if (auto one = to_be_joined(std::move(segment), {})) needed.push_back(*std::move(one));
        }
        return join_project_narration(std::move(needed), room_.library).narration.length();
    };
    const auto without_pause = 44U + 2U * (2400 + 4800);
    EXPECT_EQ(length_with({.scene_break = true}), without_pause + 2U * 33600);
    EXPECT_EQ(length_with({.chapter = story::ChapterStart{"II", 1}}), without_pause + 2U * 48000);
    EXPECT_EQ(length_with({.scene_break = true, .pause = 0.0}), without_pause);
}

TEST_F(JoinProject, LeavesNoFileBehind) {
    room_.narrate(story_[0], 100);
    room_.narrate(story_[1], 100);
    const auto before = room_.media_files();
    (void)join_project_narration(to_join(), room_.library);
    EXPECT_EQ(room_.media_files(), before);
}

TEST_F(JoinProject, NamesTheSegmentsWithTextThatAreSilent) {
    room_.narrate(story_[0], 100);
    EXPECT_THAT(lacking(), testing::ElementsAre(story_[1].id));
}

TEST_F(JoinProject, LeavesOutSegmentsWithoutSoundIfItMayAndNamesThem) {
    const auto more = room_.segments.append(story_.front().project_id, {{"Three.", ""}}).value();
    room_.narrate(story_[0], 100);
    room_.narrate(story_[1], 100);
    room_.library.remove_file(stored()[1].narration->audio_file);
    const auto joined = join_project_narration(to_join(), room_.library, Missing::left_out);
    EXPECT_EQ(joined.narration.length(), 44U + 200);
    EXPECT_THAT(joined.missing, testing::ElementsAre(more[0].id, story_[1].id));
    room_.library.remove_file(stored()[0].narration->audio_file);
    EXPECT_THROW((void)join_project_narration(to_join(), room_.library, Missing::left_out),
                 NarrationIncomplete);
}

TEST_F(JoinProject, NeedsNoTextOfASegment) {
    room_.narrate(story_[0], 100);
    const auto needed = to_join();
    ASSERT_EQ(needed.size(), 2U) << "the blank one is not needed";
    EXPECT_EQ(needed[0].id, story_[0].id);
    EXPECT_EQ(needed[0].audio_file, stored()[0].narration->audio_file);
    EXPECT_EQ(needed[1].id, story_[1].id);
    EXPECT_EQ(needed[1].audio_file, std::nullopt);
}

TEST_F(JoinProject, NamesTheSegmentsWhoseFilesAreLostButNoFolder) {
    room_.narrate(story_[0], 100);
    room_.narrate(story_[1], 100);
    room_.library.remove_file(stored()[1].narration->audio_file);
    try {
        (void)join_project_narration(to_join(), room_.library);
        FAIL();
    } catch (const NarrationIncomplete& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::conflict);
        EXPECT_THAT(error.segments(), testing::ElementsAre(story_[1].id));
        EXPECT_EQ(std::string(error.what()).find('/'), std::string::npos);
    }
}

TEST_F(JoinProject, RefusesAProjectWithoutAnyNarration) {
    EXPECT_THROW((void)join_project_narration({}, room_.library), NarrationIncomplete);
}

}  // namespace storyflow::narration
