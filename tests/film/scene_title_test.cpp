#include "film/scene_title.hpp"

#include <gtest/gtest.h>

namespace storyflow::film {

TEST(SceneTitle, IsTheNumberAndTheFirstWords) {
    EXPECT_EQ(scene_title(1, "One small step."), "1. One small step.");
    EXPECT_EQ(scene_title(2, "First line\nsecond line"), "2. First line");
    EXPECT_EQ(scene_title(3, "Once upon a time there was a lighthouse at the end of the world."),
              "3. Once upon a time there was a lighthouse…");
    EXPECT_EQ(scene_title(4, std::string(60, 'a')), "4. …");
}

}  // namespace storyflow::film
