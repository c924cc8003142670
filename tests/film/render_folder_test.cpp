#include "film/render_folder.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/film/filmed_story.hpp"

namespace storyflow::film {

namespace fs = std::filesystem;

class RenderFolderTest : public FilmedStory {
  protected:
    /// The render folders that there are.
    [[nodiscard]] std::vector<fs::path> folders() const {
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(room_.library.absolute(films_folder(project_))))
            if (entry.is_directory()) found.push_back(entry.path());
        return found;
    }
    [[nodiscard]] FilmOrder order() const {
        FilmOrder order;
        order.title = "Kept";
        return order;
    }
};

TEST_F(RenderFolderTest, AnotherAttemptFindsTheOrderAndThePartsOfTheOneBefore) {
    {
        const RenderFolder first(room_.library, claim_of("task", 1));
        EXPECT_FALSE(first.kept_order());
        first.keep_order(order());
        base::write_file(first.path() / "part-00000.mp4", "part");
        base::write_file(first.path() / "part-00001.mp4.unfinished", "half a part");
    }
    const RenderFolder second(room_.library, claim_of("task", 2));
    EXPECT_EQ(second.kept_order()->title, "Kept");
    EXPECT_TRUE(fs::exists(second.path() / "part-00000.mp4"));
    EXPECT_FALSE(fs::exists(second.path() / "part-00001.mp4.unfinished"));
    EXPECT_THAT(folders(), testing::ElementsAre(second.path())) << "the first worker finds nothing any more";
}

TEST_F(RenderFolderTest, AWorkerThatLostItsLeaseDoesNotTakeTheFolderBack) {
    const RenderFolder later(room_.library, claim_of("task", 2));
    EXPECT_EQ(failure_of([&] { const RenderFolder earlier(room_.library, claim_of("task", 1)); }),
              "Another worker has this render now.");
    EXPECT_TRUE(fs::exists(later.path()));
}

TEST_F(RenderFolderTest, PartsOfAnotherVersionOfTheProgramAreNotUsed) {
    {
        const RenderFolder first(room_.library, claim_of("task", 1));
        first.keep_order(order());
        base::write_file(first.path() / "part-00000.mp4", "part");
        base::replace_file(first.path() / "version", "0.0.1");
    }
    const RenderFolder second(room_.library, claim_of("task", 2));
    EXPECT_TRUE(second.kept_order());
    EXPECT_FALSE(fs::exists(second.path() / "part-00000.mp4"));
    base::write_file(second.path() / "part-00000.mp4", "part");
    const RenderFolder third(room_.library, claim_of("task", 3));
    EXPECT_TRUE(fs::exists(third.path() / "part-00000.mp4"));
}

TEST_F(RenderFolderTest, WhatOtherRendersLeftIsRemoved) {
    const RenderFolder other(room_.library, claim_of("other"));
    other.keep_order(order());
    const RenderFolder folder(room_.library, claim_of("task"));
    EXPECT_FALSE(folder.kept_order());
    EXPECT_THAT(folders(), testing::ElementsAre(folder.path()));
    remove_render_folders(room_.library, project_);
    EXPECT_THAT(folders(), testing::IsEmpty());
}

TEST_F(RenderFolderTest, IsNotServed) {
    const RenderFolder folder(room_.library, claim_of("task"));
    folder.keep_order(order());
    const auto file = (folder.path() / "order.json").lexically_relative(room_.library.root());
    EXPECT_FALSE(room_.library.servable(file.string()));
}

TEST_F(RenderFolderTest, KeepsFilesAsTheyWere) {
    const RenderFolder folder(room_.library, claim_of("task"));
    const auto file = room_.directory.path() / "a.png";
    base::replace_file(file, "first");
    const auto kept = folder.keep_file(file, "kept.png");
    base::replace_file(file, "second");
    EXPECT_EQ(base::read_file(kept, 100), "first");
    EXPECT_EQ(base::read_file(folder.keep_file(file, "kept.png"), 100), "second") << "kept anew";
    EXPECT_EQ(failure_of([&] { folder.keep_file(room_.directory.path() / "b.png", "b.png"); }),
              "b.png is missing.");
}

TEST_F(RenderFolderTest, IsRemovedWithAllThatIsInIt) {
    RenderFolder folder(room_.library, claim_of("task"));
    folder.keep_order(order());
    folder.remove();
    EXPECT_THAT(folders(), testing::IsEmpty());
}

}  // namespace storyflow::film
