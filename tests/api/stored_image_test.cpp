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

TEST(FileStem, IsTheNameWithoutFoldersAndExtension) {
    EXPECT_EQ(file_stem("C:\\a.b\\My Map.PNG"), "My Map");
    EXPECT_EQ(file_stem("a.tar.gz"), "a.tar");
    EXPECT_EQ(file_stem("Größe.png"), "Größe");
    EXPECT_EQ(file_stem(std::string(300, 'x') + ".png").size(), 200U);
}

}  // namespace storyflow::api
