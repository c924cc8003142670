#include "film/project_scenes.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "tests/film/filmed_story.hpp"

namespace storyflow::film {

using testing::ElementsAre;
using testing::IsEmpty;

class ProjectScenes : public FilmedStory {
  protected:
    RenderReadiness readiness() { return render_readiness(room_.segments, room_.library, project_); }
    std::vector<ProjectScene> read() {
        return read_project_scenes(room_.segments, room_.segment_media, {.segment = 0.3, .chapter = 2.0},
                                   project_);
    }
};

TEST_F(ProjectScenes, SayWhatIsMissingInTheStoryAndOnTheDisk) {
    narrate(story_[0], 1.0);
    show(story_[1], "picture");
    auto found = readiness();
    EXPECT_EQ(found.segments, 2);
    EXPECT_THAT(found.missing_images, ElementsAre(story_[0].id));
    EXPECT_THAT(found.missing_audio, ElementsAre(story_[1].id));
    EXPECT_DOUBLE_EQ(found.seconds, 1.0);

    complete();
    EXPECT_THAT(readiness().missing_images, IsEmpty());
    EXPECT_THAT(readiness().missing_audio, IsEmpty());
    std::filesystem::remove_all(room_.library.absolute("projects/" + project_ + "/images"));
    EXPECT_EQ(readiness().missing_images.size(), 2U);
}

TEST_F(ProjectScenes, HaveWordsPausesAndAChapterEach) {
    complete(0.5);
    room_.segments.edit(story_[1].id, {.image_fit = story::PictureFit::fit});
    const auto scenes = read();
    ASSERT_EQ(scenes.size(), 2U);
    EXPECT_EQ(scenes[0].script, "One two.");
    EXPECT_EQ(scenes[0].words.size(), 1U);
    EXPECT_EQ(scenes[1].segment_id, story_[1].id);
    EXPECT_DOUBLE_EQ(scenes[1].duration, 0.5);
    EXPECT_EQ(scenes[1].pause_before, 0.3);
    EXPECT_EQ(scenes[1].title, "2. Three.");
    EXPECT_EQ(scenes[0].fit, story::PictureFit::fill);
    EXPECT_EQ(scenes[1].fit, story::PictureFit::fit);
    EXPECT_TRUE(room_.library.is_there(scenes[0].narration));
    EXPECT_TRUE(room_.library.is_there(scenes[1].picture));
}

TEST_F(ProjectScenes, HaveTheChaptersOfTheStoryIfThereAreAny) {
    complete();
    story::SegmentEdit edit;
    edit.chapter = story::ChapterStart{.title = "The Storm"};
    room_.segments.edit(story_[1].id, edit);
    const auto scenes = read();
    EXPECT_EQ(scenes[0].title, "");
    EXPECT_EQ(scenes[1].title, "The Storm");
    EXPECT_EQ(scenes[1].pause_before, 2.0);
}

TEST_F(ProjectScenes, NameTheFirstSegmentWithoutNarration) {
    narrate(story_[0], 1.0);
    EXPECT_EQ(failure_of([&] { read(); }), "Segment 2 has no narration.");
}

}  // namespace storyflow::film
