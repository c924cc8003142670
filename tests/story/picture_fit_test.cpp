#include "story/picture_fit.hpp"

#include <gtest/gtest.h>

namespace storyflow::story {

TEST(PictureFit, HasAWordThatNamesIt) {
    EXPECT_EQ(to_string(PictureFit::fill), "fill");
    EXPECT_EQ(to_string(PictureFit::fit), "fit");
    for (const auto word : picture_fit_words)
        EXPECT_EQ(to_string(picture_fit_of(word).value()), word);
}

TEST(PictureFit, IsNothingForOtherWords) {
    EXPECT_EQ(picture_fit_of(""), std::nullopt);
    EXPECT_EQ(picture_fit_of("Fit"), std::nullopt);
    EXPECT_EQ(picture_fit_of("cover"), std::nullopt);
}

}  // namespace storyflow::story
