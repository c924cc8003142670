#include "tests/support/synthetic_weights.hpp"

#include <gmock/gmock.h>

#include <array>

#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <vector>

/// The weights must be bit-identical to those of the golden sets; the checksums are from an independent
/// program.
namespace storyflow::support {
namespace {

using testing::ElementsAre;
using testing::FloatEq;

constexpr std::uint64_t checksum_factor = 6364136223846793005U;

std::uint64_t checksum(std::span<const float> values) {
    std::uint64_t sum = 0;
    for (const float value : values)
        sum = sum * checksum_factor + std::bit_cast<std::uint32_t>(value);
    return sum;
}

TEST(SyntheticWeights, HashAsTheRecipeSays) {
    EXPECT_EQ(splitmix64(0), 0xe220a8397b1dcdafU);
    EXPECT_EQ(splitmix64(1), 0x910a2dec89025cc1U);
    EXPECT_EQ(splitmix64(1234567), 0x599ed017fb08fc85U);
    EXPECT_EQ(fnv1a64(""), 0xcbf29ce484222325U);
    EXPECT_EQ(fnv1a64("a"), 0xaf63dc4c8601ec8cU);
    EXPECT_EQ(fnv1a64("bert.embeddings.word_embeddings.weight"), 0x4b7e64761fa81b3fU);
    EXPECT_EQ(fnv1a64("style.0"), 0x1c02b4cab73c0728U);
}

TEST(SyntheticWeights, HaveTheBitsOfTheTinySet) {
    const SyntheticWeights weights("tiny");
    const auto all = synthetic_tensor_names_and_shapes("tiny");
    EXPECT_EQ(all.size(), 548U);
    std::uint64_t sum = 0;
    for (const auto& [name, shape] : all) {
        const speech::Tensor tensor = weights.tensor(name);
        EXPECT_EQ(tensor.shape, shape);
        sum = sum * checksum_factor + checksum(tensor.values);
    }
    EXPECT_EQ(sum, 0x07741d98779575daU);
}

TEST(SyntheticWeights, HaveTheBitsOfTheFullSize) {
    // Covers every rule with at least one tensor.
    const std::map<std::string, std::uint64_t> checksums = {
        {"bert.embeddings.LayerNorm.weight", 0xaf65a1605bc0d9ddU},
        {"bert.encoder.albert_layer_groups.0.albert_layers.0.attention.query.weight", 0xebe5149862e104daU},
        {"bert.encoder.albert_layer_groups.0.albert_layers.0.attention.dense.weight", 0x10ba21f8c37cdb34U},
        {"predictor.lstm.weight_ih_l0", 0x81a8705b38f552ecU},
        {"predictor.lstm.weight_hh_l0", 0x653b462370ab24d8U},
        {"predictor.duration_proj.linear_layer.weight", 0xce900326cc5c161fU},
        {"predictor.duration_proj.linear_layer.bias", 0x69d78f6d0de5424dU},
        {"predictor.F0_proj.weight", 0x0f72ee102828734bU},
        {"predictor.F0_proj.bias", 0x00000000433e0000U},
        {"text_encoder.embedding.weight", 0x20bc35ea23ff051eU},
        {"text_encoder.cnn.0.1.gamma", 0xebac060fedf15d2cU},
        {"decoder.F0_conv.weight_g", 0x000000003bb9d654U},
        {"decoder.generator.ups.0.weight_g", 0x52effc59ce1b914eU},
        {"decoder.generator.resblocks.0.convs1.0.weight_v", 0xd66d888839f5d0baU},
        {"decoder.generator.resblocks.0.alpha1.0", 0xa583daf2eba253d7U},
        {"decoder.generator.noise_convs.0.weight", 0x460707c3cef476a4U},
        {"decoder.generator.conv_post.weight_g", 0x2e87ea6ce3aaeaa4U},
        {"decoder.generator.m_source.l_linear.bias", 0x0000000000000000U},
        {"decoder.encode.conv1.bias", 0xe7f9426c41c3586eU},
    };
    const SyntheticWeights weights("dev");
    for (const auto& [name, sum] : checksums)
        EXPECT_EQ(checksum(weights.tensor(name).values), sum) << name;
}

TEST(SyntheticWeights, HaveAllTensorsOfTheFullSize) {
    std::size_t values = 0;
    for (const auto& [name, shape] : synthetic_tensor_names_and_shapes("dev"))
        values += std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    EXPECT_EQ(values, 81'763'410U);
}

TEST(SyntheticWeights, FillAnyTensor) {
    std::vector<float> values(4);
    fill_synthetic_tensor("predictor.duration_proj.linear_layer.bias", {50}, values);
    EXPECT_THAT(values, ElementsAre(FloatEq(-9.44622612F), FloatEq(-9.61935806F), FloatEq(-9.39664745F),
                                    FloatEq(-9.39374352F)));
}

TEST(SyntheticWeights, KnowWhatTheyHave) {
    const SyntheticWeights weights("tiny");
    EXPECT_TRUE(weights.contains("decoder.F0_conv.weight_g"));
    EXPECT_FALSE(weights.contains("decoder.F0_conv.weight"));
    EXPECT_THROW((void)weights.tensor("decoder.F0_conv.weight"), std::out_of_range);
}

TEST(SyntheticStyle, HasTwoHalvesOfTheStyleWidth) {
    const std::vector<float> style = synthetic_style("style.0", {});
    ASSERT_EQ(style.size(), 256U);
    EXPECT_FLOAT_EQ(style[0], -0.170843124F);
    EXPECT_FLOAT_EQ(style[3], 0.0437529087F);
    EXPECT_NE(synthetic_style("style.1", {}), style);
}

TEST(SyntheticNoise, IsHashedOrNone) {
    const speech::kernels::Noise noise = synthetic_noise("hash");
    std::array<float, 3> values{};
    noise(0, values);
    EXPECT_FLOAT_EQ(values[0], 0.0438865907F);
    EXPECT_FLOAT_EQ(values[2], -1.56662905F);
    EXPECT_FALSE(synthetic_noise("zero"));
    EXPECT_THROW((void)synthetic_noise("white"), std::invalid_argument);
}

}  // namespace
}  // namespace storyflow::support
