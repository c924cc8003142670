#include "narration/narrate_segment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <limits>
#include <new>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <variant>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "narration/chunk_folder.hpp"
#include "narration/delivery_delayed.hpp"
#include "story/staleness.hpp"
#include "story/text_digest.hpp"
#include "tests/support/log_capture.hpp"
#include "tests/support/story_room.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::narration {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* locked_reason = "Segment is locked. Its narration was left as it was.";
constexpr const char* gone_reason = "Segment matching query does not exist.";

/// Unavailable for the first `outages` publications; commits the next `lost_answers` ones but throws.
class InterruptedSegmentMediaStore final : public story::SegmentMediaStore {
  public:
    explicit InterruptedSegmentMediaStore(story::SegmentMediaStore& store) : store_(store) {}
    std::variant<story::MediaChanges, story::PublishRefusal> publish_narration(
        const story::NarrationDraft& draft) override {
        if (outages-- > 0) throw base::Error(base::ErrorKind::unavailable, "The database is locked.");
        auto answer = store_.publish_narration(draft);
        if (on_published) on_published(draft);
        if (lost_answers-- > 0) {
            if (on_lost_answer) on_lost_answer();
            throw base::Error(base::ErrorKind::unavailable, "The connection was lost.");
        }
        return answer;
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
    int lost_answers = 0;
    std::function<void(const story::NarrationDraft&)> on_published;
    std::function<void()> on_lost_answer;

  private:
    story::SegmentMediaStore& store_;
};

/// Delays the first files that are handed in, as a full disk or an unreachable server does.
class DelayedDelivery final : public NarrationDelivery {
  public:
    DelayedDelivery(NarrationDelivery& delivery, int refusals) : delivery_(delivery), refusals_(refusals) {}
    std::string hand_in(std::string_view unique_name, std::string_view bytes,
                        const std::stop_token& stop) override {
        if (refusals_-- <= 0) return delivery_.hand_in(unique_name, bytes, stop);
        if (on_refusal) on_refusal();
        throw DeliveryDelayed("The media folder is full.");
    }
    void take_back(const std::string& incoming_file) override { delivery_.take_back(incoming_file); }
    bool put_in_place(const story::MediaChanges& changes) noexcept override {
        return delivery_.put_in_place(changes);
    }
    bool settle(std::string_view target) noexcept override { return delivery_.settle(target); }

    std::function<void()> on_refusal;

  private:
    NarrationDelivery& delivery_;
    int refusals_;
};

class NarrateSegmentTest : public testing::Test {
  protected:
    /// A new item for the segment, as a worker claims it.
    tasks::ItemClaim claim(std::optional<std::int64_t> overridden_lock = {}) {
        tasks::NewTask task;
        task.id = room_.ids.uuid();
        task.project_id = segment_.project_id;
        task.rendition = {"kokoro", "bf_emma", 1.0};
        task.items = {{.segment_id = segment_.id, .overridden_lock = overridden_lock}};
        room_.task_store.enqueue(task, 100);
        return next_claim();
    }
    tasks::ItemClaim next_claim() {
        return room_.work_queue.claim_next("a worker", std::chrono::hours(1)).claim.value();
    }
    tasks::ItemOutcome narrate(const tasks::ItemClaim& claim) {
        return narrate_.process(claim, stop_.get_token());
    }
    /// Claims a new item and processes it.
    tasks::ItemOutcome narrate() {
        const auto item = claim();
        auto outcome = narrate(item);
        room_.work_queue.finish_item(item, outcome);
        return outcome;
    }
    static bool is_completed(const tasks::ItemOutcome& outcome) {
        return std::holds_alternative<tasks::CompletedSegment>(outcome);
    }
    static bool may_pass(const tasks::ItemOutcome& outcome) {
        const auto* const failed = std::get_if<tasks::ItemFailed>(&outcome);
        return failed != nullptr && failed->may_pass;
    }
    /// Expects the error that tells the worker to drop the item.
    void expect_dropped(const tasks::ItemClaim& claim) {
        try {
            (void)narrate(claim);
            ADD_FAILURE() << "it was not dropped";
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
        }
    }
    std::string reason(const tasks::ItemOutcome& outcome) {
        const auto* const failed = std::get_if<tasks::ItemFailed>(&outcome);
        return failed == nullptr ? "it did not fail" : failed->reason;
    }
    story::Segment stored() { return room_.segments.find(segment_.id).value(); }
    void set_lock(bool locked) { room_.segments.edit(segment_.id, {.is_locked = locked}); }
    void set_text(const std::string& text) { room_.segments.edit(segment_.id, {.text_content = text}); }
    [[nodiscard]] std::string wav() {
        return base::read_file(room_.library.absolute(audio_path_), 1'000'000);
    }
    /// Puts a file at the path of a media folder.
    void block(const std::filesystem::path& folder) {
        std::filesystem::create_directories(folder.parent_path());
        std::filesystem::remove_all(folder);
        std::ofstream(folder) << "a file in the way";
    }
    /// Sets an action that runs while the engine speaks for the first time.
    void meanwhile(const std::function<void()>& action) {
        engine_.on_speak([this, action](const auto&, const auto&) {
            if (engine_.spoken().size() == 1) action();
        });
    }

    support::StoryRoom room_;
    support::ToneEngine engine_;
    speech::Engines engines_{{&engine_}};
    ChunkFolder chunks_{room_.directory.path() / "chunks"};
    InterruptedSegmentMediaStore segment_media_{room_.segment_media};
    NarrateSegment narrate_{
        {room_.segments, segment_media_, room_.pronunciations, engines_, room_.delivery, room_.ids, &chunks_},
        {},
        std::chrono::milliseconds(1)};
    std::stop_source stop_;
    story::Segment segment_ = room_.add_story({"Once upon a time."}).front();
    std::string audio_path_ = media::MediaLibrary::audio_path(segment_.project_id, segment_.id);
};

}  // namespace

TEST_F(NarrateSegmentTest, ALackOfMemoryMayPassAndIsSaidInPlainWords) {
    engine_.on_speak([](const auto&, const auto&) { throw std::bad_alloc(); });
    const auto outcome = narrate();
    EXPECT_TRUE(may_pass(outcome));
    EXPECT_THAT(reason(outcome), testing::StartsWith("TTS generation failed: Out of memory."));
    EXPECT_THAT(reason(outcome), testing::Not(testing::HasSubstr("std::")));
}

TEST_F(NarrateSegmentTest, AFaultThatNobodyForesawIsNotTriedAgainAndKeepsItsWordsForTheLog) {
    engine_.on_speak([](const auto&, const auto&) { throw std::out_of_range("vector::at"); });
    const auto outcome = narrate();
    EXPECT_FALSE(may_pass(outcome));
    EXPECT_THAT(reason(outcome), testing::Not(testing::HasSubstr("vector")));
}

TEST_F(NarrateSegmentTest, FailsByTheNameOfAVoiceThatIsGone) {
    auto item = claim();
    item.rendition.voice = "my_narrator";
    const auto outcome = narrate(item);
    EXPECT_EQ(reason(outcome),
              "There is no voice \"my_narrator\" here. Choose another one, or install its file.");
    EXPECT_FALSE(may_pass(outcome));
    EXPECT_THAT(engine_.spoken(), IsEmpty());
}

TEST_F(NarrateSegmentTest, SpeaksWithAVoiceThatOnlyThisInstallationHas) {
    engine_.has_voices({"af_heart", "my_narrator"});
    auto item = claim();
    item.rendition.voice = "my_narrator";
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_EQ(stored().narration->voice, "my_narrator");
    EXPECT_EQ(stored().narration->spoken_voice, std::nullopt);
}

TEST_F(NarrateSegmentTest, KeepsTheVoiceAskedForAndTheOneThatIsHeard) {
    engine_.has_voices({"af_heart", "am_adam"});
    auto item = claim();
    item.rendition.voice = "am_puck";
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_EQ(engine_.spoken().back().voice, "am_adam");
    EXPECT_EQ(stored().narration->voice, "am_puck");
    EXPECT_EQ(stored().narration->spoken_voice, "am_adam");
    EXPECT_FALSE(story::is_stale(stored(), {.voice = "am_puck", .speed = {}}));
}

TEST_F(NarrateSegmentTest, SpeaksASegmentWithItsOwnVoiceAndSpeed) {
    room_.segments.edit(
        segment_.id,
        {.text_content = {}, .image_prompt = {}, .is_locked = {}, .voice_id = "bm_lewis", .tts_speed = 0.75});
    EXPECT_TRUE(is_completed(narrate()));
    EXPECT_EQ(engine_.spoken().back().voice, "bm_lewis");
    EXPECT_EQ(stored().narration->voice, "bm_lewis");
    EXPECT_EQ(stored().narration->speed, 0.75);
}

TEST_F(NarrateSegmentTest, BringsTheSpeedIntoItsLimits) {
    for (const auto& [speed, limit] : {std::pair(9.0, 2.0), std::pair(0.1, 0.5)}) {
        auto item = claim();
        item.rendition.speed = speed;
        const auto outcome = narrate(item);
        EXPECT_TRUE(is_completed(outcome)) << reason(outcome);
        room_.work_queue.finish_item(item, outcome);
        EXPECT_EQ(engine_.spoken().back().speed, limit);
        EXPECT_EQ(stored().narration->speed, limit);
    }
}

TEST_F(NarrateSegmentTest, PublishesAWavWhoseLengthIsTheStoredDuration) {
    const auto outcome = narrate();
    const auto& completed = std::get<tasks::CompletedSegment>(outcome);
    EXPECT_EQ(completed.audio_url, "/media/" + audio_path_);
    const auto info = audio::wav_info(room_.library.absolute(audio_path_));
    EXPECT_EQ(info.sample_rate, 24000);
    EXPECT_EQ(info.channels, 1);
    EXPECT_DOUBLE_EQ(info.duration(), 0.17);
    EXPECT_DOUBLE_EQ(completed.duration, info.duration());
    const auto item = stored().narration->item_id;
    EXPECT_TRUE(item);
    const auto digest = story::digest_of_text("Once upon a time.");
    EXPECT_EQ(stored().narration,
              (story::Narration{audio_path_, 0.17, "kokoro", "bf_emma", 1.0, 1, item, {}, digest}));
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
    EXPECT_TRUE(is_completed(narrate(claim(stored().lock_revision))));
}

TEST_F(NarrateSegmentTest, ALockSetLaterHoldsAgainstAnOverride) {
    set_lock(true);
    const auto overriding = claim(stored().lock_revision);
    set_lock(false);
    set_lock(true);
    EXPECT_EQ(reason(narrate(overriding)), locked_reason);
    EXPECT_FALSE(stored().narration);
}

TEST_F(NarrateSegmentTest, ATextEditedMeanwhileIsSpokenAnew) {
    meanwhile([this] { set_text("Twice."); });
    EXPECT_TRUE(is_completed(narrate()));
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
    const auto item = claim();
    room_.keeper.apply(*room_.segments.remove(segment_.id, {}));
    EXPECT_EQ(reason(narrate(item)), gone_reason);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, AProjectDeletedMeanwhileLeavesNoFileAndNoFolder) {
    meanwhile([this] { room_.keeper.apply(*room_.projects.remove(segment_.project_id)); });
    EXPECT_EQ(reason(narrate()), gone_reason);
    EXPECT_THAT(room_.media_files(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(
        room_.library.absolute(media::MediaLibrary::project_path(segment_.project_id))));
}

TEST_F(NarrateSegmentTest, ADamagedModelIsNotToldAsAFaultOfTheText) {
    engine_.on_speak([](const auto&, const auto&) {
        throw base::Error(base::ErrorKind::damaged_model, "kokoro-v1_0.pth: its sound has no numbers.");
    });
    EXPECT_EQ(reason(narrate()), "TTS generation failed: kokoro-v1_0.pth: its sound has no numbers.");
}

TEST_F(NarrateSegmentTest, AFailingEngineIsNamedAndChangesNothing) {
    set_text("kaboom");
    const auto outcome = narrate();
    EXPECT_EQ(reason(outcome), "TTS generation failed: the tone engine was told to fail");
    EXPECT_FALSE(may_pass(outcome));
    EXPECT_FALSE(stored().narration);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, FinishedSpeechWaitsForAStoreThatIsOutOfReach) {
    segment_media_.outages = 3;
    EXPECT_TRUE(is_completed(narrate()));
    EXPECT_EQ(engine_.spoken().size(), 1U) << "nothing is spoken twice";
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, FinishedSpeechWaitsForADelayedDeliveryAsLongAsItTakesAndTheLogSaysItOnce) {
    constexpr int more_tries_than_a_failure_gets = 20;
    DelayedDelivery delivery(room_.delivery, more_tries_than_a_failure_gets);
    NarrateSegment narrate(
        {room_.segments, segment_media_, room_.pronunciations, engines_, delivery, room_.ids}, {},
        std::chrono::milliseconds(1));
    const support::LogCapture log;
    EXPECT_TRUE(is_completed(narrate.process(claim(), stop_.get_token())));
    EXPECT_EQ(engine_.spoken().size(), 1U) << "nothing is spoken twice";
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
    const auto text = log.text();
    EXPECT_EQ(std::ranges::count(text, '\n'), 2) << text;
    EXPECT_THAT(text, testing::HasSubstr("Narration waits: The media folder is full."));
    EXPECT_THAT(text, testing::HasSubstr("Narration goes on."));
}

TEST_F(NarrateSegmentTest, SpeechThatWaitsForItsDeliveryIsDroppedWhenItsTaskIsCancelled) {
    DelayedDelivery delivery(room_.delivery, std::numeric_limits<int>::max());
    delivery.on_refusal = [this] { stop_.request_stop(); };
    NarrateSegment narrate(
        {room_.segments, segment_media_, room_.pronunciations, engines_, delivery, room_.ids}, {},
        std::chrono::hours(1));
    const auto item = claim();
    EXPECT_THROW((void)narrate.process(item, stop_.get_token()), base::Error);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

TEST_F(NarrateSegmentTest, ADeliveryThatIsRefusedForGoodFailsAtOnceWithItsReason) {
    DelayedDelivery delivery(room_.delivery, std::numeric_limits<int>::max());
    delivery.on_refusal = [] { throw base::Error(base::ErrorKind::internal, "The server answered 401."); };
    NarrateSegment narrate(
        {room_.segments, segment_media_, room_.pronunciations, engines_, delivery, room_.ids}, {},
        std::chrono::hours(1));
    const auto outcome = narrate.process(claim(), stop_.get_token());
    EXPECT_EQ(reason(outcome), "TTS generation failed: The server answered 401.");
    EXPECT_FALSE(may_pass(outcome));
}

TEST_F(NarrateSegmentTest, AFileThatCannotBePutInPlaceIsNoSuccessAndIsSettledOnTheNextTry) {
    const auto folder = room_.library.absolute(audio_path_).parent_path();
    block(folder);
    const auto item = claim();
    for (int attempt = 1; attempt <= 2; ++attempt) {
        const auto outcome = narrate(item);
        EXPECT_THAT(reason(outcome), testing::HasSubstr("cannot be put into the media folder yet"));
        EXPECT_TRUE(may_pass(outcome));
    }
    std::filesystem::remove(folder);
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_EQ(engine_.spoken().size(), 1U) << "it is published, and not spoken again";
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, AMediaFolderThatCannotBeWrittenIsNamedAndTriedAgain) {
    const auto incoming = room_.library.absolute("incoming");
    block(incoming);
    const auto item = claim();
    const auto outcome = narrate(item);
    EXPECT_THAT(reason(outcome), testing::HasSubstr("Cannot create the folder incoming"));
    EXPECT_TRUE(may_pass(outcome));
    EXPECT_FALSE(stored().narration);
    std::filesystem::remove(incoming);
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_EQ(engine_.spoken().size(), 1U) << "its chunks were kept";
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, AnEngineThatIsAwayMayComeBack) {
    engine_.on_speak([](const auto&, const auto&) {
        throw base::Error(base::ErrorKind::unavailable, "The engine is restarting.");
    });
    const auto outcome = narrate();
    EXPECT_EQ(reason(outcome), "TTS generation failed: The engine is restarting.");
    EXPECT_TRUE(may_pass(outcome));
}

TEST_F(NarrateSegmentTest, GoesOnBehindTheLastFinishedChunk) {
    engine_.chunk_limit = 13;
    set_text("One is here. Two is here. Six is here.");
    engine_.on_speak([this](const auto& chunk, const auto&) {
        if (chunk.text == "Six is here.") stop_.request_stop();
    });
    const auto item = claim();
    expect_dropped(item);
    EXPECT_EQ(engine_.spoken().size(), 3U);

    engine_.on_speak({});
    EXPECT_TRUE(is_completed(narrate_.process(item, {})));
    EXPECT_EQ(engine_.spoken().size(), 4U) << "only the chunk that was interrupted";
    const std::string resumed = wav();

    std::filesystem::remove_all(room_.directory.path() / "chunks");
    room_.work_queue.finish_item(item, tasks::ItemFailed{"so that there can be another"});
    EXPECT_TRUE(is_completed(narrate_.process(claim(), {})));
    EXPECT_EQ(engine_.spoken().size(), 7U);
    EXPECT_EQ(wav(), resumed) << "the same bytes as without an interruption";
}

TEST_F(NarrateSegmentTest, WhatTheItemPublishedInAnEarlierLifeIsNotSpokenAgain) {
    const auto item = claim();
    const auto first = narrate(item);
    const auto before = stored();
    room_.work_queue.put_back(tasks::Orphans::all_lost);
    const auto second = narrate(next_claim());
    EXPECT_EQ(engine_.spoken().size(), 1U);
    EXPECT_EQ(std::get<tasks::CompletedSegment>(second), std::get<tasks::CompletedSegment>(first));
    EXPECT_EQ(stored(), before);
}

TEST_F(NarrateSegmentTest, WhatTheItemPublishedBeforeTheTextChangedIsSpokenAnew) {
    const auto item = claim();
    narrate(item);
    set_text("Twice.");
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_EQ(engine_.spoken().back().text, "Twice.");
    EXPECT_EQ(stored().narration->text_revision, 2);
}

TEST_F(NarrateSegmentTest, AnotherItemPublishesItsOwnNarration) {
    narrate();
    const auto before = stored().narration;
    EXPECT_TRUE(is_completed(narrate()));
    EXPECT_NE(stored().narration->item_id, before->item_id);
    EXPECT_EQ(engine_.spoken().size(), 1U) << "of the same chunks";
}

TEST_F(NarrateSegmentTest, WhoLostTheLeasePublishesNothing) {
    narrate();
    set_text("Something longer than before.");
    const auto before = stored();
    const std::string sound_before = wav();
    const auto late = claim();
    engine_.on_speak(
        [this](const auto&, const auto&) { room_.work_queue.put_back(tasks::Orphans::all_lost); });
    expect_dropped(late);
    engine_.on_speak({});
    EXPECT_EQ(stored(), before);
    EXPECT_EQ(wav(), sound_before);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_)) << "no incoming file";

    EXPECT_TRUE(is_completed(narrate(next_claim())));
    EXPECT_EQ(stored().narration->text_revision, 2);
}

TEST_F(NarrateSegmentTest, WhoLostTheLeaseLeavesWhatTheNextOnePublished) {
    const auto late = claim();
    meanwhile([this] {
        room_.work_queue.put_back(tasks::Orphans::all_lost);
        EXPECT_TRUE(is_completed(narrate(next_claim())));
    });
    expect_dropped(late);
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(NarrateSegmentTest, APublicationWhoseAnswerWasLostIsNotMadeTwice) {
    segment_media_.lost_answers = 1;
    EXPECT_TRUE(is_completed(narrate()));
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(NarrateSegmentTest, AStopBeforeTheAnswerLeavesTheFileThatMayBeOwed) {
    segment_media_.lost_answers = 1;
    segment_media_.on_lost_answer = [this] { stop_.request_stop(); };
    const auto item = claim();
    expect_dropped(item);
    room_.keeper.catch_up();
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
    EXPECT_THAT(room_.media_files(), ElementsAre(audio_path_));
}

TEST_F(NarrateSegmentTest, AFileThatVanishesBeforeItIsInPlaceIsNoSuccessAndIsMadeAnew) {
    segment_media_.on_published = [this](const auto& draft) {
        room_.library.discard_incoming(draft.incoming_file);
    };
    const auto item = claim();
    EXPECT_TRUE(may_pass(narrate(item)));
    EXPECT_FALSE(stored().narration);
    segment_media_.on_published = {};
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(),
                     stored().narration.value().duration);
    EXPECT_THAT(room_.journal.pending(), IsEmpty());
}

TEST_F(NarrateSegmentTest, AnOlderTakeInItsPlaceIsNotTakenForTheOneThatVanished) {
    narrate();
    set_text("Something longer than before.");
    segment_media_.on_published = [this](const auto& draft) {
        room_.library.discard_incoming(draft.incoming_file);
    };
    EXPECT_TRUE(may_pass(narrate()));
    EXPECT_FALSE(stored().narration);
}

TEST_F(NarrateSegmentTest, WhatTheItemPublishedIsMadeAnewWhenItsFileIsGone) {
    const auto item = claim();
    narrate(item);
    std::filesystem::remove(room_.library.absolute(audio_path_));
    EXPECT_TRUE(may_pass(narrate(item)));
    EXPECT_TRUE(is_completed(narrate(item)));
    EXPECT_DOUBLE_EQ(audio::wav_info(room_.library.absolute(audio_path_)).duration(), 0.17);
}

TEST_F(NarrateSegmentTest, BlankTextAtItsTurnIsNamed) {
    set_text("  ");
    EXPECT_EQ(reason(narrate()), "Text is empty or whitespace-only.");
}

TEST_F(NarrateSegmentTest, AStopLeavesEverythingAsItWas) {
    stop_.request_stop();
    expect_dropped(claim());
    EXPECT_FALSE(stored().narration);
    EXPECT_THAT(room_.media_files(), IsEmpty());
}

}  // namespace storyflow::narration
