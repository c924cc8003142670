#include "app/change_keeper.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <optional>

#include "tests/support/eventually.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::app {
namespace {

class ChangeKeeperTest : public testing::Test {
  protected:
    void SetUp() override {
        const auto segment = room.add_story({"One"}).front();
        room.segments.edit(segment.id, {.text_content = "Two", .image_prompt = {}, .is_locked = {}});
        project_id = segment.project_id;
    }
    bool has_changes() { return !room.changes.list(project_id)->undoable.empty(); }

    support::StoryRoom room;
    std::string project_id;
    narration::KeptSounds sounds{
        room.changes, room.library, room.keeper, room.clock, {.age = std::chrono::hours(1)}};
    narration::RemovedStories stories{room.removed_projects, room.keeper, room.clock, std::chrono::hours(1)};
};

TEST_F(ChangeKeeperTest, TidiesAtOnceAndAgainFromTimeToTime) {
    std::atomic<int> looks = 0;
    const ChangeKeeper keeper(sounds, stories,
                              [&looks] {
                                  ++looks;
                                  return false;
                              },
                              {.look = std::chrono::milliseconds(1), .looks_to_tidy = 2});
    ASSERT_TRUE(support::eventually([&] { return looks > 1; }));
    EXPECT_TRUE(has_changes()) << "they are younger than an hour";
    room.clock.advance(std::chrono::hours(2));
    EXPECT_TRUE(support::eventually([&] { return !has_changes(); }));
}

TEST_F(ChangeKeeperTest, EndsAtOnce) {
    auto keeper = std::make_optional<ChangeKeeper>(
        sounds, stories, [] { return true; }, ChangeKeeper::Pace{.look = std::chrono::hours(1)});
    auto end = std::async(std::launch::async, [&keeper] { keeper.reset(); });
    EXPECT_EQ(end.wait_for(std::chrono::seconds(10)), std::future_status::ready)
        << "it waits for its next look";
}

}  // namespace
}  // namespace storyflow::app
