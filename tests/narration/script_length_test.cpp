#include "narration/script_length.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::narration {

TEST(ScriptLength, IsCountedInCharacters) {
    EXPECT_NO_THROW(require_speakable_length("äöü", 3));
    EXPECT_THROW(require_speakable_length("äöüß", 3), base::Error);
}

TEST(ScriptLength, IsNothingForABlankScript) {
    EXPECT_THROW(require_speakable_length(" \n", 3), base::Error);
}

}  // namespace storyflow::narration
