#include "api/book_import.hpp"

#include <gtest/gtest.h>

#include <string>

#include "api/api_error.hpp"

namespace storyflow::api {
namespace {

http::FormPart file_named(const std::string& name) {
    return {.name = "file", .file_name = name, .content_type = {}, .body = {}};
}

SentBook book_with(books::Passage passage) {
    SentBook sent;
    sent.passages.push_back(std::move(passage));
    return sent;
}

TEST(TitleOfABook, IsTheOneThatWasSentThenTheBooksThenTheFiles) {
    SentBook sent;
    const auto file = file_named("folder/moby dick.epub");
    EXPECT_EQ(title_of({}, sent, file), "moby dick");
    sent.book.title = "Moby Dick; Or, The Whale";
    EXPECT_EQ(title_of({}, sent, file), "Moby Dick; Or, The Whale");
    EXPECT_EQ(title_of({{"title", "The Whale"}}, sent, file), "The Whale");
    EXPECT_THROW((void)title_of({{"title", std::string(201, 'x')}}, sent, file), ApiError);
    sent.book.title = std::string(250, 'x');
    EXPECT_EQ(title_of({}, sent, file).size(), 200U);
    EXPECT_EQ(title_of({}, {}, file_named("\xff.txt")), "A story");
}

TEST(SegmentsOfABook, HaveWhatThePassagesHave) {
    const auto segments = segments_of(book_with({.text = "Call me Ishmael.",
                                                 .chapter = books::ChapterStart{"Loomings", 2},
                                                 .scene_break_before = true,
                                                 .pause_before = 0.8,
                                                 .image_prompt = "the sea",
                                                 .voice_id = "bm_lewis",
                                                 .tts_speed = 0.9}));
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].text_content, "Call me Ishmael.");
    EXPECT_EQ(segments[0].image_prompt, "the sea");
    EXPECT_EQ(segments[0].voice_id, "bm_lewis");
    EXPECT_EQ(segments[0].tts_speed, 0.9);
    EXPECT_EQ(segments[0].opening, (story::Opening{story::ChapterStart{"Loomings", 2}, true, 0.8}));
}

TEST(SegmentsOfABook, HaveChapterTitlesWithinTheLimit) {
    const auto segments =
        segments_of(book_with({.text = "x", .chapter = books::ChapterStart{std::string(999, 'x'), 1}}));
    EXPECT_EQ(segments[0].opening.chapter->title.size(), story::longest_chapter_title);
}

TEST(PictureOfAPassage, IsItsOwnOrTheCoverForTheFirst) {
    SentBook sent;
    sent.book.pictures = {{"cover.jpg", "c"}, {"map.png", "m"}};
    sent.passages = {{.text = "a"}, {.text = "b"}, {.text = "c", .picture = 1}, {.text = "d", .picture = 7}};
    EXPECT_EQ(sent.picture_of(0), nullptr);
    sent.book.cover = 0;
    EXPECT_EQ(sent.picture_of(0)->name, "cover.jpg");
    EXPECT_EQ(sent.picture_of(1), nullptr);
    EXPECT_EQ(sent.picture_of(2)->name, "map.png");
    EXPECT_EQ(sent.picture_of(3), nullptr);
    sent.passages[0].picture = 1;
    EXPECT_EQ(sent.picture_of(0)->name, "map.png");
}

}  // namespace
}  // namespace storyflow::api
