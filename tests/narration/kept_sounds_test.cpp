#include "narration/kept_sounds.hpp"

#include <gmock/gmock.h>

#include <string>

#include "base/file.hpp"
#include "media/content_name.hpp"
#include "tests/support/story_room.hpp"

namespace storyflow::narration {
namespace {

class KeptSoundsTest : public testing::Test {
  protected:
    /// Publishes a narration whose file has this content.
    void narrate(const story::Segment& segment, const std::string& content) {
        const auto incoming =
            room.library.write_incoming(media::content_name(segment.id + ".wav", content), content);
        const story::NarrationDraft draft{
            .segment_id = segment.id,
            .narration = {.audio_file = media::MediaLibrary::audio_path(segment.project_id, segment.id),
                          .duration = ++seconds,
                          .engine = "espeak",
                          .voice = "bf_emma",
                          .speed = 1.0,
                          .text_revision = segment.text_revision,
                          .item_id = {}},
            .incoming_file = incoming,
            .words = {},
            .overridden_lock = {},
            .lease = {}};
        ASSERT_TRUE(
            room.keeper.apply(std::get<story::MediaChanges>(room.segment_media.publish_narration(draft))));
    }
    std::string sound_of(const story::Segment& segment) {
        constexpr std::size_t limit = 100;
        const auto file = media::MediaLibrary::audio_path(segment.project_id, segment.id);
        return base::read_file(room.library.absolute(file), limit);
    }
    KeptSounds kept(KeptSoundLimits limits) {
        return {room.changes, room.library, room.keeper, room.clock, limits};
    }
    void undo(const story::Segment& segment) {
        const auto outcome = room.changes.undo(
            segment.project_id, {}, [this](const std::string& file) { return room.library.is_there(file); });
        ASSERT_TRUE(room.keeper.apply(outcome->media));
    }
    void redo(const story::Segment& segment) {
        const auto outcome = room.changes.redo(
            segment.project_id, {}, [this](const std::string& file) { return room.library.is_there(file); });
        ASSERT_TRUE(room.keeper.apply(outcome->media));
    }

    support::StoryRoom room;
    double seconds = 0;  ///< of the last narration: no two are alike
};

TEST_F(KeptSoundsTest, AReplacedSoundIsHeardAgainAfterAnUndoAndTheNewOneAfterARedo) {
    const auto segment = room.add_story({"One"}).front();
    narrate(segment, "first");
    narrate(segment, "second");
    EXPECT_EQ(sound_of(segment), "second");
    for (int i = 0; i < 2; ++i) {
        undo(segment);
        EXPECT_EQ(sound_of(segment), "first");
        redo(segment);
        EXPECT_EQ(sound_of(segment), "second");
    }
}

TEST_F(KeptSoundsTest, ARemovedSegmentIsHeardAgainAfterAnUndo) {
    const auto segment = room.add_story({"One"}).front();
    narrate(segment, "first");
    room.keeper.apply(*room.segments.remove(segment.id, {}));
    undo(segment);
    EXPECT_EQ(sound_of(segment), "first");
}

TEST_F(KeptSoundsTest, ForgetsChangesAfterTheirTime) {
    const auto segment = room.add_story({"One"}).front();
    narrate(segment, "first");
    narrate(segment, "second");
    auto sounds = kept({.age = std::chrono::hours(24)});
    room.clock.advance(std::chrono::hours(23));
    sounds.tidy();
    EXPECT_EQ(room.changes.kept_sounds().size(), 1U);
    room.clock.advance(std::chrono::hours(2));
    sounds.tidy();
    EXPECT_TRUE(room.changes.kept_sounds().empty());
    EXPECT_TRUE(room.kept_files().empty());
    EXPECT_EQ(sound_of(segment), "second");
}

TEST_F(KeptSoundsTest, ForgetsTheOldestBeyondTheirRoom) {
    const auto segment = room.add_story({"One"}).front();
    for (const auto* content : {"first--", "second-", "third--"}) {
        narrate(segment, content);
        room.clock.advance(std::chrono::seconds(1));
    }
    kept({.bytes = 7}).tidy();
    ASSERT_EQ(room.changes.kept_sounds().size(), 1U);
    undo(segment);
    EXPECT_EQ(sound_of(segment), "second-");
}

TEST_F(KeptSoundsTest, GivesUpAllRoomForAFullDisk) {
    const auto segment = room.add_story({"One"}).front();
    narrate(segment, "first");
    narrate(segment, "second");
    auto sounds = kept({});
    EXPECT_TRUE(sounds.give_up_room());
    EXPECT_FALSE(sounds.give_up_room());
    EXPECT_TRUE(room.kept_files().empty());
}

}  // namespace
}  // namespace storyflow::narration
