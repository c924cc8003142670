#include "narration/media_keeper.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "base/error.hpp"
#include "base/file.hpp"
#include "media/content_name.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Runs another action instead of the change that is to be carried out.
class ReplacingJournal final : public story::MediaJournal {
  public:
    ReplacingJournal(story::MediaJournal& journal, std::function<void()> instead)
        : journal_(journal), instead_(std::move(instead)) {}
    story::MediaChanges pending() override { return journal_.pending(); }
    bool carry_out(const story::MediaChange& /*change*/, const std::function<void()>& /*action*/) override {
        instead_();
        return false;
    }
    bool withdraw(std::string_view target, std::optional<std::int64_t> lost) override {
        return journal_.withdraw(target, lost);
    }

  private:
    story::MediaJournal& journal_;
    std::function<void()> instead_;
};

class MediaKeeperTest : public testing::Test {
  protected:
    story::MediaChanges publish(const story::Segment& segment, const std::string& bytes) {
        const auto target = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        const auto name = media::content_name(room_.ids.hex(8) + ".wav", bytes);
        const auto incoming = room_.library.write_incoming(name, bytes);
        const story::Narration narration{target, 1.0, "kokoro", "af_bella", 1.0, segment.text_revision};
        return std::get<story::MediaChanges>(
            room_.segment_media.publish_narration({segment.id, narration, incoming, {}, std::nullopt}));
    }
    /// Removes the incoming file, as a cleaner of the folder would.
    void lose(const story::MediaChanges& changes) { room_.library.discard_incoming(changes.front().source); }
    bool has_narration(const story::Segment& segment) {
        return room_.segments.find(segment.id).value().narration.has_value();
    }
    std::string content(const story::Segment& segment) {
        const auto path = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        return base::read_file(room_.library.absolute(path), 1000);
    }

    support::StoryRoom room_;
    story::Segment segment_ = room_.add_story({"Once."}).front();
    std::string audio_path_ = media::MediaLibrary::audio_path(segment_.project_id, segment_.id);
};

}  // namespace

TEST_F(MediaKeeperTest, PublishesAndOwesNothingAfterwards) {
    room_.keeper.apply(publish(segment_, "sound"));
    EXPECT_EQ(content(segment_), "sound");
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(MediaKeeperTest, CatchesUpWithWhatACrashLeftUndone) {
    publish(segment_, "committed, then the power went");
    EXPECT_FALSE(std::filesystem::exists(room_.library.absolute(audio_path_)));
    room_.keeper.catch_up();
    EXPECT_EQ(content(segment_), "committed, then the power went");
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(MediaKeeperTest, AChangeThatCannotBeCarriedOutStaysOwedAndIsMadeUpForWithTheNextOne) {
    const auto folder = room_.library.absolute(audio_path_).parent_path();
    std::filesystem::create_directories(folder.parent_path());
    std::ofstream(folder) << "a file in the way";
    EXPECT_FALSE(room_.keeper.apply(publish(segment_, "sound")));
    EXPECT_EQ(room_.journal.pending().size(), 1U);
    std::filesystem::remove(folder);
    EXPECT_TRUE(room_.keeper.apply({}));
    EXPECT_EQ(content(segment_), "sound");
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(MediaKeeperTest, SettlesWhatIsOwedOfOneFile) {
    const auto other = room_.add_story({"Twice."}).front();
    publish(segment_, "sound");
    publish(other, "owed still");
    EXPECT_TRUE(room_.keeper.settle(audio_path_));
    EXPECT_THAT(room_.media_files(), testing::Contains(audio_path_));
    EXPECT_EQ(room_.journal.pending().size(), 1U);
    EXPECT_TRUE(room_.keeper.settle(audio_path_)) << "nothing is owed any more";
}

TEST_F(MediaKeeperTest, SettlesTheFilesOfSomethingThatWasAdded) {
    const auto add = [&](const std::string& id) {
        const auto target = "projects/" + id + "/source/tale.epub";
        room_.projects.create(
            {.title = "Tale",
             .segments = {},
             .id = id,
             .source = story::NewFile{target, room_.library.write_incoming(id + ".epub", "book")}});
        return target;
    };
    const auto one = add("11111111-2222-4333-8444-555555555555");
    const auto other = add("11111111-2222-4333-8444-666666666666");
    EXPECT_THAT(room_.keeper.settle_all({one}), IsEmpty());
    EXPECT_TRUE(room_.library.is_there(one));
    ASSERT_EQ(room_.journal.pending().size(), 1U);
    EXPECT_EQ(room_.journal.pending().front().target, other);
    // A kill before the rest is made up for at the next start.
    room_.keeper.catch_up();
    EXPECT_TRUE(room_.library.is_there(other));
}

TEST_F(MediaKeeperTest, SaysWhenAFileCannotBeSettledYet) {
    const auto folder = room_.library.absolute(audio_path_).parent_path();
    std::filesystem::create_directories(folder.parent_path());
    std::ofstream(folder) << "a file in the way";
    publish(segment_, "sound");
    EXPECT_FALSE(room_.keeper.settle(audio_path_));
    std::filesystem::remove(folder);
    EXPECT_TRUE(room_.keeper.settle(audio_path_));
    EXPECT_EQ(content(segment_), "sound");
}

TEST_F(MediaKeeperTest, RemovesWhatNoRowNamedAndSaysWhenItCannot) {
    const auto path = room_.library.absolute(audio_path_);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << "of a restored backup";
    room_.keeper.remove_stray(audio_path_);
    EXPECT_THAT(room_.media_files(), IsEmpty());
    room_.keeper.remove_stray(audio_path_);
    std::filesystem::create_directories(path / "a folder");
    const support::LogCapture log;
    room_.keeper.remove_stray(audio_path_);
    EXPECT_THAT(log.text(), testing::HasSubstr("is not removed"));
}

TEST_F(MediaKeeperTest, CatchingUpTwiceChangesNothing) {
    publish(segment_, "sound");
    room_.keeper.catch_up();
    room_.keeper.catch_up();
    EXPECT_EQ(content(segment_), "sound");
}

TEST_F(MediaKeeperTest, CatchingUpSweepsFilesThatNobodyPublished) {
    (void)room_.library.write_incoming("abandoned.wav", "half a story");
    room_.keeper.catch_up();
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(MediaKeeperTest, CatchingUpLeavesWhatAnotherProcessMayBeWriting) {
    const auto fresh = room_.library.write_incoming("fresh.wav", "half a story");
    const auto old = room_.library.write_incoming("old.wav", "half a story");
    std::filesystem::last_write_time(room_.library.absolute(old),
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(2));
    room_.keeper.catch_up(std::chrono::hours(1));
    EXPECT_THAT(room_.media_files(), ElementsAre(fresh));
}

TEST_F(MediaKeeperTest, CatchingUpGoesOnWithoutASweep) {
    const support::LogCapture log;
    publish(segment_, "sound");
    room_.keeper.settle(audio_path_);
    std::filesystem::remove_all(room_.library.absolute("incoming"));
    std::ofstream(room_.library.absolute("incoming")) << "a file in the way";
    EXPECT_NO_THROW(room_.keeper.catch_up());
    EXPECT_THAT(log.text(), testing::HasSubstr("Cannot read the folder incoming"));
}

TEST_F(MediaKeeperTest, AReplacedChangeIsDoneWhateverBecameOfIt) {
    const auto older = publish(segment_, "older");
    ReplacingJournal journal(room_.journal, [&] {
        publish(segment_, "newer");
        throw base::Error(base::ErrorKind::unavailable, "The file is gone.");
    });
    MediaKeeper keeper(journal, room_.library);
    EXPECT_TRUE(keeper.apply(older));
    room_.keeper.catch_up();
    EXPECT_EQ(content(segment_), "newer");
}

TEST_F(MediaKeeperTest, LeavesWhatTookThePlaceOfAChangeThatWasNoLongerOwed) {
    const auto older = publish(segment_, "older");
    ReplacingJournal journal(room_.journal, [&] { room_.keeper.apply(publish(segment_, "newer")); });
    MediaKeeper keeper(journal, room_.library);
    EXPECT_TRUE(keeper.apply(older));
    EXPECT_EQ(content(segment_), "newer");
}

TEST_F(MediaKeeperTest, ALateOlderPublicationDoesNotReplaceTheNewerOne) {
    const auto older = publish(segment_, "older");
    const auto newer = publish(segment_, "newer");
    room_.keeper.apply(newer);
    room_.keeper.apply(older);
    EXPECT_EQ(content(segment_), "newer");
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(MediaKeeperTest, ALatePublicationDoesNotBringBackARemovedSegment) {
    const auto publication = publish(segment_, "sound");
    room_.keeper.apply(*room_.segments.remove(segment_.id, {}));
    room_.keeper.apply(publication);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(MediaKeeperTest, ALatePublicationDoesNotBringBackARemovedProject) {
    const auto publication = publish(segment_, "sound");
    room_.keeper.apply(*room_.projects.remove(segment_.project_id));
    room_.keeper.apply(publication);
    EXPECT_THAT(room_.media_files(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(
        room_.library.absolute(media::MediaLibrary::project_path(segment_.project_id))));
}

TEST_F(MediaKeeperTest, ALateRemovalDoesNotRemoveTheNextNarration) {
    room_.keeper.apply(publish(segment_, "first"));
    const auto removal = room_.segment_media.remove_narration(segment_.id);
    room_.keeper.apply(publish(segment_, "second"));
    room_.keeper.apply(std::get<story::MediaChanges>(*removal));
    EXPECT_EQ(content(segment_), "second");
}

TEST_F(MediaKeeperTest, TheStoryLetsGoOfANarrationWhoseFileVanishedOnItsWay) {
    const support::LogCapture log;
    const auto changes = publish(segment_, "sound");
    lose(changes);
    EXPECT_FALSE(room_.keeper.apply(changes));
    EXPECT_FALSE(has_narration(segment_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
    EXPECT_THAT(log.text(), testing::HasSubstr(audio_path_ + " is lost"));
}

TEST_F(MediaKeeperTest, AnOlderTakeInItsPlaceDoesNotHideTheLoss) {
    room_.keeper.apply(publish(segment_, "take 1"));
    const auto changes = publish(segment_, "take 2");
    lose(changes);
    EXPECT_FALSE(room_.keeper.apply(changes));
    EXPECT_FALSE(has_narration(segment_));
    EXPECT_EQ(content(segment_), "take 1") << "whoever wants to may still look at it";
}

TEST_F(MediaKeeperTest, CatchingUpNoticesALossToo) {
    const auto changes = publish(segment_, "sound");
    lose(changes);
    room_.keeper.catch_up();
    EXPECT_FALSE(has_narration(segment_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(MediaKeeperTest, ALostFileThatALaterOneReplacedIsNoLoss) {
    const auto older = publish(segment_, "older");
    const auto newer = publish(segment_, "newer");
    lose(older);
    EXPECT_TRUE(room_.keeper.apply(older));
    EXPECT_TRUE(room_.keeper.apply(newer));
    EXPECT_EQ(content(segment_), "newer");
    EXPECT_TRUE(has_narration(segment_));
}

TEST_F(MediaKeeperTest, ACrashBetweenRenamingAndStrikingOffLosesNothing) {
    const auto changes = publish(segment_, "sound");
    room_.library.publish(changes.front().source, audio_path_);
    room_.keeper.catch_up();
    EXPECT_EQ(content(segment_), "sound");
    EXPECT_TRUE(has_narration(segment_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(MediaKeeperTest, WithoutTheFolderOfIncomingFilesAPublicationStaysOwed) {
    publish(segment_, "sound");
    const auto incoming = room_.library.absolute("incoming");
    std::filesystem::rename(incoming, incoming.native() + "-away");
    EXPECT_FALSE(room_.keeper.settle(audio_path_));
    EXPECT_TRUE(has_narration(segment_));
    std::filesystem::rename(incoming.native() + "-away", incoming);
    EXPECT_TRUE(room_.keeper.settle(audio_path_));
    EXPECT_EQ(content(segment_), "sound");
}

TEST_F(MediaKeeperTest, SettlingLetsGoOfANarrationWhoseFileIsGone) {
    room_.keeper.apply(publish(segment_, "sound"));
    EXPECT_TRUE(room_.keeper.settle(audio_path_));
    std::filesystem::remove(room_.library.absolute(audio_path_));
    EXPECT_FALSE(room_.keeper.settle(audio_path_));
    EXPECT_FALSE(has_narration(segment_));
    EXPECT_TRUE(room_.keeper.settle(audio_path_)) << "nothing names it any more";
}

TEST_F(MediaKeeperTest, ADiskThatIsNotMountedTakesNoNarrationAway) {
    const support::LogCapture log;
    room_.keeper.apply(publish(segment_, "sound"));
    const auto media = room_.library.root();
    std::filesystem::rename(media, media.native() + "-away");
    std::filesystem::create_directory(media);
    EXPECT_FALSE(room_.keeper.settle(audio_path_)) << "which is tried again";
    EXPECT_TRUE(has_narration(segment_));
    EXPECT_THAT(log.text(), testing::HasSubstr("may not be mounted"));
    std::filesystem::remove(media);
    std::filesystem::rename(media.native() + "-away", media);
    EXPECT_TRUE(room_.keeper.settle(audio_path_));
}

TEST_F(MediaKeeperTest, ARemovedProjectIsOutOfSightAtOnceAndGoesAwayLater) {
    Trash trash(room_.library);
    MediaKeeper keeper(room_.journal, room_.library, &trash);
    keeper.apply(publish(segment_, "sound"));
    EXPECT_TRUE(keeper.apply(*room_.projects.remove(segment_.project_id)));
    EXPECT_FALSE(room_.library.is_there(media::MediaLibrary::project_path(segment_.project_id)));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
    EXPECT_TRUE(support::eventually([&] { return room_.media_files().empty(); }));
}

TEST_F(MediaKeeperTest, AProjectThatCannotBeSetAsideIsRemovedWhereItIs) {
    Trash trash(room_.library);
    MediaKeeper keeper(room_.journal, room_.library, &trash);
    keeper.apply(publish(segment_, "sound"));
    std::filesystem::remove_all(room_.library.absolute("incoming"));
    std::ofstream(room_.library.absolute("incoming")) << "a file in the way";
    EXPECT_TRUE(keeper.apply(*room_.projects.remove(segment_.project_id)));
    EXPECT_THAT(room_.media_files(), ElementsAre("incoming"));
}

}  // namespace storyflow::narration
