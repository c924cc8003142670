#include "narration/narration_delivery.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "narration/media_keeper.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {
namespace {

TEST(LocalDelivery, IsDelayedWhileTheDiskOfTheMediaFolderIsAway) {
    support::StoryRoom room;
    const auto root = room.library.root();
    const auto disk = room.directory.path() / "the disk";
    std::filesystem::create_directories(root);
    std::ofstream(root / media::media_mark) << "\n";
    media::MediaLibrary library(root);
    MediaKeeper keeper(room.journal, library);
    LocalDelivery delivery(library, keeper);
    std::filesystem::rename(root, disk);
    std::filesystem::create_directory(root);
    EXPECT_THROW((void)delivery.hand_in("a.wav", "RIFF", {}), DeliveryDelayed);
    EXPECT_TRUE(std::filesystem::is_empty(root));
    std::filesystem::remove(root);
    std::filesystem::rename(disk, root);
    EXPECT_EQ(delivery.hand_in("a.wav", "RIFF", {}), "incoming/a.wav");
}

}  // namespace
}  // namespace storyflow::narration
