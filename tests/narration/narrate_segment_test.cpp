#include "narration/narrate_segment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <variant>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "tests/support/story_room.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* locked_reason = "Segment is locked. Its narration was left as it was.";
constexpr const char* gone_reason = "Segment matching query does not exist.";

/// Out of reach for the first `outages` publications.
class InterruptedSegmentMediaStore final : public story::SegmentMediaStore {
  public:
    explicit InterruptedSegmentMediaStore(story::SegmentMediaStore& store) : store_(store) {}
    std::variant<story::MediaChanges, story::PublishRefusal> publish_narration(
        const story::NarrationDraft& draft) override {
        if (outages-- > 0) throw base::Error(base::ErrorKind::unavailable, "The database is locked.");
        return store_.publish_narration(draft);
    }
    std::optional<std::vector<story::NarratedWord>> words(std::string_view id) override {
        return store_.words(id);
    }
    std::optional<std::variant<story::MediaChanges, story::NothingThere>> remove_narration(
        std::string_view id) override {
        return store_.remove_narration(id);
    }
    std::optional<story::MediaChanges> set_image(std::string_view id, const std::string& target,
                                                 const std::string& incoming_file) override {
        return store_.set_image(id, target, incoming_file);
    }
    std::optional<std::variant<story::MediaChanges, story::NothingThere>> remove_image(
        std::string_view id) override {
        return store_.remove_image(id);
    }

    int outages = 0;

  private:
    story::SegmentMediaStore& store_;
};

class NarrateSegmentTest : public testing::Test {
  protected:
    tasks::ItemClaim claim() const {
        tasks::ItemClaim claim;
        claim.segment_id = segment_.id;
        claim.project_id = segment_.project_id;
        claim.rendition = {"kokoro", "bf_emma", 1.0};
        return claim;
    }
    tasks::ItemOutcome narrate() { return narrate_.process(claim(), stop_.get_token()); }
    std::string reason(const tasks::ItemOutcome& outcome) {
        const auto* const failed = std::get_if<tasks::ItemFailed>(&outcome);
        return failed == nullptr ? "it did not fail" : failed->reason;
    }
    story::Segment stored() { return room_.segments.find(segment_.id).value(); }
    void set_lock(bool locked) { room_.segments.edit(segment_.id, {.is_locked = locked}); }
    void set_text(const std::string& text) { room_.segments.edit(segment_.id, {.text_content = text}); }
    /// Runs while the engine speaks for the first time.
    void meanwhile(const std::function<void()>& action) {
        engine_.on_speak([this, action](const auto&, const auto&) {
            if (engine_.spoken().size() == 1) action();
        });
    }

    support::StoryRoom room_;
    support::ToneEngine engine_;
    speech::Engines engines_{{&engine_}};
    InterruptedSegmentMediaStore segment_media_{room_.segment_media};
    NarrateSegment narrate_{{room_.segments, segment_media_, room_.pronunciations, engines_, room_.library,
                             room_.keeper, room_.ids},
                            {},
                            std::chrono::milliseconds(1)};
    std::stop_source stop_;
    story::Segment segment_ = room_.add_story({"Once upon a time."}).front();
    std::string audio_path_ = media::MediaLibrary::audio_path(segment_.project_id, segment_.id);
};

}  // namespace

TEST_F(NarrateSegmentTest, PublishesAWavWhoseLengthIsTheStoredDuration) {
    const auto outcome = narrate();
    const auto& completed = std::get<tasks::CompletedSegment>(outcome);
    EXPECT_EQ(completed.audio_url, "/media/" + audio_path_);
    const auto info = audio::wav_info(room_.library.absolute(audio_path_));
    EXPECT_EQ(info.sample_rate, 24000);
    EXPECT_EQ(info.channels, 1);
    EXPECT_DOUBLE_EQ(info.duration(), 0.17);
    EXPECT_DOUBLE_EQ(completed.duration, info.duration());
    EXPECT_EQ(stored().narration, (story::Narration{audio_path_, 0.17, "kokoro", "bf_emma", 1.0, 1}));
}

TEST_F(NarrateSegmentTest, LeavesNoOtherFileBehind) {
    narrate();
    narrate();
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(NarrateSegmentTest, SpeaksTheTextAsItIsWhenItsTurnComes) {
    set_text("A later thought.");
    narrate();
    EXPECT_EQ(engine_.spoken().front().text, "A later thought.");
}

TEST_F(NarrateSegmentTest, ASegmentLockedBeforeItsTurnIsLeftAlone) {
    narrate();
    const auto before = stored().narration;
    set_lock(true);
    EXPECT_EQ(reason(narrate()), locked_reason);
    EXPECT_EQ(stored().narration, before);
    EXPECT_EQ(engine_.spoken().size(), 1U) << "no work is wasted on it";
}

TEST_F(NarrateSegmentTest, ASegmentLockedMeanwhileKeepsWhatItHad) {
    narrate();
    set_text("Something longer than before.");
    const auto before = stored().narration;
    engine_.on_speak([this](const auto&, const auto&) { set_lock(true); });
    EXPECT_EQ(reason(narrate()), locked_reason);
    EXPECT_EQ(stored().narration, before);
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, AnExplicitOverrideHoldsForTheLockThatWasSeen) {
    set_lock(true);
    auto overriding = claim();
    overriding.overridden_lock = stored().lock_revision;
    EXPECT_TRUE(std::holds_alternative<tasks::CompletedSegment>(narrate_.process(overriding, {})));
}

TEST_F(NarrateSegmentTest, ALockSetLaterHoldsAgainstAnOverride) {
    set_lock(true);
    auto overriding = claim();
    overriding.overridden_lock = stored().lock_revision;
    set_lock(false);
    set_lock(true);
    EXPECT_EQ(reason(narrate_.process(overriding, {})), locked_reason);
    EXPECT_FALSE(stored().narration);
}

TEST_F(NarrateSegmentTest, ATextEditedMeanwhileIsSpokenAnew) {
    meanwhile([this] { set_text("Twice."); });
    EXPECT_TRUE(std::holds_alternative<tasks::CompletedSegment>(narrate()));
    EXPECT_EQ(engine_.spoken().back().text, "Twice.");
    EXPECT_EQ(stored().narration->text_revision, 2);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, ATextEditedAgainAndAgainEndsWithAReason) {
    int version = 0;
    engine_.on_speak([&](const auto&, const auto&) { set_text("Version " + std::to_string(++version)); });
    EXPECT_THAT(reason(narrate()), testing::StartsWith("The text was edited again and again"));
    EXPECT_EQ(engine_.spoken().size(), 3U);
    EXPECT_FALSE(stored().narration);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, ANewPromptDoesNotDisturbTheNarration) {
    meanwhile([this] { room_.segments.edit(segment_.id, {.image_prompt = "a lighthouse"}); });
    narrate();
    EXPECT_EQ(engine_.spoken().size(), 1U);
    EXPECT_EQ(stored().image_prompt, "a lighthouse");
    EXPECT_TRUE(stored().narration);
}

TEST_F(NarrateSegmentTest, ASegmentDeletedBeforeItsTurnIsNamedAsGone) {
    room_.keeper.apply(*room_.segments.remove(segment_.id));
    EXPECT_EQ(reason(narrate()), gone_reason);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, AProjectDeletedMeanwhileLeavesNoFileAndNoFolder) {
    meanwhile([this] { room_.keeper.apply(*room_.projects.remove(segment_.project_id)); });
    EXPECT_EQ(reason(narrate()), gone_reason);
    EXPECT_THAT(room_.media_files(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(
        room_.library.absolute(media::MediaLibrary::project_path(segment_.project_id))));
}

TEST_F(NarrateSegmentTest, AFailingEngineIsNamedAndChangesNothing) {
    set_text("kaboom");
    EXPECT_EQ(reason(narrate()), "TTS generation failed: the tone engine was told to fail");
    EXPECT_FALSE(stored().narration);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, FinishedSpeechWaitsForAStoreThatIsOutOfReach) {
    segment_media_.outages = 3;
    EXPECT_TRUE(std::holds_alternative<tasks::CompletedSegment>(narrate()));
    EXPECT_EQ(engine_.spoken().size(), 1U) << "nothing is spoken twice";
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, AFileThatCannotBePutInPlaceIsNoSuccess) {
    const auto folder = room_.library.absolute(audio_path_).parent_path();
    std::filesystem::create_directories(folder.parent_path());
    std::ofstream(folder) << "a file in the way";
    EXPECT_THAT(reason(narrate()), testing::HasSubstr("cannot be put into the media folder yet"));
}

TEST_F(NarrateSegmentTest, BlankTextAtItsTurnIsNamed) {
    set_text("  ");
    EXPECT_EQ(reason(narrate()), "Text is empty or whitespace-only.");
}

TEST_F(NarrateSegmentTest, AStopLeavesEverythingAsItWas) {
    stop_.request_stop();
    EXPECT_THROW(narrate(), base::Error);
    EXPECT_FALSE(stored().narration);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

}  // namespace storyflow::narration
