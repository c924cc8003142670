#include "books/story_forms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

std::string fault_of(std::string_view text) {
    try {
        (void)read_story_form(text);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::invalid_input);
        return error.what();
    }
    return "no fault";
}

Book read_form(std::string_view text) {
    auto book = read_story_form(text);
    EXPECT_TRUE(book) << text;
    return book.value_or(Book{});
}

constexpr std::string_view small_story = R"({"title":"T","segments":[{"text_content":"Hello there."}]})";

TEST(StoryForms, JsonHasTitleAndSegments) {
    const Book book = read_form(R"({"title": " The Sea ", "author": "Ann", "mood": "sad", "segments": [
        {"text_content": " One. ", "image_prompt": "a field", "voice_id": "bob", "tts_speed": 1.5, "note": "slow"},
        {"text_content": "Two.", "tts_speed": null, "voice_id": ""}, "Three."]})");
    EXPECT_EQ(book.format, "StoryFlow JSON");
    EXPECT_EQ(book.title, "The Sea");
    EXPECT_EQ(book.author, "Ann");
    EXPECT_EQ(book.blocks, (std::vector<Block>{{.text = "One.",
                                                .place = "segment 1",
                                                .image_prompt = "a field",
                                                .voice_id = "bob",
                                                .tts_speed = 1.5},
                                               {.text = "Two.", .place = "segment 2"},
                                               {.text = "Three.", .place = "segment 3"}}));
    EXPECT_EQ(left_out_of(book), "field \"mood\": sad\nfield \"note\": slow\n");
    EXPECT_EQ(form_of(read_form(R"(["A.", {"text_content": "B."}])")), "A.\nB.\n");
}

TEST(StoryForms, JsonIsFoundInWhatALanguageModelSays) {
    const std::string story(small_story);
    for (const std::string& text :
         {story, "```json\n" + story + "\n```", "```\n" + story + "\n```\n", "\n\n" + story + "\n"}) {
        EXPECT_EQ(form_of(read_form(text)), "Hello there.\n") << text;
        EXPECT_EQ(left_out_of(read_form(text)), "");
    }
    const Book book = read_form("Here {as you wished} is it:\n\n```json\n" + story + "\n```\nEnjoy [it]!");
    EXPECT_EQ(book.title, "T");
    EXPECT_EQ(form_of(book), "Hello there.\n");
    EXPECT_EQ(left_out_of(book),
              "text around the story: Here {as you wished} is it:\ntext around the story: Enjoy [it]!\n");
}

TEST(StoryForms, ABookThatShowsAStoryIsABook) {
    std::string pages;
    for (int i = 0; i < 100; ++i)
        pages += "This page tells how programs talk to each other. ";
    EXPECT_FALSE(read_story_form(pages + "\n\n```json\n{\"segments\": …}\n```\n"));
}

TEST(StoryForms, SmallSlipsOfJsonAreMended) {
    EXPECT_EQ(
        form_of(read_form("{\"segments\": [{\"text_content\": \"Line one.\n\nLine \\\"two\\\".\",},],}")),
        "Line one.//Line \"two\".\n");
    EXPECT_EQ(form_of(read_form("{\"segments\": [ // the story\n \"A.\"]}")), "A.\n");
}

TEST(StoryForms, FaultsOfJsonTellTheirPlace) {
    EXPECT_EQ(fault_of("{\n  \"title\": \"é\" \"segments\": []}"),
              "JSON parse error in line 2, column 16: syntax error");
    EXPECT_EQ(fault_of("{\"segments\": [\n\"One\ntwo.\" 7]}"),
              "JSON parse error in line 3, column 7: syntax error");
    EXPECT_EQ(fault_of("{\"segments\": [{\"text_content\": \"Cut off"),
              "JSON parse error in line 1, column 40: incomplete JSON");
    EXPECT_EQ(fault_of("{\"title\": \"T\"}"), "Missing or empty segments array");
    EXPECT_EQ(fault_of("{\"segments\": []}"), "Missing or empty segments array");
    EXPECT_EQ(fault_of("{\"segments\": [7]}"), "Segment at index 0 is not an object");
    EXPECT_EQ(fault_of("{\"segments\": [\"A\", {\"text_content\": \" \"}]}"),
              "Segment at index 1 is missing text_content");
    EXPECT_EQ(fault_of("{\"segments\": [{\"text_content\": \"A\", \"tts_speed\": 3}]}"),
              "Segment at index 0: tts_speed must be a number from 0.5 to 2.0");
}

TEST(StoryForms, BlocksLoseNothing) {
    const Book book = read_form(
        "Text: It was a long\nday in June.\nPrompt: a field\nwith corn\nVoice: bob\n---\ntext: "
        "Two.\n\nThree.\nTEXT: Four.\n");
    EXPECT_EQ(book.format, "StoryFlow blocks");
    EXPECT_EQ(book.blocks, (std::vector<Block>{{.text = "It was a long day in June.",
                                                .place = "line 1",
                                                .image_prompt = "a field with corn",
                                                .voice_id = "bob"},
                                               {.text = "Two.\n\nThree. Four.", .place = "line 7"}}));
    EXPECT_EQ(form_of(read_form("Text: One.\nPrompt: a\n\nText: Two.\n\nPrompt: b")), "One.\nTwo.\n");
    EXPECT_EQ(form_of(read_form("Text: One.\n\nTwo.\nVoice: bob")), "One.//Two.\n");
    EXPECT_EQ(form_of(read_form("**Text:** One.\n---\n**Text**: Two.")), "One.\nTwo.\n");
}

TEST(StoryForms, SentencesAroundBlocksAreLeftOut) {
    const Book book = read_form("Here it is:\n```\nText: One.\n-----\nText: Two.\n```\nEnjoy!");
    EXPECT_EQ(form_of(book), "One.\nTwo.\n");
    EXPECT_EQ(left_out_of(book), "text around the story: Here it is:\ntext around the story: Enjoy!\n");
    EXPECT_EQ(left_out_of(read_form("Here it is:\n---\nText: One.\n---\nText: Two.\n---\nEnjoy!")),
              "text around the story: Here it is:\ntext around the story: Enjoy!\n");
}

TEST(StoryForms, FaultsOfBlocksTellTheirLine) {
    EXPECT_EQ(fault_of("Text: One.\n---\nPrompt: a field\n---\nText: Three."),
              "line 3: the block has no Text: line");
    EXPECT_EQ(fault_of("Text: One.\n---\nText:\nPrompt: a field"), "line 3: the block's Text: is empty");
}

TEST(StoryForms, OtherTextsAreNoStoryForm) {
    for (const std::string_view text :
         {"", "It rained.", "She read it.\n\nText: where are you?\n\nShe wept.",
          "Text: where are you?\n\nShe wept.\n\nHe came.",
          "The sea.\n---\nText: where are you?\n---\nShe wept.", "He said {\"no\"} and [\"yes\"].",
          "[Siobhan](/ʃəvˈɔn/) came.", "Prompt: a field"})
        EXPECT_FALSE(read_story_form(text)) << text;
}

}  // namespace
}  // namespace storyflow::books
