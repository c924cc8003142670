#include "books/read_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

using namespace std::string_literals;

struct Row {
    std::string bytes;
    std::string file_name;
    std::string format;
    std::string form;
};

TEST(ReadText, TheCharactersTellTheKind) {
    const std::string json = "{\"title\":\"T\",\"segments\":[{\"text_content\":\"Hello there.\"}]}";
    const Row rows[] = {
        {"It rained.", "a.txt", "plain text", "It rained.\n"},
        {"# Sea\n\nIt rained.", "", "Markdown", "# Sea\nIt rained.\n"},
        {"It *rained*.", "a.MD", "Markdown", "It rained.\n"},
        {"# Sea\n\nIt *rained*.", "a.txt", "plain text", "# Sea\nIt *rained*.\n"},
        {json, "a.txt", "StoryFlow JSON", "Hello there.\n"},
        {"\xEF\xBB\xBF" + json, "a.json", "StoryFlow JSON", "Hello there.\n"},
        {"```json\n" + json + "\n```", "a.md", "StoryFlow JSON", "Hello there.\n"},
        {"Text: One.\nPrompt: a field\n---\nText: Two.", "a.txt", "StoryFlow blocks", "One.\nTwo.\n"},
        {"1\n00:00:01,000 --> 00:00:04,000\nHello there.", "sub.srt", "SubRip", "1000-4000: Hello there.\n"},
        {"WEBVTT\n\n00:01.000 --> 00:02.000\nHi.", "story.txt", "WebVTT", "1000-2000: Hi.\n"},
        {"\x93It rained,\x94 he said at the caf\xE9.", "a.txt", "plain text (windows-1252)",
         "“It rained,” he said at the café.\n"},
        {"\xFE\xFF\0C\0h\0a\0p\0t\0e\0r\0 \0O\0n\0e\0\n\0\n\x20\x1C\0I\0t"s, "a.txt", "plain text (UTF-16BE)",
         "# Chapter One\n“It\n"},
    };
    for (const auto& [bytes, file_name, format, form] : rows) {
        const Book book = read_text(bytes, file_name);
        EXPECT_EQ(book.format, format) << bytes;
        EXPECT_EQ(form_of(book), form) << bytes;
    }
}

TEST(ReadText, ScenesOfABookAreOrnamentsAndNoTextIsLost) {
    EXPECT_EQ(form_of(read_text("The end came.\n\n* * *\n\nMorning broke.", "a.txt")),
              "The end came.\n~ * * *\nMorning broke.\n");
    EXPECT_EQ(
        form_of(read_text("She read it.\n\nText: where are you?\n\nfine.\n\nShe wept.\n\nEnd.", "a.txt")),
        "She read it.\nText: where are you?\nfine.\nShe wept.\nEnd.\n");
    EXPECT_EQ(form_of(read_text("Text: where are you?\n\nShe wept.\n\nEnd.", "")),
              "Text: where are you?\nShe wept.\nEnd.\n");
    const std::string noted = "It was claimed [3] that, as known [12, 13], all was well.[15]";
    EXPECT_EQ(form_of(read_text(noted, "")), noted + "\n");
    EXPECT_EQ(form_of(read_text("Meet [Siobhan](/ʃəvˈɔn/) at noon.", "")),
              "Meet [Siobhan](/ʃəvˈɔn/) at noon.\n");
}

TEST(ReadText, OtherSubtitlesAreRefusedWithTheWayOut) {
    for (const std::string text : {"[ti:Song]\n[00:12.00]One\n[00:15.30]Two\n[00:20.00]Three",
                                   "0:00:01.000,0:00:04.000\nHello.", "[Script Info]\nTitle: x"}) {
        try {
            (void)read_text(text, "a");
            ADD_FAILURE() << text;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.kind(), base::ErrorKind::unsupported_media);
            EXPECT_NE(std::string(error.what()).find("Save it as SRT or WebVTT."), std::string::npos)
                << error.what();
        }
    }
}

}  // namespace
}  // namespace storyflow::books
