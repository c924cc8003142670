#include "speech/english/tagger.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "speech/english/tag_features.hpp"
#include "speech/english/token_cuts.hpp"
#include "tests/speech/english/made_weights.hpp"

namespace storyflow::speech::english {
namespace {

/// The feature of a template at the place of a word that stands alone, or follows a word of that tag.
std::uint32_t feature_of(std::string_view word, const Template& pattern, std::size_t number,
                         std::uint8_t tag_before = 0) {
    std::vector<TokenAttributes> tokens(1 + 2 * reach, edge_attributes());
    tokens[reach] = attributes_of(word, false);
    std::vector<std::uint8_t> tags(tokens.size(), 0);
    tags[reach - 1] = tag_before;
    return feature(pattern, number, {.tokens = tokens, .tags = tags, .guesses = tags}, reach);
}

std::vector<PennTag> tags_of(std::string_view text, const std::vector<std::byte>& file) {
    std::vector<TaggedToken> tokens = tokens_of(text);
    set_tags(tokens, text, TagWeights(file));
    std::vector<PennTag> tags;
    for (const TaggedToken& token : tokens)
        tags.push_back(token.tag);
    return tags;
}

// The first lone template is the word in small letters.
TEST(Tagger, GivesTheTagOfTheHighestScore) {
    const auto file =
        made_weights({{feature_of("cat", lone_templates()[0], 0), {{PennTag::nn, 5}, {PennTag::vb, 4}}}});
    EXPECT_EQ(tags_of("cat Cat dog", file), (std::vector{PennTag::nn, PennTag::nn, PennTag::cc}));
}

TEST(Tagger, TheTagBeforeCanDecide) {
    const auto* const templates = context_templates().data();
    std::size_t tag_before = 0;
    while (templates[tag_before].parts[0].attribute != Attribute::tag)
        ++tag_before;
    const auto after_infinitive_mark = static_cast<std::uint8_t>(static_cast<int>(PennTag::to) + 1);
    const auto file =
        made_weights({{feature_of("to", lone_templates()[0], 0), {{PennTag::to, 9}}},
                      {feature_of("use", lone_templates()[0], 0), {{PennTag::nn, 5}, {PennTag::vb, 4}}},
                      {feature_of("use", templates[tag_before], lone_templates().size() + tag_before,
                                  after_infinitive_mark),
                       {{PennTag::vb, 6}}}});
    EXPECT_EQ(tags_of("use to use", file), (std::vector{PennTag::nn, PennTag::to, PennTag::vb}));
}

TEST(Tagger, TagsNoTokensAtAll) {
    EXPECT_TRUE(tags_of("", made_weights({})).empty());
}

}  // namespace
}  // namespace storyflow::speech::english
