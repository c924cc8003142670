#include "books/passages.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "books/encoding.hpp"
#include "books/plain_text.hpp"
#include "tests/books/book_form.hpp"

namespace storyflow::books {
namespace {

Block paragraph(std::string text) {
    return {.text = std::move(text)};
}

Book book_of(std::vector<Block> blocks, std::string format = "plain text") {
    Book book;
    book.format = std::move(format);
    book.blocks = std::move(blocks);
    return book;
}

std::vector<std::string> texts_of(const Arranged& arranged) {
    std::vector<std::string> texts;
    for (const Passage& passage : arranged.passages)
        texts.push_back(passage.text);
    return texts;
}

using Texts = std::vector<std::string>;

TEST(Passages, AHeadingBeginsAChapterAndEndsWithAStop) {
    const auto arranged = passages(book_of(
        {{.kind = BlockKind::heading, .text = "Chapter 1\nThe Beginning", .level = 2, .place = "line 1"},
         paragraph("It rained."),
         {.kind = BlockKind::heading, .text = "What Now?", .level = 1},
         paragraph("It snowed.")}));
    EXPECT_EQ(texts_of(arranged),
              (Texts{"Chapter 1 The Beginning.", "It rained.", "What Now?", "It snowed."}));
    EXPECT_EQ(arranged.passages[0].chapter, (ChapterStart{"Chapter 1 The Beginning", 2}));
    EXPECT_EQ(arranged.passages[0].place, "line 1");
    EXPECT_EQ(arranged.passages[1].chapter, std::nullopt);
    EXPECT_EQ(arranged.passages[2].chapter, (ChapterStart{"What Now?", 1}));
}

TEST(Passages, APauseFollowsAHeadingUnlessAnotherOneDoes) {
    const auto arranged = passages(book_of({{.kind = BlockKind::heading, .text = "Part I", .level = 1},
                                            {.kind = BlockKind::heading, .text = "I", .level = 2},
                                            paragraph("It rained."),
                                            paragraph("It snowed.")}));
    ASSERT_EQ(arranged.passages.size(), 4U);
    EXPECT_EQ(arranged.passages[0].pause_before, std::nullopt);
    EXPECT_EQ(arranged.passages[1].pause_before, std::nullopt);
    EXPECT_EQ(arranged.passages[2].pause_before, pause_behind_heading);
    EXPECT_EQ(arranged.passages[3].pause_before, std::nullopt);
}

TEST(Passages, EachParagraphIsOne) {
    EXPECT_EQ(texts_of(passages(book_of({paragraph("“Yes.”"), paragraph("“No.”")}))),
              (Texts{"“Yes.”", "“No.”"}));
}

TEST(Passages, ShortParagraphsAreJoinedIfAskedAndLongOnesCut) {
    constexpr PassageLimits joining{.enough = 300};
    const std::string middle(290, 'a');
    const std::string large(400, 'b');
    EXPECT_EQ(texts_of(passages(book_of({paragraph("“Yes.”"), paragraph("“No.”"), paragraph(middle),
                                         paragraph("End."), paragraph(large)}),
                                joining)),
              (Texts{"“Yes.”\n\n“No.”\n\n" + middle, "End.\n\n" + large}));
    EXPECT_EQ(texts_of(passages(book_of({paragraph(middle), paragraph(large)}), joining)),
              (Texts{middle, large}));
    EXPECT_EQ(texts_of(passages(book_of({paragraph("It rained. It snowed. It froze.")}),
                                {.longest = 20, .hard = 20})),
              (Texts{"It rained.", "It snowed. It froze."}));
}

TEST(Passages, AnOrnamentIsThePauseBeforeTheNextPassage) {
    const auto arranged = passages(book_of({{.kind = BlockKind::ornament, .text = "~~~"},
                                            paragraph("The end came."),
                                            {.kind = BlockKind::ornament, .text = "* * *", .place = "line 3"},
                                            paragraph("”"),
                                            paragraph("Morning broke."),
                                            {.kind = BlockKind::ornament, .text = "•"},
                                            {.kind = BlockKind::heading, .text = "II", .level = 1},
                                            paragraph("Noon.")}));
    EXPECT_EQ(texts_of(arranged), (Texts{"The end came.", "Morning broke.", "II.", "Noon."}));
    EXPECT_FALSE(arranged.passages[0].scene_break_before);
    EXPECT_TRUE(arranged.passages[1].scene_break_before);
    EXPECT_FALSE(arranged.passages[2].scene_break_before);
    EXPECT_FALSE(arranged.passages[3].scene_break_before);
    EXPECT_EQ(arranged.left_out, (std::vector<LeftOut>{{"scene break", "~~~"},
                                                       {"scene break", "* * *", "line 3"},
                                                       {"nothing to be spoken", "”"},
                                                       {"scene break", "•"}}));
}

TEST(Passages, APictureIsShownFromTheNextPassageOn) {
    const auto arranged = passages(book_of({paragraph("Before."),
                                            {.kind = BlockKind::picture, .text = "A horse", .picture = 0},
                                            paragraph("After."),
                                            {.kind = BlockKind::picture, .picture = 1}}));
    EXPECT_EQ(texts_of(arranged), (Texts{"Before.", "After."}));
    EXPECT_EQ(arranged.passages[0].picture, std::nullopt);
    EXPECT_EQ(arranged.passages[1].picture, 0U);
    EXPECT_EQ(arranged.left_out, (std::vector<LeftOut>{{"description of a picture", "A horse"}}));
}

TEST(Passages, CuesAndSegmentsStayAsTheyAre) {
    const auto cues = passages(
        book_of({{.text = "Hello there.", .cue = CueTime{1, 2}}, {.text = "Hi.", .cue = CueTime{3, 4}}}));
    EXPECT_EQ(texts_of(cues), (Texts{"Hello there.", "Hi."}));
    EXPECT_EQ(cues.passages[1].cue, (CueTime{3, 4}));

    const std::string large(3'000, 'a');
    const auto segments =
        passages(book_of({{.text = "One.", .image_prompt = "a field", .voice_id = "bob", .tts_speed = 1.5},
                          paragraph("Two."),
                          paragraph("* * *"),
                          paragraph(large)},
                         "StoryFlow JSON"));
    EXPECT_EQ(texts_of(segments), (Texts{"One.", "Two.", "* * *", large}));
    EXPECT_EQ(segments.passages[0],
              (Passage{.text = "One.", .image_prompt = "a field", .voice_id = "bob", .tts_speed = 1.5}));
}

TEST(Passages, ABookOfTheShelfLosesNoLetterAndKeepsTheLimits) {
    for (const char* const name : {"pride-and-prejudice.txt", "sherlock-holmes.txt"}) {
        const Book book = read_plain_text(decoded(book_file(name)).utf8);
        const auto arranged = passages(book);
        Book again = book;
        again.blocks.clear();
        for (const Passage& passage : arranged.passages) {
            EXPECT_LE(passage.text.size(), 1'300U);
            again.blocks.push_back(paragraph(passage.text));
        }
        again.left_out.insert(again.left_out.end(), arranged.left_out.begin(), arranged.left_out.end());
        EXPECT_EQ(letters_of(again), letters_of(book)) << name;
    }
}

}  // namespace
}  // namespace storyflow::books
