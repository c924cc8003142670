#include "exports/caption_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

using testing::ElementsAre;

class CaptionWords : public testing::Test {
  protected:
    StoryPart part(const std::string& text, double seconds = 10.0) {
        auto made = story_.add(static_cast<std::size_t>(seconds * 24'000));
        made.text = text;
        made.words = written_words(text);
        return made;
    }
    std::vector<CaptionWord> words(std::vector<StoryPart> parts) const {
        return caption_words(story_.open(std::move(parts)));
    }
    static std::vector<std::string> texts(const std::vector<CaptionWord>& words) {
        std::vector<std::string> texts;
        for (const auto& word : words)
            texts.push_back((word.space_before ? "" : "+") + word.text + (word.ends_sentence ? "|" : ""));
        return texts;
    }

    StoryOnDisk story_;
};

}  // namespace

TEST_F(CaptionWords, CarryTheirPunctuation) {
    EXPECT_THAT(texts(words({part("“Stop!” he said — so—then, (yes). Mr. Lee left.")})),
                ElementsAre("“Stop!”|", "he", "said —", "so—", "+then,", "(yes).|", "Mr.", "Lee", "left.|"));
}

TEST_F(CaptionWords, EndWithTheirParagraphAndPart) {
    const auto all = words({part("A title\n\nThe text"), part("goes on.")});
    EXPECT_THAT(texts(all), ElementsAre("A", "title|", "The", "text|", "goes", "on.|"));
    EXPECT_TRUE(all[3].ends_part);
    EXPECT_FALSE(all[1].ends_part);
    EXPECT_EQ(all[4].sound.begin, 240'000U);
}

TEST_F(CaptionWords, ShareTheSoundOfAPartWithoutTimes) {
    auto untimed = part("One [pause] four!", 1.4);
    untimed.words.clear();
    auto ornament = part("* * *", 1.0);
    ornament.words.clear();
    const auto all = words({untimed, ornament});
    EXPECT_THAT(texts(all), ElementsAre("One", "four!|"));
    EXPECT_EQ(all[0].sound.begin, 0U);
    EXPECT_EQ(all[1].sound.end, 33'600U);
}

}  // namespace storyflow::exports
