#include "models/part_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::models {

namespace {

constexpr std::string_view here = "http://host/file";

class PartFileTest : public testing::Test {
  protected:
    std::string content(const std::filesystem::path& file) const { return base::read_file(file, 1000); }
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(directory_.path()), {}));
    }

    support::TemporaryDirectory directory_;
    std::filesystem::path target_ = directory_.path() / "file";
};

}  // namespace

TEST_F(PartFileTest, KeepsItsBytesAndTheirVersionForTheNextTime) {
    {
        PartFile part(target_);
        part.start(here, "\"v1\"");
        part.append("abc");
    }
    PartFile again(target_);
    EXPECT_EQ(again.size(), 3U);
    EXPECT_EQ(again.version_from(here), "\"v1\"");
    EXPECT_EQ(again.version_from("http://elsewhere/file"), "");
    again.append("def");
    EXPECT_EQ(content(again.path()), "abcdef");
}

TEST_F(PartFileTest, HasNoVersionWithoutBytesOrWithoutItsOrigin) {
    {
        PartFile part(target_);
        part.start(here, "\"v1\"");
        EXPECT_EQ(part.version_from(here), "");
        part.append("abc");
    }
    std::filesystem::remove(directory_.path() / "file.part.origin");
    EXPECT_EQ(PartFile(target_).version_from(here), "");
}

TEST_F(PartFileTest, StartsAnewWithNothing) {
    PartFile part(target_);
    part.start(here, "\"v1\"");
    part.append("abcdef");
    part.start(here, "\"v2\"");
    part.append("xy");
    EXPECT_EQ(content(part.path()), "xy");
    EXPECT_EQ(part.version_from(here), "\"v2\"");
}

TEST_F(PartFileTest, BecomesTheFileInOneStep) {
    base::write_file_synced(target_, "old");
    PartFile part(target_);
    part.start(here, "");
    part.append("new");
    EXPECT_EQ(content(target_), "old");
    part.become(target_);
    EXPECT_EQ(content(target_), "new");
    EXPECT_EQ(files(), 1U) << "nothing else is left";
}

TEST_F(PartFileTest, GoesAwayWhenDiscardedOrEmpty) {
    { const PartFile empty(target_); }
    EXPECT_EQ(files(), 0U);
    PartFile part(target_);
    part.start(here, "\"v1\"");
    part.append("abc");
    part.discard();
    EXPECT_EQ(files(), 0U);
}

TEST_F(PartFileTest, BelongsToOneAtATime) {
    auto part = std::make_unique<PartFile>(target_);
    part->start(here, "");
    part->append("abc");
    EXPECT_THROW(PartFile{target_}, base::Error);
    part.reset();
    EXPECT_EQ(PartFile(target_).size(), 3U);
}

TEST_F(PartFileTest, FollowsNoLinkAndNeedsItsFolder) {
    base::write_file_synced(directory_.path() / "precious", "precious");
    std::filesystem::create_symlink(directory_.path() / "precious", directory_.path() / "file.part");
    EXPECT_THROW(PartFile{target_}, base::Error);
    EXPECT_EQ(content(directory_.path() / "precious"), "precious");
    EXPECT_THROW(PartFile{directory_.path() / "nowhere" / "file"}, base::Error);
}

}  // namespace storyflow::models
