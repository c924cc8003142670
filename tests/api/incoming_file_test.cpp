#include "api/incoming_file.hpp"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::api {

namespace {

class IncomingFileTest : public testing::Test {
  protected:
    support::TemporaryDirectory directory_;
    media::MediaLibrary library_{directory_.path()};
};

}  // namespace

TEST_F(IncomingFileTest, IsRemovedUnlessItIsKept) {
    std::string path;
    {
        const IncomingFile incoming(library_, "a.png", "bytes");
        path = incoming.path();
        EXPECT_TRUE(library_.is_there(path));
    }
    EXPECT_FALSE(library_.is_there(path));
}

TEST_F(IncomingFileTest, StaysWhenItIsKept) {
    std::string path;
    {
        IncomingFile incoming(library_, "a.png", "bytes");
        path = incoming.path();
        incoming.keep();
    }
    EXPECT_TRUE(library_.is_there(path));
}

TEST_F(IncomingFileTest, MayHaveBeenPublishedMeanwhile) {
    {
        const IncomingFile incoming(library_, "a.png", "bytes");
        library_.publish(incoming.path(), "logos/a.png");
    }
    EXPECT_TRUE(library_.is_there("logos/a.png"));
}

}  // namespace storyflow::api
