#include "api/settings_rules.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "api/api_error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::api {

namespace {

const story::Logo brand{.id = "11111111-2222-4333-8444-555555555555",
                        .name = "brand",
                        .file = "logos/brand.png",
                        .uploaded_at = {}};

story::Settings applied(std::string_view json, story::Settings settings = {}) {
    support::ToneEngine engine;
    apply_settings(boost::json::parse(json).as_object(), settings, speech::Engines({&engine}),
                   std::vector{brand});
    return settings;
}

std::string refused(std::string_view json) {
    try {
        applied(json);
    } catch (const ApiError& error) {
        return error.what();
    }
    return "";
}

struct Rule {
    const char* sent;
    const char* body;
};

const std::vector<Rule> refusals{
    {R"({"default_voice_id":" "})", R"({"default_voice_id":["This field may not be blank."]})"},
    {R"({"default_voice_id":"nobody"})",
     R"json({"default_voice_id":["Must be the id of a voice, or a mix such as af_heart(2)+am_adam(1)."]})json"},
    {R"({"tts_speed":"inf"})", R"({"tts_speed":["A valid number is required."]})"},
    {R"({"tts_speed":null})", R"({"tts_speed":["This field may not be null."]})"},
    {R"({"zoom_intensity":"nan"})", R"({"zoom_intensity":["A valid number is required."]})"},
    {R"({"tts_engine":"siri"})", R"({"tts_engine":["\"siri\" is not a valid choice."]})"},
    {R"({"subtitle_font_size":-1})",
     R"({"subtitle_font_size":["Ensure this value is greater than or equal to 0."]})"},
    {R"({"subtitle_font_size":11})", R"({"subtitle_font_size":["Font size must be between 12 and 120."]})"},
    {R"({"subtitle_font_color":"red"})",
     R"({"subtitle_font_color":["Enter a valid hex color (e.g., #FFFFFF)."]})"},
    {R"({"subtitle_color":"#12345"})", R"({"subtitle_color":["Enter a valid hex color (e.g., #FFFFFF)."]})"},
    {R"({"subtitle_color":"#1234567"})",
     R"({"subtitle_color":["Ensure this field has no more than 7 characters."]})"},
    {R"({"subtitle_position":"left"})", R"({"subtitle_position":["\"left\" is not a valid choice."]})"},
    {R"({"render_fps":25})", R"({"render_fps":["FPS must be one of: 24, 30, 60."]})"},
    {R"({"ken_burns_zoom":2.1})", R"({"ken_burns_zoom":["Ken Burns zoom must be between 1.0 and 2.0."]})"},
    {R"({"transition_duration":-0.1})",
     R"({"transition_duration":["Transition duration must be between 0.0 and 2.0 seconds."]})"},
    {R"({"inter_segment_silence":5.1})",
     R"({"inter_segment_silence":["Inter-segment silence must be between 0.0 and 5.0 seconds."]})"},
    {R"({"logo_scale":0.6})", R"({"logo_scale":["Logo scale must be between 0.05 and 0.50."]})"},
    {R"({"logo_position":"middle"})", R"({"logo_position":["\"middle\" is not a valid choice."]})"},
    {R"({"logo_opacity":2})", R"({"logo_opacity":["Logo opacity must be between 0.0 and 1.0."]})"},
    {R"({"logo_margin":201})", R"({"logo_margin":["Logo margin must be between 0 and 200 pixels."]})"},
    {R"({"subtitle_word_color":"gold"})",
     R"({"subtitle_word_color":["Enter a valid hex color (e.g., #FFFFFF)."]})"},
    {R"({"subtitle_words":"perhaps"})", R"({"subtitle_words":["Must be a valid boolean."]})"},
    {R"({"title_card":null})", R"({"title_card":["This field may not be null."]})"},
    {R"({"card_seconds":0.9})", R"({"card_seconds":["Card seconds must be between 1.0 and 30.0."]})"},
    {R"({"card_seconds":30.1})", R"({"card_seconds":["Card seconds must be between 1.0 and 30.0."]})"},
    {R"({"music_level":0.1})", R"({"music_level":["Music level must be between -60.0 and 0.0 decibels."]})"},
    {R"({"music_level":-61})", R"({"music_level":["Music level must be between -60.0 and 0.0 decibels."]})"},
    {R"({"active_logo":"nope"})", R"({"active_logo":["“nope” is not a valid UUID."]})"},
    {R"({"active_logo":"00000000-0000-4000-8000-000000000000"})",
     R"({"active_logo":["Invalid pk \"00000000-0000-4000-8000-000000000000\" - object does not exist."]})"},
    {R"({"active_logo":[]})", R"({"active_logo":["Incorrect type. Expected pk value, received list."]})"}};

}  // namespace

TEST(SettingsRules, UnknownAndReadOnlyFieldsAreIgnored) {
    EXPECT_EQ(applied(R"({"nothing":1,"custom_font_file":"x","music_file":"x","created_at":5})"),
              story::Settings{});
}

TEST(SettingsRules, EveryFieldCanBeChanged) {
    const auto settings = applied(R"({
        "default_voice_id":"bm_lewis","tts_speed":99,"tts_engine":"espeak","subtitle_font_family":"Serif",
        "subtitle_font_size":"12","subtitle_font_color":"#aBc","subtitle_position":"top","subtitle_font":"",
        "subtitle_color":"#000000","render_width":720,"render_height":1280,"render_fps":24,"ken_burns_zoom":2,
        "transition_duration":0,"zoom_intensity":-99,"inter_segment_silence":5,"subtitles_enabled":"off",
        "logo_enabled":true,"logo_scale":0.05,"logo_position":"top-left","logo_opacity":"0.5","logo_margin":200,
        "subtitle_words":true,"subtitle_word_color":"#f00","title_card":true,"end_card":"The end",
        "card_seconds":1,"music_enabled":true,"music_level":-60})");
    EXPECT_TRUE(settings.subtitle_words);
    EXPECT_EQ(settings.subtitle_word_color, "#f00");
    EXPECT_TRUE(settings.title_card);
    EXPECT_EQ(settings.end_card, "The end");
    EXPECT_EQ(settings.card_seconds, 1.0);
    EXPECT_TRUE(settings.music_enabled);
    EXPECT_EQ(settings.music_level, -60.0);
    EXPECT_EQ(settings.default_voice_id, "bm_lewis");
    EXPECT_EQ(settings.tts_speed, 99.0);
    EXPECT_EQ(settings.tts_engine, "espeak");
    EXPECT_EQ(settings.subtitle_font_family, "Serif");
    EXPECT_EQ(settings.subtitle_font_size, 12);
    EXPECT_EQ(settings.subtitle_font_color, "#aBc");
    EXPECT_EQ(settings.subtitle_position, "top");
    EXPECT_EQ(settings.subtitle_color, "#000000");
    EXPECT_EQ(settings.render_width, 720);
    EXPECT_EQ(settings.render_height, 1280);
    EXPECT_EQ(settings.render_fps, 24);
    EXPECT_EQ(settings.ken_burns_zoom, 2.0);
    EXPECT_EQ(settings.transition_duration, 0.0);
    EXPECT_EQ(settings.zoom_intensity, -99.0);
    EXPECT_EQ(settings.inter_segment_silence, 5.0);
    EXPECT_FALSE(settings.subtitles_enabled);
    EXPECT_TRUE(settings.logo_enabled);
    EXPECT_EQ(settings.logo_scale, 0.05);
    EXPECT_EQ(settings.logo_position, "top-left");
    EXPECT_EQ(settings.logo_opacity, 0.5);
    EXPECT_EQ(settings.logo_margin, 200);
}

TEST(SettingsRules, WrongValuesAreRefusedWithTheSentenceOfTheContract) {
    for (const auto& rule : refusals)
        EXPECT_EQ(refused(rule.sent), rule.body);
}

TEST(SettingsRules, TheTextOfTheEndCardMayBeEmptyAndHasALimit) {
    story::Settings settings;
    settings.end_card = "The end";
    EXPECT_EQ(applied(R"({"end_card":""})", settings).end_card, "");
    EXPECT_EQ(refused(R"({"end_card":")" + std::string(501, 'a') + R"("})"),
              R"({"end_card":["Ensure this field has no more than 500 characters."]})");
}

TEST(SettingsRules, TheVoiceMayBeAMixUpToAHundredCharacters) {
    EXPECT_EQ(applied(R"json({"default_voice_id":"af_bella(2)+am_adam(1)"})json").default_voice_id,
              "af_bella(2)+am_adam(1)");
    EXPECT_EQ(refused(R"({"default_voice_id":")" + std::string(101, 'a') + R"("})"),
              R"({"default_voice_id":["Ensure this field has no more than 100 characters."]})");
}

TEST(SettingsRules, NoLogoIsNullOrEmpty) {
    EXPECT_EQ(applied(R"({"active_logo":null})").active_logo, std::nullopt);
    EXPECT_EQ(applied(R"({"active_logo":""})").active_logo, std::nullopt);
}

TEST(SettingsRules, ALogoIsNamedByItsIdInAnyFormOfIt) {
    EXPECT_EQ(applied(R"({"active_logo":"11111111-2222-4333-8444-555555555555"})").active_logo, brand.id);
    EXPECT_EQ(applied(R"({"active_logo":"{11111111222243338444555555555555}"})").active_logo, brand.id);
}

TEST(SettingsRules, AColourOfSubtitlesHasTwoNames) {
    EXPECT_EQ(applied(R"({"subtitle_color":"#112233"})").subtitle_font_color, "#112233");
    EXPECT_EQ(applied(R"({"subtitle_font_color":"#abc"})").subtitle_color, "#abc");
    const auto both = applied(R"({"subtitle_font_color":"#111111","subtitle_color":"#222222"})");
    EXPECT_EQ(both.subtitle_font_color, "#111111");
    EXPECT_EQ(both.subtitle_color, "#222222");
    const auto neither = applied(R"({"subtitle_position":"top"})", both);
    EXPECT_EQ(neither.subtitle_font_color, "#111111");
    EXPECT_EQ(neither.subtitle_color, "#222222");
}

TEST(SettingsRules, TheZoomHasTwoNamesOfWhichOneHasLimits) {
    EXPECT_EQ(applied(R"({"ken_burns_zoom":1.9})").zoom_intensity, 1.9);
    EXPECT_EQ(applied(R"({"zoom_intensity":1.1})").ken_burns_zoom, 1.1);
    const auto far = applied(R"({"zoom_intensity":7})");
    EXPECT_EQ(far.zoom_intensity, 7.0);
    EXPECT_EQ(far.ken_burns_zoom, 2.0);
    EXPECT_EQ(applied(R"({"zoom_intensity":-99})").ken_burns_zoom, 1.0);
    const auto both = applied(R"({"zoom_intensity":1.5,"ken_burns_zoom":1.6})");
    EXPECT_EQ(both.zoom_intensity, 1.5);
    EXPECT_EQ(both.ken_burns_zoom, 1.6);
    EXPECT_EQ(applied("{}").ken_burns_zoom, 1.2) << "the defaults of the contract differ";
    EXPECT_EQ(applied("{}").zoom_intensity, 1.3);
}

TEST(SettingsRules, TheFontsNamesDoNotFollowEachOther) {
    EXPECT_EQ(applied(R"({"subtitle_font":"Inter"})").subtitle_font_family, "Arial");
    EXPECT_EQ(applied(R"({"subtitle_font_family":"Inter"})").subtitle_font, "");
}

TEST(SettingsRules, ThePictureSizeIsAPairOfThePresets) {
    EXPECT_EQ(
        refused(R"({"render_width":800,"render_height":600})"),
        R"({"render_resolution":["Resolution 800×600 is not allowed. Allowed presets: 720×720, 720×1280, )"
        "864×1080, 1080×1080, 1080×1350, 1080×1440, 1080×1920, 1280×720, 1440×1080, 1920×1080, "
        "3840×2160.\"]}");
}

TEST(SettingsRules, OneSideIsJudgedWithTheStoredOther) {
    EXPECT_NE(refused(R"({"render_width":720})"), "");
    EXPECT_EQ(applied(R"({"render_width":1440})").render_width, 1440);
}

TEST(SettingsRules, ThePictureSizeIsOnlyJudgedWhenAllFieldsAreRight) {
    EXPECT_EQ(refused(R"({"render_width":800,"logo_margin":201})"),
              R"({"logo_margin":["Logo margin must be between 0 and 200 pixels."]})");
}

}  // namespace storyflow::api
