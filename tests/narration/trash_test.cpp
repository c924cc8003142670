#include "narration/trash.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <string>

#include "tests/support/eventually.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::narration {

namespace {

class TrashTest : public testing::Test {
  protected:
    void fill(const std::string& folder, int files) {
        std::filesystem::create_directories(library_.absolute(folder));
        for (int i = 0; i < files; ++i)
            std::ofstream(library_.absolute(folder + "/" + std::to_string(i))) << "sound";
    }

    support::TemporaryDirectory directory_;
    media::MediaLibrary library_{directory_.path() / "media"};
};

}  // namespace

TEST_F(TrashTest, RemovesOneFolderAfterAnother) {
    Trash trash(library_);
    for (const std::string folder : {"incoming/removed-p", "incoming/missing", "incoming/removed-q"}) {
        if (folder != "incoming/missing") fill(folder, 10);
        trash.take(folder);
    }
    EXPECT_TRUE(support::eventually([&] { return library_.names_in("incoming").empty(); }));
}

TEST_F(TrashTest, WhatIsLeftAtTheEndIsSweptLater) {
    fill("incoming/removed-p", 2'000);
    std::optional<Trash> trash(std::in_place, library_);
    trash->take("incoming/removed-p");
    trash.reset();  // must not wait for the 2,000 files, even if they are gone by then
    library_.sweep_incoming({});
    EXPECT_TRUE(library_.names_in("incoming").empty());
}

}  // namespace storyflow::narration
