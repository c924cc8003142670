#include "narration/pronunciation_uses.hpp"

#include <gtest/gtest.h>

#include "tests/support/story_room.hpp"

namespace storyflow::narration {

namespace {

class PronunciationUsesTest : public testing::Test {
  protected:
    /// Publishes a narration that was spoken with the pronunciations as they are now.
    void narrate(const story::Segment& segment) {
        story::NarrationDraft draft{
            .segment_id = segment.id,
            .narration = {media::MediaLibrary::audio_path(project_, segment.id), 1.0, "kokoro", "af_bella",
                          1.0, segment.text_revision, std::nullopt},
            .incoming_file = room_.library.write_incoming(segment.id + ".wav", "sound"),
            .words = {},
            .overridden_lock = {},
            .lease = {}};
        for (const auto& entry : room_.pronunciations.list(project_))
            draft.dictionary_revision = std::max(draft.dictionary_revision, entry.revision);
        (void)room_.segment_media.publish_narration(draft);
    }
    std::vector<PronunciationUse> count() {
        return PronunciationUses(room_.pronunciations, project_).count(room_.segments);
    }
    void add(const char* word) { (void)room_.pronunciations.add(project_, word, "said so"); }

    support::StoryRoom room_;
    std::vector<story::Segment> segments_ =
        room_.add_story({"Ann saw Siobhan.", "Siobhan left. Siobhan's gone.", "Ann stayed.", "* * *"});
    std::string project_ = segments_.front().project_id;
};

}  // namespace

TEST_F(PronunciationUsesTest, CountSegmentsAndThoseNarratedBeforeTheChange) {
    narrate(segments_[0]);
    add("Ann");
    narrate(segments_[2]);
    add("Siobhan");
    EXPECT_EQ(count(), (std::vector<PronunciationUse>{{2, 1}, {2, 1}}));
    narrate(segments_[0]);
    EXPECT_EQ(count(), (std::vector<PronunciationUse>{{2, 0}, {2, 0}}));
}

TEST_F(PronunciationUsesTest, AChangeMakesOldOnlyWhatSaysTheWord) {
    add("Ann");
    for (const auto& segment : segments_)
        narrate(segment);
    add("Siobhan");
    EXPECT_EQ(count(), (std::vector<PronunciationUse>{{2, 0}, {2, 2}}));
    const auto ann = room_.pronunciations.list(project_).front();
    (void)room_.pronunciations.edit(ann.id, {.word = {}, .spoken_as = "otherwise"});
    EXPECT_EQ(count(), (std::vector<PronunciationUse>{{2, 2}, {2, 2}}));
}

TEST_F(PronunciationUsesTest, AnEditThatChangesNothingMakesNothingOld) {
    add("Ann");
    narrate(segments_[0]);
    const auto ann = room_.pronunciations.list(project_).front();
    (void)room_.pronunciations.edit(ann.id, {.word = "Ann", .spoken_as = "said so"});
    EXPECT_EQ(count(), (std::vector<PronunciationUse>{{2, 0}}));
}

TEST_F(PronunciationUsesTest, AreNoneWithoutPronunciations) {
    EXPECT_TRUE(count().empty());
}

}  // namespace storyflow::narration
