#include "story/import_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <utility>

#include "base/utf8.hpp"

namespace storyflow::story {

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

/// The text and prompt of each segment.
Texts parsed(std::string_view raw_text) {
    const auto result = parse_story_text(raw_text);
    Texts texts;
    if (const auto* fault = std::get_if<ImportFault>(&result)) {
        ADD_FAILURE() << fault->error << ": " << fault->details;
        return texts;
    }
    for (const auto& segment : std::get<std::vector<NewSegment>>(result)) {
        texts.emplace_back(segment.text_content, segment.image_prompt);
    }
    return texts;
}

/// Error and details of a story that cannot be read.
std::pair<std::string, std::string> fault(std::string_view raw_text) {
    const auto result = parse_story_text(raw_text);
    if (!std::holds_alternative<ImportFault>(result)) return {"was accepted", ""};
    const auto& found = std::get<ImportFault>(result);
    return {found.error, found.details};
}

}  // namespace

TEST(ImportText, ReadsBlocksOfTextAndPrompt) {
    EXPECT_EQ(parsed("Text: One\nPrompt: a boat\n---\nText: Two\nPrompt: a light\n"),
              (Texts{{"One", "a boat"}, {"Two", "a light"}}));
}

TEST(ImportText, ReadsTheVoiceOfABlock) {
    const auto result =
        parse_story_text("Voice: bm_lewis\nText: One\n---\nText: Two\n---\nText: Three\nvoice:");
    const auto& segments = std::get<std::vector<NewSegment>>(result);
    EXPECT_EQ(segments[0].voice_id, "bm_lewis");
    EXPECT_EQ(segments[1].voice_id, std::nullopt);
    EXPECT_EQ(segments[2].voice_id, std::nullopt) << "a blank one";
}

TEST(ImportText, ThePromptMayBeMissing) {
    EXPECT_EQ(parsed("Text: One"), (Texts{{"One", ""}}));
}

TEST(ImportText, TakesPrefixesInAnyCaseAndIndented) {
    EXPECT_EQ(parsed("  tExT:One\n\tPROMPT:   a boat  "), (Texts{{"One", "a boat"}}));
}

TEST(ImportText, JoinsSeveralLinesOfAKindWithASpace) {
    EXPECT_EQ(parsed("Text: One\nPrompt: a\nText: two\nPrompt: b"), (Texts{{"One two", "a b"}}));
}

TEST(ImportText, LeavesBlankValuesOutOfTheJoin) {
    EXPECT_EQ(parsed("Text:\nText: One\nText:  \nText: two"), (Texts{{"One two", ""}}));
}

TEST(ImportText, IgnoresLinesWithoutPrefix) {
    EXPECT_EQ(parsed("# Title\nText: One\nand more\ntext : not this"), (Texts{{"One", ""}}));
}

TEST(ImportText, ADelimiterHasThreeOrMoreDashes) {
    EXPECT_EQ(parsed("Text: One\n-----\nText: Two"), (Texts{{"One", ""}, {"Two", ""}}));
    EXPECT_EQ(parsed("Text: One\n--\nText: two"), (Texts{{"One two", ""}}));
}

TEST(ImportText, ADelimiterMayEndInBlanks) {
    EXPECT_EQ(parsed("Text: One\n--- \t\nText: Two"), (Texts{{"One", ""}, {"Two", ""}}));
}

TEST(ImportText, ALineThatIsNotOnlyDashesIsNoDelimiter) {
    EXPECT_EQ(parsed("Text: One\n ---\n--- x\nText: two"), (Texts{{"One two", ""}}));
}

TEST(ImportText, AcceptsWindowsLineEnds) {
    EXPECT_EQ(parsed("Text: One\r\nPrompt: a boat\r\n---\r\nText: Two\r\n"),
              (Texts{{"One", "a boat"}, {"Two", ""}}));
}

TEST(ImportText, SkipsTheByteOrderMarkOfSomeEditors) {
    EXPECT_EQ(parsed("\uFEFFText: a\r\nPrompt: b\r\n---\r\nText: c"), (Texts{{"a", "b"}, {"c", ""}}));
}

TEST(ImportText, SkipsBlankBlocksAndDelimitersAtTheEnds) {
    EXPECT_EQ(parsed("---\nText: One\n---\n\n  \n---\nText: Two\n---"), (Texts{{"One", ""}, {"Two", ""}}));
}

TEST(ImportText, TheSecondOfTwoDelimitersInARowIsIgnored) {
    EXPECT_EQ(parsed("Text: One\n---\n---\nText: Two"), (Texts{{"One", ""}, {"Two", ""}}));
}

TEST(ImportText, KeepsColonsAndDashesInsideAValue) {
    EXPECT_EQ(parsed("Text: Note: text: --- here"), (Texts{{"Note: text: --- here", ""}}));
}

TEST(ImportText, NamesTheBlockThatHasNoText) {
    EXPECT_EQ(
        fault("Text: One\n---\n\n---\nPrompt: a boat"),
        (std::pair<std::string, std::string>{"Text parsing failed", "Could not parse segment at block 2"}));
}

TEST(ImportText, NamesTheBlockWhoseTextIsBlank) {
    EXPECT_EQ(fault("Text:  \nText:\nPrompt: a boat"),
              (std::pair<std::string, std::string>{"Empty text content", "Block 1 has empty Text: value"}));
}

TEST(ImportText, ReportsTheFirstFault) {
    EXPECT_EQ(fault("nothing\n---\nText:").second, "Could not parse segment at block 1");
}

TEST(ImportText, RefusesAStoryWithoutSegments) {
    const std::pair<std::string, std::string> expected{"No parseable segments found in text", ""};
    EXPECT_EQ(fault(""), expected);
    EXPECT_EQ(fault(" \r\n\n \t"), expected);
}

namespace {

/// A trimmed value on one line, possibly empty, with any other characters.
std::string single_line(std::string value) {
    std::erase(value, '\n');
    return std::string(base::trim(value));
}

std::string written(const std::vector<NewSegment>& segments, const std::string& line_end) {
    std::string text;
    for (const auto& segment : segments) {
        if (!text.empty()) text += "---" + line_end;
        text += "Text: " + segment.text_content + line_end + "Prompt: " + segment.image_prompt + line_end;
    }
    return text;
}

}  // namespace

RC_GTEST_PROP(ImportTextProperty, WhatIsWrittenIsReadBack, (bool windows_line_ends)) {
    const auto values = *rc::gen::arbitrary<std::vector<std::pair<std::string, std::string>>>();
    std::vector<NewSegment> segments;
    for (const auto& [text, prompt] : values) {
        if (!single_line(text).empty()) segments.push_back({single_line(text), single_line(prompt)});
    }
    RC_PRE(!segments.empty());
    const auto result = parse_story_text(written(segments, windows_line_ends ? "\r\n" : "\n"));
    const auto* read = std::get_if<std::vector<NewSegment>>(&result);
    RC_ASSERT(read != nullptr);
    RC_ASSERT(read->size() == segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
        RC_ASSERT((*read)[i].text_content == segments[i].text_content);
        RC_ASSERT((*read)[i].image_prompt == segments[i].image_prompt);
    }
}

RC_GTEST_PROP(ImportTextProperty, AnyInputIsReadOrRefusedWithAReason, (const std::string& raw_text)) {
    const auto result = parse_story_text(raw_text);
    if (const auto* found = std::get_if<ImportFault>(&result)) {
        RC_ASSERT(!found->error.empty());
    } else {
        for (const auto& segment : std::get<std::vector<NewSegment>>(result)) {
            RC_ASSERT(!base::is_blank(segment.text_content));
        }
    }
}

}  // namespace storyflow::story
