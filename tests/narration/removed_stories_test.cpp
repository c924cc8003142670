#include "narration/removed_stories.hpp"

#include <gmock/gmock.h>

#include "tests/support/story_room.hpp"

namespace storyflow::narration {
namespace {

class RemovedStoriesTest : public testing::Test {
  protected:
    /// A removed project with a file.
    std::string remove_a_story() {
        const auto segment = room.add_story({"One"}).front();
        const auto incoming = room.library.write_incoming(segment.id + ".png", "picture");
        const auto target = media::MediaLibrary::image_path(segment.project_id, segment.id, "a.png", "t");
        EXPECT_TRUE(room.keeper.apply(*room.segment_media.set_image(segment.id, target, incoming)));
        EXPECT_TRUE(room.removed_projects.set_aside(segment.project_id));
        return segment.project_id;
    }

    support::StoryRoom room;
    RemovedStories stories{room.removed_projects, room.keeper, room.clock, std::chrono::hours(24)};
};

TEST_F(RemovedStoriesTest, StayForTheirTimeAndGoWithTheirFiles) {
    const auto id = remove_a_story();
    room.clock.advance(std::chrono::hours(23));
    stories.tidy();
    EXPECT_EQ(room.media_files().size(), 1U);
    room.clock.advance(std::chrono::hours(2));
    stories.tidy();
    EXPECT_TRUE(room.media_files().empty());
    EXPECT_FALSE(room.removed_projects.restore(id));
}

TEST_F(RemovedStoriesTest, GiveUpTheirRoomAtOnce) {
    EXPECT_FALSE(stories.give_up_room());
    remove_a_story();
    EXPECT_TRUE(stories.give_up_room());
    EXPECT_TRUE(room.media_files().empty());
    EXPECT_FALSE(stories.give_up_room());
}

}  // namespace
}  // namespace storyflow::narration
