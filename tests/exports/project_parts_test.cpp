#include "exports/project_parts.hpp"

#include <gmock/gmock.h>

#include "tests/exports/narrated_story.hpp"

namespace storyflow::exports {
namespace {

class ProjectPartsTest : public NarratedStory {
  protected:
    ProjectParts read() {
        return read_project_parts(room_.segments, room_.segment_media, {}, room_.library, project_);
    }
};

TEST_F(ProjectPartsTest, HaveTextWordsChapterAndPauseOfEachNarratedSegment) {
    narrate(story_[0], 24'000);
    narrate(story_[1], 24'000);
    story::SegmentEdit change;
    change.chapter = story::ChapterStart{"II", 1};
    change.pause_before = 1.5;
    room_.segments.edit(story_[1].id, change);
    const auto found = read();
    ASSERT_EQ(found.parts.size(), 2U);
    EXPECT_EQ(found.parts[0].text, "One two.");
    EXPECT_EQ(found.parts[0].words.size(), 2U);
    EXPECT_EQ(found.parts[0].pause_before, 7'200U);
    EXPECT_EQ(found.parts[1].chapter, (story::ChapterStart{"II", 1}));
    EXPECT_EQ(found.parts[1].pause_before, 36'000U);
    EXPECT_TRUE(found.missing.empty()) << "a blank text needs no narration";
}

TEST_F(ProjectPartsTest, HaveNoWordsOfATextThatWasChangedSinceItWasSpoken) {
    narrate(story_[0], 24'000);
    room_.segments.edit(story_[0].id,
                        {.text_content = "Quite another.", .image_prompt = {}, .is_locked = {}});
    const auto found = read();
    ASSERT_EQ(found.parts.size(), 1U);
    EXPECT_EQ(found.parts[0].text, "Quite another.");
    EXPECT_TRUE(found.parts[0].words.empty());
}

TEST_F(ProjectPartsTest, TellThePlacesOfAllSegmentsAndWhoSpeaks) {
    narrate(story_[1], 24'000);
    const auto found = read();
    ASSERT_EQ(found.texts.size(), 3U);
    EXPECT_EQ(found.texts[0].part, std::nullopt);
    EXPECT_EQ(found.texts[0].text, "One two.");
    EXPECT_EQ(found.texts[1].part, 0U);
    EXPECT_EQ(found.narrator, "StoryFlow (af_heart)");
}

TEST_F(ProjectPartsTest, NameSegmentsWithoutNarrationOrWithoutItsFile) {
    narrate(story_[0], 24'000);
    room_.library.remove_file(room_.segments.find(story_[0].id)->narration->audio_file);
    const auto found = read();
    EXPECT_TRUE(found.parts.empty());
    EXPECT_THAT(found.missing, testing::ElementsAre(story_[0].id, story_[1].id));
}

TEST_F(ProjectPartsTest, ReadinessNamesTheSameSegmentsAndReadsNoWords) {
    const auto look = [&] { return export_readiness(room_.segments, room_.library, project_); };
    EXPECT_FALSE(look().has_sound);
    EXPECT_THAT(look().missing, testing::ElementsAre(story_[0].id, story_[1].id));
    narrate(story_[1], 24'000);
    EXPECT_TRUE(look().has_sound);
    EXPECT_EQ(look().missing, read().missing);
}

}  // namespace
}  // namespace storyflow::exports
