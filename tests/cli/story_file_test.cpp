#include "cli/story_file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace storyflow::cli {

namespace {

std::string refusal(std::string_view content) {
    try {
        (void)parse_story(content, "tale.txt");
        return "it was accepted";
    } catch (const base::Error& error) {
        return error.what();
    }
}

}  // namespace

TEST(StoryFile, ReadsJsonWithTitleTextsAndPrompts) {
    const auto story = parse_story(
        R"( {"title":" T ","segments":[{"text_content":" One. ","image_prompt":"a cat"},{"text_content":"Two."}]})",
        "f");
    EXPECT_EQ(story.title, "T");
    ASSERT_EQ(story.segments.size(), 2U);
    EXPECT_EQ(story.segments[0].text_content, "One.");
    EXPECT_EQ(story.segments[0].image_prompt, "a cat");
    EXPECT_EQ(story.segments[1].text_content, "Two.");
}

TEST(StoryFile, ReadsVoiceAndSpeedOfASegment) {
    const auto json = parse_story(
        R"({"segments":[{"text_content":"One.","voice_id":"bm_lewis","tts_speed":0.75},{"text_content":"Two."}]})",
        "f");
    EXPECT_EQ(json.segments[0].voice_id, "bm_lewis");
    EXPECT_EQ(json.segments[0].tts_speed, 0.75);
    EXPECT_EQ(json.segments[1].voice_id, std::nullopt);
    EXPECT_EQ(parse_story("Text: One.\nVoice: bm_lewis", "f").segments[0].voice_id, "bm_lewis");
}

TEST(StoryFile, NamesThePlaceOfASpeedBeyondItsLimits) {
    for (const auto* speed : {"0.4", "2.1", "\"fast\""}) {
        EXPECT_EQ(refusal(R"({"segments":[{"text_content":"One.","tts_speed":)" + std::string(speed) + "}]}"),
                  "tale.txt: Segment at index 0: tts_speed must be a number from 0.5 to 2.0");
    }
}

TEST(StoryFile, ReadsTheBlockFormat) {
    const auto story = parse_story("Text: One.\nPrompt: a cat\n---\ntext: Two.\n", "f");
    ASSERT_EQ(story.segments.size(), 2U);
    EXPECT_EQ(story.segments[0].image_prompt, "a cat");
    EXPECT_EQ(story.segments[1].text_content, "Two.");
}

TEST(StoryFile, ReadsABookWithItsChaptersScenesAndPauses) {
    const auto story =
        parse_story("CHAPTER I.\r\n\r\nIt was\r\na dark night.\r\n\r\n* * *\r\n\r\nThe end.", "f.txt");
    ASSERT_EQ(story.segments.size(), 3U);
    EXPECT_EQ(story.segments[0].opening.chapter->title, "CHAPTER I.");
    EXPECT_EQ(story.segments[1].text_content, "It was a dark night.");
    EXPECT_EQ(story.segments[1].opening.pause, 0.8);
    EXPECT_EQ(story.segments[2].text_content, "The end.");
    EXPECT_TRUE(story.segments[2].opening.scene_break);
    EXPECT_EQ(left_out_text(story.left_out), "left out: scene break (1 x, 5 characters)\n");
}

TEST(StoryFile, SumsUpWhatWasLeftOutByReason) {
    EXPECT_EQ(left_out_text({}), "");
    EXPECT_EQ(left_out_text({{.reason = "footnote", .text = "ab", .place = ""},
                             {.reason = "comment", .text = "\u00e9", .place = ""},
                             {.reason = "footnote", .text = "cd", .place = ""}}),
              "left out: comment (1 x, 1 characters)\nleft out: footnote (2 x, 4 characters)\n");
}

TEST(StoryFile, SkipsTheByteOrderMarkOfSomeEditors) {
    const std::string mark = "\uFEFF";
    for (const std::string content : {R"({"segments":[{"text_content":"One."}]})", "Text: One.", "One."}) {
        const auto story = parse_story(mark + content, "f");
        ASSERT_EQ(story.segments.size(), 1U) << content;
        EXPECT_EQ(story.segments[0].text_content, "One.") << content;
    }
    EXPECT_EQ(refusal(mark + " \n"), "tale.txt: there is no text in it");
}

TEST(StoryFile, NamesFileAndPlaceOfAFault) {
    EXPECT_EQ(refusal(R"({"segments":[{"text_content":"a"},{"text_content":" "}]})"),
              "tale.txt: Segment at index 1 is missing text_content");
    EXPECT_EQ(refusal(R"({"segments":[3]})"), "tale.txt: Segment at index 0 is not an object");
    EXPECT_EQ(refusal(R"({"title":"x"})"), "tale.txt: Missing or empty segments array");
    EXPECT_EQ(refusal(" \n "), "tale.txt: there is no text in it");
}

TEST(StoryFile, AMissingFileIsNamed) {
    EXPECT_THROW((void)read_story_file("/nowhere/tale.txt"), base::Error);
}

}  // namespace storyflow::cli
