#include "api/book_report.hpp"

#include <gtest/gtest.h>

#include <string>

#include "api/json_text.hpp"

namespace storyflow::api {
namespace {

SentBook a_book() {
    SentBook sent;
    sent.book = {.format = "EPUB 3", .title = "Emma", .author = "Jane Austen", .language = "en"};
    sent.passages = {{.text = "Chapter I.", .chapter = books::ChapterStart{"Chapter I", 1}},
                     {.text = "Emma Woodhouse, handsome, clever.", .scene_break_before = true}};
    sent.book.left_out = {{.reason = "table of contents", .text = "I II III", .place = "nav.xhtml"}};
    return sent;
}

TEST(BookReport, TellsChaptersSizesAndWhatWasLeftOut) {
    EXPECT_EQ(
        json_text(book_report_json(a_book())),
        R"({"format":"EPUB 3","title":"Emma","author":"Jane Austen","language":"en","segments":2,)"
        R"("characters":43,"pictures":0,"chapters":[{"title":"Chapter I","level":1,"segment":0}],)"
        R"("left_out":[{"reason":"table of contents","text":"I II III","characters":8,"place":"nav.xhtml"}],)"
        R"("left_out_count":1})");
}

TEST(BookReport, CutsLongTextsAndLongListsButCountsThem) {
    auto sent = a_book();
    sent.book.left_out.assign(most_left_out + 5,
                              {.reason = "footnote", .text = std::string(1'000, 'x'), .place = ""});
    const auto report = book_report_json(sent);
    ASSERT_EQ(report.at("left_out").as_array().size(), most_left_out);
    EXPECT_EQ(report.at("left_out_count"), most_left_out + 5);
    EXPECT_EQ(report.at("left_out").at(0).at("text").as_string().size(), longest_left_out_text);
    EXPECT_EQ(report.at("left_out").at(0).at("characters"), 1'000);
}

TEST(BookPreview, ShowsTheFirstPassagesAsTheSegmentsThatTheyWouldBecome) {
    auto sent = a_book();
    sent.passages.resize(100, {.text = "x"});
    const auto preview = book_preview_json(sent, "My Emma");
    EXPECT_EQ(preview.at("title"), "My Emma");
    EXPECT_EQ(preview.at("segments"), 100);
    ASSERT_EQ(preview.at("passages").as_array().size(), 60U);
    EXPECT_EQ(json_text(preview.at("passages").at(1)),
              R"({"text_content":"Emma Woodhouse, handsome, clever.","image_prompt":"","voice_id":null,)"
              R"("tts_speed":null,"chapter":null,"scene_break":true,"has_picture":false})");
}

}  // namespace
}  // namespace storyflow::api
