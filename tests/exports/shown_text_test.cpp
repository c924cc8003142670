#include "exports/shown_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/exports/written_words.hpp"

namespace storyflow::exports {
namespace {

std::string shown(std::string_view script) {
    std::string text;
    for (const auto& piece : shown_text(script, written_words(script)))
        text += piece.text;
    return text;
}

}  // namespace

TEST(ShownText, IsTheScriptWithoutItsMarkup) {
    EXPECT_EQ(shown("She said: “No, never!”"), "She said: “No, never!”");
    EXPECT_EQ(shown("[Kokoro](/kˈOkəɹO/) is [very](+1) good."), "Kokoro is very good.");
    EXPECT_EQ(shown("Read [the docs](https://x.org/a) now."), "Read the docs now.");
    EXPECT_EQ(shown("Wait.[pause:1.5s] Then [chapter:One]go."), "Wait. Then go.");
    EXPECT_EQ(shown("It was *really* so_."), "It was really so.");
    EXPECT_EQ(shown("A <b>bold</b> word"), "A bold word");
    EXPECT_EQ(shown("3 < 5 and [so] on"), "3 < 5 and [so] on");
}

TEST(ShownText, GivesEachWordItsPiece) {
    const std::string script = "Oh, é!";
    EXPECT_THAT(shown_text(script, written_words(script)),
                testing::ElementsAre(ShownPiece{"Oh", 0}, ShownPiece{", ", std::nullopt}, ShownPiece{"é", 1},
                                     ShownPiece{"!", std::nullopt}));
}

TEST(ShownText, BearsWordsThatDoNotFitTheText) {
    const std::vector<story::NarratedWord> words = {
        {"a", "a", 0, 0, 2, 5}, {"b", "b", 0, 0, 1, 3}, {"c", "c", 0, 0, 90, 99}, {"d", "d", 0, 0, -4, -1}};
    std::string text;
    for (const auto& piece : shown_text("one two", words))
        text += piece.text;
    EXPECT_EQ(text, "one two");
}

}  // namespace storyflow::exports
