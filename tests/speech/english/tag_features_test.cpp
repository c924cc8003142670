#include "speech/english/tag_features.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "speech/english/penn_tag.hpp"

namespace storyflow::speech::english {
namespace {

std::uint32_t attribute(const TokenAttributes& attributes, Attribute name) {
    return attributes[static_cast<std::size_t>(name)];
}

std::uint8_t numbered(PennTag tag) {
    return static_cast<std::uint8_t>(static_cast<int>(tag) + 1);
}

/// "The cat sat" with edges.
const std::vector<TokenAttributes>& cat_sentence() {
    static const std::vector<TokenAttributes> tokens = [] {
        std::vector<TokenAttributes> all(3 + 2 * reach, edge_attributes());
        all[reach] = attributes_of("The", true);
        all[reach + 1] = attributes_of("cat", true);
        all[reach + 2] = attributes_of("sat", false);
        return all;
    }();
    return tokens;
}

// Computed by script/tagger/features.py: the program must see what the training saw.
TEST(TagFeatures, AreTheNumbersOfTheTraining) {
    EXPECT_EQ(attributes_of("Don’t", false),
              (TokenAttributes{0x3823f081, 0x69b0596d, 0x4bbe5636, 0x19002ae2, 0x93311073, 0xe10c2473,
                               0xed68c80e, 0x25275114, 0}));
    EXPECT_EQ(attribute(attributes_of("R2D2", false), Attribute::shape), 0x390d11b5U);

    std::vector<std::uint8_t> tags(3 + 2 * reach, 0);
    std::vector<std::uint8_t> guesses(3 + 2 * reach, 0);
    tags[reach] = guesses[reach] = numbered(PennTag::dt);
    tags[reach + 1] = guesses[reach + 1] = numbered(PennTag::nn);
    guesses[reach + 2] = numbered(PennTag::vbd);
    const Surroundings around{.tokens = cat_sentence(), .tags = tags, .guesses = guesses};
    std::uint32_t all = 0;
    std::size_t number = 0;
    for (const auto templates : {lone_templates(), context_templates()}) {
        for (const Template& pattern : templates)
            all = all * 31U + feature(pattern, number++, around, reach + 2);
    }
    EXPECT_EQ(all, 0xc6a9dceaU);
}

TEST(TagFeatures, ASpaceAndACapitalAreSeen) {
    EXPECT_NE(attributes_of("a", true), attributes_of("a", false));
    const auto capital = attributes_of("Read", true);
    const auto small = attributes_of("read", true);
    EXPECT_EQ(attribute(capital, Attribute::lower), attribute(small, Attribute::lower));
    EXPECT_NE(attribute(capital, Attribute::form), attribute(small, Attribute::form));
    EXPECT_NE(attribute(capital, Attribute::shape), attribute(small, Attribute::shape));
}

TEST(TagFeatures, EachTemplateHasANumberOfItsOwn) {
    const std::vector<std::uint8_t> none(3 + 2 * reach, 0);
    const Surroundings around{.tokens = cat_sentence(), .tags = none, .guesses = none};
    std::set<std::uint32_t> seen;
    std::size_t number = 0;
    for (const Template& pattern : context_templates())
        seen.insert(feature(pattern, number++, around, reach + 1));
    EXPECT_EQ(seen.size(), context_templates().size());
}

}  // namespace
}  // namespace storyflow::speech::english
