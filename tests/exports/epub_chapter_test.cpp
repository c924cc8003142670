#include "exports/epub_chapter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

using testing::HasSubstr;
using testing::Not;

class EpubChapterTest : public testing::Test {
  protected:
    void add(const std::string& text, bool has_times = true) {
        auto part = story_.add(48'000);
        part.text = text;
        if (has_times) part.words = written_words(text);
        part.pause_before = 24'000;
        parts_.push_back(std::move(part));
    }
    [[nodiscard]] EpubChapter chapter(std::size_t index = 0) const {
        const auto sound = story_.open(parts_);
        return epub_chapter(sound, sound.chapters()[index], "Tale", "en");
    }
    static std::string body(const EpubChapter& chapter) {
        const auto begin = chapter.xhtml.find("chapter\">\n") + 10;
        return chapter.xhtml.substr(begin, chapter.xhtml.find("</section>") - begin);
    }

    StoryOnDisk story_;
    std::vector<StoryPart> parts_;
};

}  // namespace

TEST_F(EpubChapterTest, EachWordIsAnElementWithAClipUpToTheNext) {
    add("“Hi,” A&B.");
    add("Bye.");
    const auto made = chapter();
    EXPECT_EQ(body(made),
              "<p>“<span id=\"w1\">Hi</span>,” <span id=\"w2\">A</span>&amp;<span id=\"w3\">B</span>.</p>\n"
              "<p><span id=\"w4\">Bye</span>.</p>\n");
    ASSERT_EQ(made.clips.size(), 4U);
    EXPECT_EQ(made.clips[2].element, "w3");
    EXPECT_EQ(made.clips[2].sound, (audio::FrameSpan{4'800, 72'000}));
    EXPECT_EQ(made.clips[3].sound, (audio::FrameSpan{72'000, 120'000}));
}

TEST_F(EpubChapterTest, ClipsCountFromTheChaptersBeginning) {
    add("One.");
    add("Two.");
    parts_[1].chapter = {"Second", 1};
    EXPECT_EQ(chapter(1).clips[0].sound.begin, 0U);
    EXPECT_EQ(chapter(1).title, "Second");
    EXPECT_EQ(chapter(0).title, "Tale");
}

TEST_F(EpubChapterTest, ASpokenTitleIsTheHeading) {
    add("Chapter 1\n\nIt was.");
    parts_[0].chapter = {"Chapter 1", 1};
    EXPECT_EQ(body(chapter()),
              "<h1><span id=\"w1\">Chapter</span> <span id=\"w2\">1</span></h1>\n"
              "<p><span id=\"w3\">It</span> <span id=\"w4\">was</span>.</p>\n");
    parts_[0].chapter->title = "The <beginning>";
    EXPECT_THAT(body(chapter()), HasSubstr("<h1>The &lt;beginning&gt;</h1>\n<p><span id=\"w1\">Chapter"));
}

TEST_F(EpubChapterTest, LinesStayAndMarkupGoes) {
    add("Roses[pause:1s]\nred\n \nViolets");
    EXPECT_EQ(body(chapter()),
              "<p><span id=\"w1\">Roses</span><br/>\n<span id=\"w2\">red</span></p>\n"
              "<p><span id=\"w3\">Violets</span></p>\n");
}

TEST_F(EpubChapterTest, APartWithoutTimesIsOneElement) {
    add("Of old.", false);
    add("* * *", false);
    const auto made = chapter();
    EXPECT_THAT(body(made), HasSubstr("<p><span id=\"w1\">Of old.</span></p>"));
    ASSERT_EQ(made.clips.size(), 1U);
    EXPECT_EQ(made.clips[0].sound.begin, 0U);
}

}  // namespace storyflow::exports
