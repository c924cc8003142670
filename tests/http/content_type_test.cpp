#include <gtest/gtest.h>

#include "http/static_file.hpp"

namespace storyflow::http {
namespace {

TEST(ContentType, FollowsTheExtensionWithoutCase) {
    EXPECT_EQ(content_type_of("narration.wav"), "audio/wav");
    EXPECT_EQ(content_type_of("Cover.PNG"), "image/png");
    EXPECT_EQ(content_type_of("a.b.webp"), "image/webp");
}

TEST(ContentType, CallsUnknownFilesBytes) {
    EXPECT_EQ(content_type_of("archive.xyz"), "application/octet-stream");
    EXPECT_EQ(content_type_of("wav"), "application/octet-stream");
    EXPECT_EQ(content_type_of(""), "application/octet-stream");
}

}  // namespace
}  // namespace storyflow::http
