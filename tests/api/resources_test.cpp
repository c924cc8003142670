#include "api/resources.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "api/json_text.hpp"

namespace storyflow::api {

namespace {

using std::chrono::microseconds;

constexpr auto new_year = base::Timestamp(microseconds(1'767'225'600'000'000));

story::Segment narrated_segment() {
    story::Segment segment;
    segment.id = "s1";
    segment.project_id = "p1";
    segment.sequence_index = 3;
    segment.text_content = "Žluť";
    segment.image_file = "projects/p1/images/s1_a b#1.png";
    segment.narration = story::Narration{.audio_file = "projects/p1/audio/s1.wav",
                                         .duration = 2.0,
                                         .engine = "kokoro",
                                         .voice = "af_bella",
                                         .text_revision = 4};
    segment.text_revision = 4;
    segment.narration_revision = 3;
    segment.is_locked = true;
    return segment;
}

SegmentContext asking_for(const story::OwnRendition& own) {
    return {MediaUrls::path_only(), own};
}

const story::OwnRendition bella{"af_bella", 1.0};

http::Request from_host(std::string host) {
    http::Request request;
    request.headers.set("Host", std::move(host));
    return request;
}

}  // namespace

TEST(Resources, TimestampsAreUtcAndLeaveOutAZeroFraction) {
    EXPECT_EQ(timestamp_text(new_year), "2026-01-01T00:00:00Z");
    EXPECT_EQ(timestamp_text(new_year + microseconds(3'723'000'050)), "2026-01-01T01:02:03.000050Z");
    EXPECT_EQ(timestamp_text(base::Timestamp(microseconds(-1))), "1969-12-31T23:59:59.999999Z");
}

TEST(Resources, ASegmentHasTheKeysOfTheContractInOrder) {
    EXPECT_EQ(
        json_text(segment_json(narrated_segment(), asking_for(bella))),
        R"({"id":"s1","project":"p1","sequence_index":3,"text_content":"Žluť","image_prompt":"",)"
        R"("image_file":"/media/projects/p1/images/s1_a%20b%231.png",)"
        R"("audio_file":"/media/projects/p1/audio/s1.wav","audio_duration":2.0,"is_locked":true,)"
        R"("narration":{"engine":"kokoro","is_draft":false,"voice":"af_bella","spoken_voice":"af_bella",)"
        R"("speed":1.0,"revision":3,"stale":[]},"text_revision":4,"voice_id":null,"tts_speed":null,)"
        R"("chapter":null,"scene_break":false,"pause_before":null,)"
        R"("image_fit":"fill"})");
}

TEST(Resources, ANarrationSaysWhatChangedSinceItWasMade) {
    auto segment = narrated_segment();
    ++segment.text_revision;
    const auto json = segment_json(segment, asking_for({"bf_emma", 1.5}));
    EXPECT_EQ(
        json_text(json.at("narration")),
        R"({"engine":"kokoro","is_draft":false,"voice":"af_bella","spoken_voice":"af_bella","speed":1.0,"revision":3,)"
        R"("stale":["text","voice","speed"]})");
    EXPECT_EQ(json.at("text_revision"), 5);
}

TEST(Resources, ADraftSaysThatItIsOneAndWhichVoiceIsHeard) {
    auto segment = narrated_segment();
    segment.narration->engine = "hibari";
    segment.narration->spoken_voice = "af_heart";
    const auto json = segment_json(segment, asking_for(bella));
    EXPECT_EQ(json.at("narration").at("is_draft"), true);
    EXPECT_EQ(json.at("narration").at("voice"), "af_bella");
    EXPECT_EQ(json.at("narration").at("spoken_voice"), "af_heart");
    EXPECT_EQ(json.at("narration").at("stale").as_array().size(), 0U);
}

TEST(Resources, ASegmentTellsItsOwnVoiceAndSpeed) {
    auto segment = narrated_segment();
    segment.voice_id = "bm_lewis";
    segment.tts_speed = 0.75;
    const auto json = segment_json(segment, asking_for(bella));
    EXPECT_EQ(json.at("voice_id"), "bm_lewis");
    EXPECT_EQ(json.at("tts_speed"), 0.75);
}

TEST(Resources, AbsoluteAddressesUseTheHostUnderWhichTheClientCame) {
    const auto urls = MediaUrls::absolute(from_host("127.0.0.1:8000"));
    EXPECT_EQ(segment_json(narrated_segment(), {urls, bella}).at("audio_file"),
              "http://127.0.0.1:8000/media/projects/p1/audio/s1.wav");
}

TEST(Resources, ASegmentWithoutFilesHasNulls) {
    const auto json = segment_json(story::Segment{}, asking_for(bella));
    EXPECT_TRUE(json.at("image_file").is_null());
    EXPECT_TRUE(json.at("audio_file").is_null());
    EXPECT_TRUE(json.at("audio_duration").is_null());
    EXPECT_TRUE(json.at("narration").is_null());
}

TEST(Resources, AProjectHasTheKeysOfTheContractInOrder) {
    story::Project project{.id = "p1", .title = "T", .created_at = new_year, .updated_at = new_year};
    project.voice_id = "bf_emma";
    const story::ProjectSummary summary{
        .project = project, .segment_count = 7, .narrated_count = 2, .narrated_seconds = 3.5};
    EXPECT_EQ(
        json_text(project_json(summary)),
        R"({"id":"p1","title":"T","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z",)"
        R"("status":"DRAFT","resolution_width":1920,"resolution_height":1080,"framerate":30,"segment_count":7,)"
        R"("author":"","voice_id":"bf_emma","tts_speed":null,"narrated_count":2,"narrated_seconds":3.5,"cover":null})");
    EXPECT_EQ(
        json_text(project_detail_head_json(summary)),
        R"({"id":"p1","title":"T","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z",)"
        R"("status":"DRAFT","resolution_width":1920,"resolution_height":1080,"framerate":30,)"
        R"("output_path":null})");
    EXPECT_EQ(json_text(project_detail_tail_json(summary, 12.5)),
              R"({"author":"","voice_id":"bf_emma","tts_speed":null,"narrated_count":2,)"
              R"("narrated_seconds":3.5,"estimated_seconds":12.5,"source_file":null})");
}

TEST(Resources, AnUnknownEstimateAndTheVoiceOfTheSettingsAreNull) {
    const auto json = project_detail_tail_json({}, std::nullopt);
    EXPECT_TRUE(json.at("estimated_seconds").is_null());
    EXPECT_TRUE(json.at("voice_id").is_null());
}

TEST(Resources, SettingsHaveTheKeysOfTheContractInOrder) {
    story::Settings settings;
    settings.created_at = settings.updated_at = new_year;
    EXPECT_EQ(
        json_text(settings_json(settings)),
        R"({"default_voice_id":"af_heart","tts_speed":1.0,"subtitle_font_family":"Arial",)"
        R"("subtitle_font_size":48,"subtitle_font_color":"#FFFFFF","subtitle_position":"bottom",)"
        R"("subtitle_font":"","subtitle_color":"#FFFFFF","render_width":1920,"render_height":1080,)"
        R"("render_fps":30,"ken_burns_zoom":1.2,"transition_duration":0.5,"zoom_intensity":1.3,)"
        R"("inter_segment_silence":0.3,"subtitles_enabled":true,"custom_font_file":null,)"
        R"("logo_enabled":false,"active_logo":null,"logo_scale":0.15,"logo_position":"bottom-right",)"
        R"("logo_opacity":1.0,"logo_margin":20,"tts_engine":"auto","scene_silence":1.4,"chapter_silence":2.0,)"
        R"("subtitle_words":false,"subtitle_word_color":"#FFD54A","title_card":false,"end_card":"",)"
        R"("card_seconds":4.0,"music_enabled":false,"music_level":-18.0,"music_file":null,)"
        R"("created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"})");
}

TEST(Resources, OnlyBritishVoicesHaveAnAccent) {
    EXPECT_EQ(json_text(voice_json(speech::describe_voice("bf_emma"), {"kokoro", "hibari"})),
              R"({"id":"bf_emma","name":"Emma","gender":"Female","accent":"British","language":"en-GB",)"
              R"("engines":["kokoro","hibari"]})");
    EXPECT_EQ(json_text(voice_json(speech::describe_voice("am_adam"), {})),
              R"({"id":"am_adam","name":"Adam","gender":"Male","language":"en-US","engines":[]})");
}

TEST(Resources, NoContentHasNoBody) {
    EXPECT_EQ(no_content().status, 204);
    EXPECT_EQ(no_content().content_length(), 0U);
}

}  // namespace storyflow::api
