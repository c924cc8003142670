#include "speech/english/usual_tags.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace storyflow::speech::english {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens;
    for (const TaggedToken& token : usually_tagged_tokens(text))
        tokens.emplace_back(text.substr(token.begin, token.end - token.begin));
    return tokens;
}

PennTag tag_of(std::string_view text, std::size_t token) {
    return usually_tagged_tokens(text).at(token).tag;
}

TEST(UsualTags, DivideASentenceIntoWordsAndMarks) {
    EXPECT_THAT(tokens_of("\"Don't, Tom's well-known dog!\""),
                ElementsAre("\"", "Do", "n't", ",", "Tom", "'s", "well", "-", "known", "dog", "!", "\""));
    EXPECT_THAT(tokens_of("café — ok"), ElementsAre("café", "—", "ok"));
    EXPECT_THAT(tokens_of(""), IsEmpty());
}

TEST(UsualTags, TellWhereASpaceFollows) {
    const auto tokens = usually_tagged_tokens("so it's");
    EXPECT_TRUE(tokens[0].space_after);
    EXPECT_FALSE(tokens[1].space_after);
}

TEST(UsualTags, GiveSmallWordsTheirOneTag) {
    EXPECT_EQ(tag_of("I am in a house", 0), PennTag::prp);
    EXPECT_EQ(tag_of("I am in a house", 1), PennTag::vbp);
    EXPECT_EQ(tag_of("I am in a house", 2), PennTag::in);
    EXPECT_EQ(tag_of("I am in a house", 3), PennTag::dt);
    EXPECT_EQ(tag_of("I am in a house", 4), PennTag::nn);
}

TEST(UsualTags, AskTheNeighbours) {
    EXPECT_EQ(tag_of("he used to house them", 3), PennTag::vb);
    EXPECT_EQ(tag_of("I said that he ran", 2), PennTag::in);
    EXPECT_EQ(tag_of("I said that.", 2), PennTag::dt);
    EXPECT_EQ(tag_of("That is all", 0), PennTag::dt);
}

}  // namespace
}  // namespace storyflow::speech::english
