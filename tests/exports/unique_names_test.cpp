#include "exports/unique_names.hpp"

#include <gtest/gtest.h>

namespace storyflow::exports {

TEST(UniqueNames, AreTheTitlesAsLongAsTheyDiffer) {
    UniqueNames names;
    EXPECT_EQ(names.take("A letter", ".mp3"), "A letter.mp3");
    EXPECT_EQ(names.take("../a LETTER", ".mp3"), "a LETTER (2).mp3");
    EXPECT_EQ(names.take("A letter (2)", ".mp3"), "A letter (2) (2).mp3");
    EXPECT_EQ(names.take("A letter", ".wav"), "A letter.wav");
    EXPECT_EQ(names.take("???", ".mp3"), "story.mp3");
    EXPECT_EQ(names.take("", ".mp3"), "story (2).mp3");
}

}  // namespace storyflow::exports
