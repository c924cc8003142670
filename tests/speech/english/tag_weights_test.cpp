#include "speech/english/tag_weights.hpp"

#include <gtest/gtest.h>

#include "tests/speech/english/made_weights.hpp"

namespace storyflow::speech::english {
namespace {

std::int32_t of(const TagScores& scores, PennTag tag) {
    return scores[static_cast<std::size_t>(tag)];
}

TEST(TagWeights, AddTheSquaresOfAFeature) {
    const auto file = made_weights({{0x12345678, {{PennTag::nn, 3}, {PennTag::vb, -5}}},
                                    {0x12345700, {{PennTag::nn, 100}}},
                                    {0x00000004, {{PennTag::dt, 1}}},
                                    {0xFFFFFFFF, {{PennTag::closing_bracket, 127}}}});
    const TagWeights weights(file);
    TagScores scores{};
    weights.add(0x12345678, scores);
    EXPECT_EQ(of(scores, PennTag::nn), 9);
    EXPECT_EQ(of(scores, PennTag::vb), -25);
    weights.add(0x12345700, scores);
    EXPECT_EQ(of(scores, PennTag::nn), 10'009);
    weights.add(0x00000004, scores);
    EXPECT_EQ(of(scores, PennTag::dt), 1);
    weights.add(0xFFFFFFFF, scores);
    EXPECT_EQ(of(scores, PennTag::closing_bracket), 16'129);
}

TEST(TagWeights, AnUnknownFeatureAddsNothing) {
    const auto file = made_weights({{0x12345678, {{PennTag::nn, 3}}}});
    const TagWeights weights(file);
    TagScores scores{};
    for (const std::uint32_t unknown : {0U, 0x12345670U, 0x12345778U, 0xFFFFFFFFU})
        weights.add(unknown, scores);
    EXPECT_EQ(scores, TagScores{});
}

TEST(TagWeights, TheProgramCarriesAFileOfTheRightSize) {
    const auto file = tag_weights_file();
    EXPECT_GT(file.size(), 1'000'000U);
    EXPECT_LT(file.size(), 2'500'000U);
}

}  // namespace
}  // namespace storyflow::speech::english
