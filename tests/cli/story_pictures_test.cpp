#include "cli/story_pictures.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <string>

#include "base/error.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::cli {

namespace {

using testing::ElementsAre;

class StoryPictures : public testing::Test {
  protected:
    void add(std::initializer_list<const char*> names) const {
        for (const auto* name : names)
            std::ofstream(directory_.path() / name) << "picture";
    }
    std::vector<std::string> names(std::size_t segments) const {
        std::vector<std::string> result;
        for (const auto& file : pictures_for(directory_.path(), segments))
            result.push_back(file.filename().string());
        return result;
    }

    support::TemporaryDirectory directory_;
};

}  // namespace

TEST_F(StoryPictures, BelongToTheSegmentsOfTheirNumbers) {
    add({"scene 10.png", "02-cat.jpg", "notes 1.txt", "1.WEBP"});
    EXPECT_THAT(names(4), ElementsAre("1.WEBP", "02-cat.jpg", "02-cat.jpg", "02-cat.jpg"));
    EXPECT_EQ(names(11).back(), "scene 10.png");
}

TEST_F(StoryPictures, AreTakenInTheOrderOfTheirNamesIfOneHasNoNumber) {
    add({"b.png", "a.jpeg", "7.jpg"});
    EXPECT_THAT(names(4), ElementsAre("7.jpg", "a.jpeg", "b.png", "b.png")) << "the last is held";
    EXPECT_THAT(names(1), ElementsAre("7.jpg"));
}

TEST_F(StoryPictures, TheFirstIsShownBeforeItsSegment) {
    add({"3.jpg", "4.jpg"});
    EXPECT_THAT(names(4), ElementsAre("3.jpg", "3.jpg", "3.jpg", "4.jpg"));
}

TEST_F(StoryPictures, AFolderWithoutPicturesIsRefused) {
    add({"notes.txt"});
    EXPECT_THROW((void)names(1), base::Error);
    EXPECT_THROW((void)pictures_for(directory_.path() / "gone", 1), base::Error);
}

}  // namespace storyflow::cli
