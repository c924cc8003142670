#include "api/stored_image.hpp"

#include <gtest/gtest.h>

namespace storyflow::api {

TEST(FileExtension, IsLowerCaseAndOfTheLastName) {
    EXPECT_EQ(file_extension("Map.PNG"), ".png");
    EXPECT_EQ(file_extension("C:\\a.b\\map"), "");
    EXPECT_EQ(file_extension("a.tar.gz"), ".gz");
    EXPECT_EQ(file_extension(".png"), "");
    EXPECT_EQ(file_extension("map.\xff"), "");
}

}  // namespace storyflow::api
