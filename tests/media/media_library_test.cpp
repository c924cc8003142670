#include "media/media_library.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "media/content_name.hpp"
#include "tests/support/temporary_directory.hpp"

namespace storyflow::media {

namespace {

namespace fs = std::filesystem;

class MediaLibraryTest : public testing::Test {
  protected:
    [[nodiscard]] std::string content(std::string_view path) const {
        return base::read_file(library.absolute(path), 1000);
    }
    void put(std::string_view path, std::string_view bytes = "bytes") const {
        fs::create_directories(library.absolute(path).parent_path());
        std::ofstream(library.absolute(path)) << bytes;
    }
    [[nodiscard]] bool exists(std::string_view path) const { return fs::exists(library.absolute(path)); }

    support::TemporaryDirectory folder;
    MediaLibrary library{folder.path() / "media"};
};

}  // namespace

TEST_F(MediaLibraryTest, ComputingAPathCreatesNothing) {
    EXPECT_EQ(MediaLibrary::audio_path("p", "s"), "projects/p/audio/s.wav");
    EXPECT_EQ(MediaLibrary::project_path("p"), "projects/p");
    EXPECT_EQ(MediaLibrary::image_path("p", "s", "bö at.png", "v2"), "projects/p/images/s_b__at_v2.png");
    EXPECT_EQ(library.absolute("projects/p"), folder.path() / "media" / "projects" / "p");
    EXPECT_FALSE(fs::exists(library.root()));
}

TEST_F(MediaLibraryTest, CopiesAFileThatThenHasALifeOfItsOwn) {
    put("projects/p/audio/s.wav", "sound");
    const auto incoming = library.copy_to_incoming("projects/p/audio/s.wav", "a1.wav");
    ASSERT_TRUE(incoming);
    EXPECT_TRUE(library.publish(*incoming, "projects/q/audio/t.wav"));
    library.remove_file("projects/p/audio/s.wav");
    EXPECT_EQ(content("projects/q/audio/t.wav"), "sound");
    EXPECT_FALSE(library.copy_to_incoming("projects/p/audio/s.wav", "a2.wav"));
}

TEST_F(MediaLibraryTest, PublishesAnIncomingFile) {
    const auto incoming = library.write_incoming("a1", "sound");
    EXPECT_EQ(content(incoming), "sound");
    EXPECT_TRUE(library.publish(incoming, "projects/p/audio/s.wav"));
    EXPECT_EQ(content("projects/p/audio/s.wav"), "sound");
    EXPECT_FALSE(exists(incoming));
}

TEST_F(MediaLibraryTest, PublishingReplacesWhatWasThere) {
    put("projects/p/audio/s.wav", "old");
    EXPECT_TRUE(library.publish(library.write_incoming("a1", "new"), "projects/p/audio/s.wav"));
    EXPECT_EQ(content("projects/p/audio/s.wav"), "new");
}

TEST_F(MediaLibraryTest, PublishingAgainIsFineAndCreatesNothing) {
    const auto incoming = library.write_incoming("a1", "sound");
    library.publish(incoming, "projects/p/audio/s.wav");
    EXPECT_FALSE(library.publish(incoming, "projects/p/audio/s.wav"));
    EXPECT_EQ(content("projects/p/audio/s.wav"), "sound");
}

TEST_F(MediaLibraryTest, AFileThatIsInNeitherPlaceIsLost) {
    put("incoming/other");
    EXPECT_THROW(library.publish("incoming/a1", "projects/q/audio/s.wav"), FileLost);
    EXPECT_FALSE(exists("projects/q"));
}

TEST_F(MediaLibraryTest, APreviousTakeAtTheTargetIsNotTakenForTheLostOne) {
    put("incoming/other");
    put("projects/p/audio/s.wav", "take 1");
    const auto lost = "incoming/" + content_name("s-1.wav", "take 2");
    EXPECT_THROW(library.publish(lost, "projects/p/audio/s.wav"), FileLost);
    EXPECT_EQ(content("projects/p/audio/s.wav"), "take 1");
    EXPECT_FALSE(library.publish("incoming/" + content_name("s-1.wav", "take 1"), "projects/p/audio/s.wav"));
}

/// An empty mount point in place of the disk proves nothing.
TEST_F(MediaLibraryTest, NothingCountsAsLostWhileTheIncomingFolderIsMissing) {
    fs::create_directories(library.root());
    try {
        library.publish("incoming/a1", "projects/p/audio/s.wav");
        FAIL() << "was published";
    } catch (const FileLost&) {
        FAIL() << "counted as lost";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("the folder incoming"));
    }
}

TEST_F(MediaLibraryTest, KeepsAFileUnderASecondNameWhateverHappensToTheFirst) {
    put("projects/p/audio/s.wav", "old");
    library.keep("projects/p/audio/s.wav", "projects/p/kept/s-1.wav");
    library.publish(library.write_incoming("a1", "new"), "projects/p/audio/s.wav");
    EXPECT_EQ(content("projects/p/kept/s-1.wav"), "old");
    library.keep("projects/p/audio/s.wav", "projects/p/kept/s-1.wav");
    EXPECT_EQ(content("projects/p/kept/s-1.wav"), "old") << "what is kept already stays";
    library.keep("projects/p/audio/other.wav", "projects/p/kept/s-2.wav");
    EXPECT_FALSE(exists("projects/p/kept/s-2.wav"));
}

TEST_F(MediaLibraryTest, PutsAKeptFileBackAsOftenAsItIsWanted) {
    put("projects/p/kept/s-1.wav", "kept");
    put("projects/p/audio/s.wav", "new");
    for (int i = 0; i < 2; ++i) {
        library.put_back("projects/p/kept/s-1.wav", "projects/p/audio/s.wav");
        EXPECT_EQ(content("projects/p/audio/s.wav"), "kept");
        EXPECT_EQ(content("projects/p/kept/s-1.wav"), "kept");
        EXPECT_TRUE(library.names_in("incoming").empty());
    }
    EXPECT_THROW(library.put_back("projects/p/kept/s-2.wav", "projects/p/audio/s.wav"), FileLost);
    EXPECT_EQ(content("projects/p/audio/s.wav"), "kept");
}

TEST_F(MediaLibraryTest, KnowsTheSizeOfAFile) {
    put("projects/p/audio/s.wav", "four");
    EXPECT_EQ(library.bytes_of("projects/p/audio/s.wav"), 4U);
    EXPECT_EQ(library.bytes_of("projects/p/audio/other.wav"), 0U);
}

TEST_F(MediaLibraryTest, SetsAWholeFolderAside) {
    put("projects/p/audio/s.wav", "sound");
    put("projects/q/audio/s.wav");
    EXPECT_EQ(library.set_aside("projects/p"), "incoming/removed-p");
    EXPECT_FALSE(exists("projects/p"));
    EXPECT_TRUE(exists("projects/q/audio/s.wav"));
    EXPECT_EQ(content("incoming/removed-p/audio/s.wav"), "sound");
    EXPECT_EQ(library.set_aside("projects/p"), std::nullopt);
}

TEST_F(MediaLibraryTest, SetsALinkAsideAndNotWhatItLeadsTo) {
    put("elsewhere/s.wav");
    fs::create_directories(library.absolute("projects"));
    fs::create_directory_symlink(library.absolute("elsewhere"), library.absolute("projects/p"));
    EXPECT_EQ(library.set_aside("projects/p"), "incoming/removed-p");
    library.remove_tree("incoming/removed-p");
    EXPECT_TRUE(exists("elsewhere/s.wav"));
}

TEST_F(MediaLibraryTest, ListsTheNamesInAFolder) {
    put("projects/p/audio/a.wav");
    put("projects/p/audio/b.wav");
    EXPECT_THAT(library.names_in("projects/p/audio"), testing::ElementsAre("a.wav", "b.wav"));
    EXPECT_THAT(library.names_in("projects/q/audio"), testing::IsEmpty());
    EXPECT_THAT(library.names_in("projects/p/audio/a.wav/below"), testing::IsEmpty());
    EXPECT_TRUE(library.is_there("projects/p/audio/a.wav"));
    EXPECT_FALSE(library.is_there("projects/p/audio/c.wav"));
}

TEST_F(MediaLibraryTest, WithoutTheFolderOfAllStoriesNothingIsKnownToBeMissing) {
    put("incoming/a.wav");
    EXPECT_THROW((void)library.is_there("projects/p/audio/a.wav"), base::Error);
    EXPECT_THROW((void)library.names_in("projects/p/audio"), base::Error);
    EXPECT_FALSE(library.is_there("incoming/b.wav"));
    EXPECT_FALSE(library.is_there("projects"));
}

TEST_F(MediaLibraryTest, InAMountPointWhoseDiskIsAwayNothingIsMadeRemovedOrCalledMissing) {
    const fs::path root = library.root();
    fs::create_directories(root);
    std::ofstream(root / media_mark) << "\n";
    MediaLibrary mounted(root);
    const std::string target = "projects/p/audio/s.wav";
    const auto incoming = mounted.write_incoming("a1", "sound");
    const fs::path disk = folder.path() / "the disk";
    fs::rename(root, disk);
    fs::create_directory(root);
    EXPECT_THROW((void)mounted.write_incoming("a2", "sound"), DiskAway);
    EXPECT_THROW(mounted.publish(incoming, target), DiskAway);
    EXPECT_THROW(mounted.remove_file(target), DiskAway);
    EXPECT_THROW(mounted.remove_tree("projects/p"), DiskAway);
    EXPECT_THROW((void)mounted.set_aside("projects/p"), DiskAway);
    EXPECT_THROW((void)mounted.is_there(target), DiskAway);
    EXPECT_THROW((void)mounted.names_in("projects/p/audio"), DiskAway);
    EXPECT_TRUE(fs::is_empty(root));
    fs::remove(root);
    fs::rename(disk, root);
    EXPECT_TRUE(mounted.publish(incoming, target));
    EXPECT_EQ(content(target), "sound");
}

TEST_F(MediaLibraryTest, TheLastFileThatIsRemovedLeavesTheFolderOfAllStories) {
    put("projects/p/audio/a.wav");
    library.remove_file("projects/p/audio/a.wav");
    EXPECT_FALSE(library.is_there("projects/p/audio/a.wav"));
    EXPECT_THAT(library.names_in("projects/p/audio"), testing::IsEmpty());
}

TEST_F(MediaLibraryTest, DiscardsAnIncomingFile) {
    const auto incoming = library.write_incoming("a1", "sound");
    library.discard_incoming(incoming);
    EXPECT_FALSE(exists(incoming));
    EXPECT_NO_THROW(library.discard_incoming(incoming));
}

TEST_F(MediaLibraryTest, SweepsIncomingFilesExceptThoseStillOwed) {
    EXPECT_NO_THROW(library.sweep_incoming({}));
    const auto kept = library.write_incoming("kept", "a");
    const auto swept = library.write_incoming("swept", "b");
    put("incoming/half.part");
    library.sweep_incoming({kept});
    EXPECT_TRUE(exists(kept));
    EXPECT_FALSE(exists(swept));
    EXPECT_FALSE(exists("incoming/half.part"));
}

TEST_F(MediaLibraryTest, SweepsOnlyFilesThatAreOldEnough) {
    using std::chrono::hours;
    const auto fresh = library.write_incoming("fresh", "a");
    const auto old = library.write_incoming("old", "b");
    const auto of_the_future = library.write_incoming("of the future", "c");
    const auto now = fs::file_time_type::clock::now();
    fs::last_write_time(library.absolute(old), now - hours(3));
    fs::last_write_time(library.absolute(of_the_future), now + hours(3));
    library.sweep_incoming({}, hours(2));
    EXPECT_FALSE(exists(old));
    EXPECT_TRUE(exists(fresh));
    EXPECT_TRUE(exists(of_the_future));
    library.sweep_incoming({});
    EXPECT_FALSE(exists(fresh));
    EXPECT_FALSE(exists(of_the_future));
}

TEST_F(MediaLibraryTest, SaysWhyAnIncomingFileCannotBeWrittenAndGoesOnOnceItCan) {
    fs::create_directories(library.root());
    put("incoming", "a file in the place of the folder");
    try {
        (void)library.write_incoming("a1", "sound");
        FAIL() << "was written";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("the folder incoming"));
    }
    fs::remove(library.absolute("incoming"));
    EXPECT_EQ(content(library.write_incoming("a1", "sound")), "sound");
}

TEST_F(MediaLibraryTest, LeavesNoPartOfAnIncomingFileThatCannotBeFinished) {
    put("incoming/a1/in-the-way");
    EXPECT_THROW((void)library.write_incoming("a1", "sound"), base::Error);
    EXPECT_FALSE(exists("incoming/a1.part"));
    EXPECT_TRUE(exists("incoming/a1/in-the-way"));
}

TEST_F(MediaLibraryTest, RemovesAFileAndTheFoldersThatBecameEmpty) {
    put("projects/p/audio/s.wav");
    put("projects/p/images/i.png");
    library.remove_file("projects/p/audio/s.wav");
    EXPECT_FALSE(exists("projects/p/audio"));
    EXPECT_TRUE(exists("projects/p/images/i.png"));
    library.remove_file("projects/p/images/i.png");
    EXPECT_FALSE(exists("projects/p"));
    EXPECT_TRUE(exists("projects"));
}

TEST_F(MediaLibraryTest, RemovingAMissingFileIsFine) {
    EXPECT_NO_THROW(library.remove_file("projects/p/audio/s.wav"));
    EXPECT_FALSE(fs::exists(library.root()));
}

TEST_F(MediaLibraryTest, RemovesATree) {
    put("projects/p/audio/s.wav");
    put("projects/q/audio/s.wav");
    library.remove_tree("projects/p");
    EXPECT_FALSE(exists("projects/p"));
    EXPECT_TRUE(exists("projects/q/audio/s.wav"));
    EXPECT_NO_THROW(library.remove_tree("projects/p"));
}

TEST_F(MediaLibraryTest, RefusesPathsThatLeaveTheFolder) {
    put("projects/p/audio/s.wav");
    EXPECT_THROW(library.remove_file("../outside"), base::Error);
    EXPECT_THROW(library.remove_tree("projects/../.."), base::Error);
    EXPECT_THROW(library.remove_tree(""), base::Error);
    EXPECT_THROW(library.publish("/etc/passwd", "projects/p/a"), base::Error);
    EXPECT_TRUE(exists("projects/p/audio/s.wav"));
}

TEST_F(MediaLibraryTest, KeepsTheIncomingFileWhenItCannotBePublished) {
    put("projects/p", "a file in the place of the folder");
    const auto incoming = library.write_incoming("a1", "sound");
    try {
        library.publish(incoming, "projects/p/audio/s.wav");
        FAIL() << "was published";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::unavailable);
        EXPECT_THAT(error.what(), testing::HasSubstr("the folder p"));
    }
    EXPECT_TRUE(exists(incoming));
}

TEST_F(MediaLibraryTest, ServesAFileOfAProject) {
    put("projects/p/audio/s.wav");
    EXPECT_EQ(library.servable("projects/p/audio/s.wav"),
              fs::canonical(library.absolute("projects/p/audio/s.wav")));
    EXPECT_TRUE(library.servable("projects//p/./audio/s.wav"));
}

TEST_F(MediaLibraryTest, ServesLogosAndFontsByTheNamesThatClientsGaveThem) {
    for (const auto& path :
         {MediaLibrary::logo_path("brand.png", "v2"), MediaLibrary::font_path("../My Font.ttf"),
          MediaLibrary::logo_path("..png", "")}) {
        put(path);
        EXPECT_TRUE(library.servable(path)) << path;
    }
    EXPECT_EQ(MediaLibrary::logo_path("brand.png", "v2"), "logos/brand_v2.png");
    EXPECT_EQ(MediaLibrary::logo_path("brand.png", ""), "logos/brand.png");
    EXPECT_EQ(MediaLibrary::font_path("../My Font.ttf"), "fonts/My_Font.ttf");
    EXPECT_EQ(MediaLibrary::music_path("My Song.mp3"), "music/My_Song.mp3");
    EXPECT_EQ(MediaLibrary::logo_path("..png", ""), "logos/_..png");
}

TEST_F(MediaLibraryTest, DoesNotServeWhatIsNoFile) {
    put("projects/p/audio/s.wav");
    EXPECT_FALSE(library.servable("projects/p/audio"));
    EXPECT_FALSE(library.servable("projects/p/audio/s.wav/"));
    EXPECT_FALSE(library.servable("projects/p/audio/missing.wav"));
    EXPECT_FALSE(library.servable(""));
    EXPECT_FALSE(library.servable(std::string_view("projects/p/audio/s.wav\0.png", 27)));
}

TEST_F(MediaLibraryTest, ServesNothingButWhatIsVisibleInAProject) {
    put(".secret");
    put("projects/.hidden/s.wav");
    put("incoming/a1");
    put("chunks/ab/cd");
    put("logos/.hidden.png");
    EXPECT_FALSE(library.servable("chunks/ab/cd"));
    EXPECT_FALSE(library.servable("logos/.hidden.png"));
    EXPECT_FALSE(library.servable(".secret"));
    EXPECT_FALSE(library.servable("projects/.hidden/s.wav"));
    EXPECT_FALSE(library.servable("incoming/a1"));
    EXPECT_FALSE(library.servable("./incoming/a1"));
}

TEST_F(MediaLibraryTest, DoesNotServeAbsolutePaths) {
    put("projects/p/audio/s.wav");
    EXPECT_FALSE(library.servable("/etc/hostname"));
    EXPECT_FALSE(library.servable(library.absolute("projects/p/audio/s.wav").string()));
}

TEST_F(MediaLibraryTest, RefusesToServeAPathWithAParentPart) {
    for (const char* path : {"../storyflow.db", "projects/../../storyflow.db", "projects/p/.."}) {
        try {
            (void)library.servable(path);
            ADD_FAILURE() << path << " was accepted";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        }
    }
}

TEST_F(MediaLibraryTest, DoesNotFollowLinksOutOfTheFolderOrIntoItsHiddenParts) {
    std::ofstream(folder.path() / "storyflow.db") << "secret";
    put("projects/p/audio/s.wav");
    put("incoming/a1");
    fs::create_symlink(folder.path() / "storyflow.db", library.absolute("projects/out"));
    fs::create_directory_symlink(folder.path(), library.absolute("projects/up"));
    fs::create_symlink(library.absolute("incoming/a1"), library.absolute("projects/in"));
    fs::create_symlink(library.absolute("projects/p/audio/s.wav"), library.absolute("projects/fine"));
    EXPECT_FALSE(library.servable("projects/out"));
    EXPECT_FALSE(library.servable("projects/up/storyflow.db"));
    EXPECT_FALSE(library.servable("projects/in"));
    EXPECT_TRUE(library.servable("projects/fine"));
}

TEST_F(MediaLibraryTest, PublishesWhileOthersRemoveTheLastFileOfTheFolder) {
    constexpr int rounds = 50;
    std::jthread other([this] {
        for (int i = 0; i < rounds; ++i) {
            library.publish(library.write_incoming("b", "b"), "projects/p/audio/b.wav");
            library.remove_file("projects/p/audio/b.wav");
        }
    });
    for (int i = 0; i < rounds; ++i) {
        EXPECT_TRUE(library.publish(library.write_incoming("a", "a"), "projects/p/audio/a.wav"));
        library.remove_file("projects/p/audio/a.wav");
    }
}

}  // namespace storyflow::media
