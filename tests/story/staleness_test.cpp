#include "story/staleness.hpp"

#include <gmock/gmock.h>

#include "story/text_digest.hpp"

namespace storyflow::story {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const OwnRendition bella{"af_bella", 1.0};

Segment narrated_by_bella() {
    Segment segment;
    segment.text_content = "Once";
    segment.text_revision = 3;
    segment.narration = Narration{
        .audio_file = "a.wav", .engine = "kokoro", .voice = "af_bella", .speed = 1.0, .text_revision = 3};
    return segment;
}

}  // namespace

TEST(Staleness, ANarrationIsFreshAsLongAsNothingChanged) {
    EXPECT_THAT(staleness(narrated_by_bella(), bella), IsEmpty());
    EXPECT_FALSE(is_stale(narrated_by_bella(), bella));
}

TEST(Staleness, WhatIsNotNarratedCannotBeStale) {
    EXPECT_THAT(staleness(Segment{}, bella), IsEmpty());
}

TEST(Staleness, ATextThatWasChangedBackIsTheOneThatWasSpoken) {
    auto segment = narrated_by_bella();
    segment.narration->text_digest = digest_of_text("Once");
    segment.text_revision += 2;
    EXPECT_THAT(staleness(segment, bella), IsEmpty());
    segment.text_content = "Once more";
    EXPECT_THAT(staleness(segment, bella), ElementsAre(StaleAspect::text));
}

TEST(Staleness, ATextOfUnknownDigestCountsAsAnother) {
    EXPECT_TRUE(is_another_text("", "Once"));
    EXPECT_TRUE(is_another_text(digest_of_text("Once"), "Twice"));
    EXPECT_FALSE(is_another_text(digest_of_text("Once"), " Once\n"));
}

TEST(Staleness, EveryChangeIsNamed) {
    auto edited = narrated_by_bella();
    ++edited.text_revision;
    EXPECT_THAT(staleness(edited, bella), ElementsAre(StaleAspect::text));
    const auto segment = narrated_by_bella();
    EXPECT_THAT(staleness(segment, {"bf_emma", 1.0}), ElementsAre(StaleAspect::voice));
    EXPECT_THAT(staleness(segment, {"af_bella", 1.1}), ElementsAre(StaleAspect::speed));
    EXPECT_THAT(staleness(edited, {"bf_emma", 0.9}),
                ElementsAre(StaleAspect::text, StaleAspect::voice, StaleAspect::speed));
    EXPECT_TRUE(is_stale(edited, bella));
}

TEST(Staleness, WhereAStoryAsksForNothingAnyVoiceAndSpeedWillDo) {
    auto segment = narrated_by_bella();
    EXPECT_FALSE(is_stale(segment, {}));
    EXPECT_THAT(staleness(segment, {.voice = "bf_emma", .speed = {}}), ElementsAre(StaleAspect::voice));
    EXPECT_FALSE(is_stale(segment, {.voice = "af_bella", .speed = {}}));
    EXPECT_THAT(staleness(segment, {.voice = {}, .speed = 1.5}), ElementsAre(StaleAspect::speed));
    ++segment.text_revision;
    EXPECT_THAT(staleness(segment, {}), ElementsAre(StaleAspect::text));
}

TEST(Staleness, ASegmentsOwnVoiceAndSpeedCountBeforeThoseOfItsStory) {
    auto segment = narrated_by_bella();
    segment.voice_id = "af_bella";
    EXPECT_FALSE(is_stale(segment, {.voice = "bf_emma", .speed = {}}));
    segment.voice_id = "bm_lewis";
    segment.tts_speed = 0.75;
    EXPECT_THAT(staleness(segment, bella), ElementsAre(StaleAspect::voice, StaleAspect::speed));
}

TEST(Staleness, AnotherVoiceThatIsHeardForWantOfTheOneAskedForMakesNothingStale) {
    auto segment = narrated_by_bella();
    segment.narration->spoken_voice = "af_heart";
    EXPECT_FALSE(is_stale(segment, bella));
}

TEST(Staleness, ATextThatWasChangedBackIsStaleAllTheSame) {
    auto segment = narrated_by_bella();
    edit(segment, {.text_content = "Twice", .image_prompt = {}, .is_locked = {}});
    edit(segment, {.text_content = "Once", .image_prompt = {}, .is_locked = {}});
    EXPECT_THAT(staleness(segment, bella), ElementsAre(StaleAspect::text));
}

TEST(Staleness, SpeedsThatNobodyCouldTellApartAreTheSame) {
    EXPECT_FALSE(is_stale(narrated_by_bella(), {"af_bella", 0.1 + 0.2 + 0.7}));
}

}  // namespace storyflow::story
