#include "speech/hibari/heart.hpp"

#include <gtest/gtest.h>

#include <string>

#include "base/digest.hpp"

namespace storyflow::speech::hibari {
namespace {

TEST(Heart, IsTheFileThatWasPublished) {
    const auto file = heart_file();
    const std::string_view bytes(reinterpret_cast<const char*>(file.data()), file.size());
    const std::string digest = base::hexadecimal(base::sha256(bytes));
    EXPECT_EQ(digest, "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8");
    EXPECT_TRUE(digest.starts_with(heart_version));
}

}  // namespace
}  // namespace storyflow::speech::hibari
