#include "media/content_name.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/temporary_directory.hpp"

namespace storyflow::media {

namespace {

class ContentNameTest : public testing::Test {
  protected:
    [[nodiscard]] std::filesystem::path file_with(std::string_view bytes) const {
        auto path = folder_.path() / "file";
        std::ofstream(path) << bytes;
        return path;
    }

    support::TemporaryDirectory folder_;
};

}  // namespace

/// The published test vectors of FNV-1a.
TEST_F(ContentNameTest, SumsAsEveryFnv1a) {
    EXPECT_EQ(ContentSum().text(), "cbf29ce484222325");
    ContentSum sum;
    sum.add("foo");
    sum.add("bar");
    EXPECT_EQ(sum.text(), "85944171f73967e8");
}

TEST_F(ContentNameTest, PutsTheSumInFrontOfTheExtension) {
    EXPECT_EQ(content_name("a-1.wav", "foobar"), "a-1.85944171f73967e8.wav");
    EXPECT_EQ(content_name("a1", "foobar"), "a1.85944171f73967e8");
}

TEST_F(ContentNameTest, TellsAFileFromAnotherOfTheSameLength) {
    for (const auto* const name : {"a.wav", "a"}) {
        EXPECT_TRUE(holds_content_of(file_with("foobar"), content_name(name, "foobar")));
        EXPECT_FALSE(holds_content_of(file_with("foobaz"), content_name(name, "foobar")));
    }
}

TEST_F(ContentNameTest, ReadsLargeFilesInPieces) {
    const std::string sound(200'000, 's');
    EXPECT_TRUE(holds_content_of(file_with(sound), content_name("a.wav", sound)));
}

TEST_F(ContentNameTest, ANameWithoutASumFitsEveryFile) {
    for (const auto* const name : {"a.wav", "a", "a.85944171F73967E8.wav", "a.85944171f73967e8.b.wav", ""})
        EXPECT_TRUE(holds_content_of(file_with("anything"), name)) << name;
}

TEST_F(ContentNameTest, NothingIsThereWithoutARegularFile) {
    EXPECT_FALSE(holds_content_of(folder_.path() / "missing", "a.wav"));
    EXPECT_FALSE(holds_content_of(file_with("x") / "below", "a.wav"));
    EXPECT_FALSE(holds_content_of(folder_.path(), "a.wav"));
    const auto pipe = folder_.path() / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_FALSE(holds_content_of(pipe, "a.wav"));
}

}  // namespace storyflow::media
