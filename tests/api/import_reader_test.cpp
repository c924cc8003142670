#include "api/import_reader.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api/api_error.hpp"
#include "tests/support/tone_engine.hpp"

namespace storyflow::api {

namespace {

std::string refused(std::string_view json,
                    std::vector<story::NewSegment> (*read)(const boost::json::object&)) {
    try {
        read(boost::json::parse(json).as_object());
    } catch (const ApiError& error) {
        return error.what();
    }
    return "";
}

std::string refused_segments(std::string_view json) {
    return refused(json, read_imported_segments);
}

std::string refused_project(std::string_view json) {
    return refused(json,
                   [](const boost::json::object& fields) { return read_imported_project(fields).segments; });
}

story::NewProject project(std::string_view json) {
    return read_imported_project(boost::json::parse(json).as_object());
}

}  // namespace

TEST(ImportReader, ReadsAStoryAsJson) {
    const auto read = project(R"({"format":"json","title":" T ","segments":[
        {"text_content":" one ","image_prompt":" p ","sequence_index":9},{"text_content":"two"}]})");
    EXPECT_EQ(read.title, "T");
    ASSERT_EQ(read.segments.size(), 2U);
    EXPECT_EQ(read.segments[0].text_content, "one");
    EXPECT_EQ(read.segments[0].image_prompt, "p");
    EXPECT_EQ(read.segments[1].image_prompt, "");
}

TEST(ImportReader, ReadsAStoryAsText) {
    const auto read =
        project(R"({"format":"text","title":"T","raw_text":"Text: one\nPrompt: p\n---\nText: two"})");
    ASSERT_EQ(read.segments.size(), 2U);
    EXPECT_EQ(read.segments[0].image_prompt, "p");
    EXPECT_EQ(read.segments[1].text_content, "two");
}

TEST(ImportReader, ReadsVoiceAndSpeedOfASegment) {
    const auto json = project(R"({"format":"json","title":"T","segments":[
        {"text_content":"a","voice_id":"bm_lewis","tts_speed":0.75},{"text_content":"b","voice_id":null}]})");
    EXPECT_EQ(json.segments[0].voice_id, "bm_lewis");
    EXPECT_EQ(json.segments[0].tts_speed, 0.75);
    EXPECT_EQ(json.segments[1].voice_id, std::nullopt);
    const auto text = project(R"({"format":"text","title":"T","raw_text":"Text: one\nVoice: bm_lewis"})");
    EXPECT_EQ(text.segments[0].voice_id, "bm_lewis");
}

TEST(ImportReader, RefusesASpeedBeyondItsLimitsByThePlaceOfTheSegment) {
    for (const auto* speed : {"0.4", "2.1", "\"fast\"", "{}"}) {
        const auto error =
            refused_segments(R"({"segments":[{"text_content":"a"},{"text_content":"b","tts_speed":)" +
                             std::string(speed) + "}]}");
        EXPECT_NE(error.find("Segment at index 1: TTS speed must be between 0.5 and 2.0"), std::string::npos)
            << error;
    }
}

TEST(ImportReader, RefusesAVoiceThatDoesNotExistByThePlaceOfTheSegment) {
    support::ToneEngine engine;
    engine.has_voices({"narrator"});
    const speech::Engines engines({&engine});
    const story::NewSegment known{.text_content = "a", .image_prompt = {}, .voice_id = "narrator"};
    story::NewSegment unknown = known;
    unknown.voice_id = "nobody";
    EXPECT_NO_THROW(require_known_voices({known, {.text_content = "b", .image_prompt = {}}}, engines));
    try {
        require_known_voices({known, unknown}, engines);
        FAIL() << "it was accepted";
    } catch (const ApiError& error) {
        EXPECT_NE(std::string(error.what()).find("Segment at index 1"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("nobody"), std::string::npos);
    }
}

TEST(ImportReader, PromptsOfOtherTypesBecomeTextAndNullBecomesEmpty) {
    const auto read = project(R"({"format":"json","title":"T","segments":[
        {"text_content":"a","image_prompt":5},{"text_content":"b","image_prompt":null}]})");
    EXPECT_EQ(read.segments[0].image_prompt, "5");
    EXPECT_EQ(read.segments[1].image_prompt, "");
}

TEST(ImportReader, ReportsFieldErrorsTogetherAndBeforeTheStorysFaults) {
    EXPECT_EQ(refused_project(R"({"segments":[]})"),
              R"({"format":["This field is required."],"title":["This field is required."]})");
    EXPECT_EQ(refused_project(R"({"format":5,"title":"T"})"),
              R"({"format":["\"5\" is not a valid choice."]})");
    EXPECT_EQ(refused_project(R"({"format":null,"title":""})"),
              R"({"format":["This field may not be null."],"title":["This field may not be blank."]})");
    EXPECT_EQ(
        refused_project(R"({"format":"json","title":")" + std::string(201, 'x') + R"(","segments":[]})"),
        R"({"title":["Ensure this field has no more than 200 characters."]})");
}

TEST(ImportReader, ChecksTheContainersOfTheFormatThatIsUsed) {
    EXPECT_EQ(refused_project(R"({"format":"json","title":"T","segments":"x"})"),
              R"({"segments":["Expected a list of items but got type \"str\"."]})");
    EXPECT_EQ(refused_project(R"({"format":"json","title":"T","segments":null})"),
              R"({"segments":["This field may not be null."]})");
    EXPECT_EQ(refused_project(R"({"format":"json","title":"T","segments":[{},"x",3]})"),
              R"({"segments":{"1":["Expected a dictionary of items but got type \"str\"."],)"
              R"("2":["Expected a dictionary of items but got type \"int\"."]}})");
    EXPECT_EQ(refused_project(R"({"format":"text","title":"T","raw_text":" "})"),
              R"({"raw_text":["This field may not be blank."]})");
    EXPECT_NO_THROW(project(R"({"format":"text","title":"T","raw_text":"Text: a","segments":"ignored"})"));
}

TEST(ImportReader, NamesWhatTheStoryLacks) {
    EXPECT_EQ(refused_project(R"({"format":"json","title":"T"})"),
              R"({"error":"Missing or empty segments array","details":null})");
    EXPECT_EQ(refused_project(
                  R"({"format":"json","title":"T","segments":[{"text_content":"a"},{"text_content":" "}]})"),
              R"({"error":"Missing text_content","details":"Segment at index 1 is missing text_content"})");
    EXPECT_EQ(refused_project(R"({"format":"json","title":"T","segments":[{"text_content":5}]})"),
              R"({"error":"Missing text_content","details":"Segment at index 0 is missing text_content"})");
    EXPECT_EQ(refused_project(R"({"format":"text","title":"T"})"),
              R"({"error":"Missing or empty raw_text","details":null})");
    EXPECT_EQ(refused_project(R"({"format":"text","title":"T","raw_text":"Text: a\n---\nnothing"})"),
              R"({"error":"Text parsing failed","details":"Could not parse segment at block 2"})");
    EXPECT_EQ(refused_project(R"({"format":"text","title":"T","raw_text":"Text:"})"),
              R"({"error":"Empty text content","details":"Block 1 has empty Text: value"})");
}

TEST(ImportReader, AddedSegmentsAreJsonUnlessSaidOtherwise) {
    EXPECT_EQ(read_imported_segments({{"segments", {{{"text_content", "a"}}}}}).size(), 1U);
    EXPECT_EQ(read_imported_segments({{"format", "text"}, {"raw_text", "Text: a"}}).size(), 1U);
    EXPECT_EQ(refused_segments(R"({"format":"xml"})"), R"({"error":"format must be 'json' or 'text'"})");
}

TEST(ImportReader, AddedSegmentsAreCheckedOneByOne) {
    EXPECT_EQ(refused_segments(R"({"segments":{}})"),
              R"({"error":"Missing or empty segments array","details":null})");
    EXPECT_EQ(refused_segments(R"({"segments":["x"]})"),
              R"({"error":"Invalid segment format","details":"Segment at index 0 is not an object"})");
    EXPECT_EQ(refused_segments(R"({"format":"text","raw_text":5})"),
              R"({"error":"Missing or empty raw_text","details":null})");
}

TEST(ImportReader, RefusesNullCharacters) {
    EXPECT_NE(refused_segments(R"({"segments":[{"text_content":"a\u0000b"}]})"), "");
    EXPECT_NE(refused_segments(R"({"format":"text","raw_text":"Text: a\u0000b"})"), "");
}

}  // namespace storyflow::api
