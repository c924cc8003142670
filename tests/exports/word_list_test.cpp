#include "exports/word_list.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/exports/story_on_disk.hpp"
#include "tests/exports/written_words.hpp"

namespace storyflow::exports {

TEST(WordList, SaysWhenEachWordIsHeard) {
    StoryOnDisk story;
    auto parts = std::vector{story.add(24'000), story.add(48'000)};
    parts[1].text = "Say \"é\"\n";
    parts[1].words = written_words(parts[1].text);
    parts[1].chapter = {"One", 1};
    parts[1].pause_before = 12'000;
    const auto json = boost::json::parse(words_json(story.open(parts), "A \"tale\""));
    EXPECT_EQ(json.at("title"), "A \"tale\"");
    EXPECT_EQ(json.at("samples"), 84'000);
    EXPECT_EQ(json.at("chapters").at(1).at("title"), "One");
    EXPECT_EQ(json.at("chapters").at(1).at("start"), 1.5);
    const auto& segment = json.at("segments").at(1);
    EXPECT_EQ(segment.at("text"), "Say \"é\"\n");
    const auto& word = segment.at("words").at(1);
    EXPECT_EQ(word.at("text"), "é");
    EXPECT_EQ(word.at("start_sample"), 36'000 + 2'400);
    EXPECT_EQ(word.at("start"), 1.6);
    EXPECT_EQ(word.at("char_start"), 5);
    EXPECT_TRUE(json.at("segments").at(0).at("words").as_array().empty());
}

}  // namespace storyflow::exports
