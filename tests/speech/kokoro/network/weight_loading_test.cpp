#include "speech/kokoro/network/weight_loading.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using testing::ElementsAre;
using testing::FloatNear;
using testing::HasSubstr;

template <typename Action>
std::string refusal_of(const Action& action) {
    try {
        action();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::damaged_model);
        return error.what();
    }
    return "no refusal";
}

TEST(WeightLoading, NamesParametersByTheirLayers) {
    PatchedWeights weights;
    weights.set("decoder.decode.2.conv1.bias", {3}, {1, 2, 3}).set("bias", {1}, {4});
    const Parameters all(weights);
    EXPECT_THAT(all.of("decoder").of("decode", 2).of("conv1").values("bias", {3}), ElementsAre(1, 2, 3));
    EXPECT_THAT(all.values("bias", {1}), ElementsAre(4));
    EXPECT_TRUE(all.of("decoder.decode", 2).contains("conv1.bias"));
    EXPECT_FALSE(all.of("decoder").contains("bias"));
}

TEST(WeightLoading, RefusesWhatIsMissingByName) {
    const PatchedWeights weights;
    EXPECT_THAT(refusal_of([&] {
                    (void)Parameters(weights, "a.b").values("weight", {2, 3});
                }),
                HasSubstr("a.b.weight is missing"));
}

TEST(WeightLoading, RefusesAnotherShapeByNameAndShape) {
    PatchedWeights weights;
    weights.set("a.weight", {2, 3}, std::vector<float>(6));
    const std::string refusal = refusal_of([&] { (void)Parameters(weights, "a").values("weight", {3, 2}); });
    EXPECT_THAT(refusal, HasSubstr("a.weight"));
    EXPECT_THAT(refusal, HasSubstr("[2, 3]"));
    EXPECT_THAT(refusal, HasSubstr("[3, 2]"));
}

TEST(WeightLoading, RefusesFewerValuesThanTheShapeHas) {
    PatchedWeights weights;
    weights.set("a.weight", {2, 3}, std::vector<float>(5));
    EXPECT_THAT(refusal_of([&] {
                    (void)Parameters(weights, "a").values("weight", {2, 3});
                }),
                HasSubstr("a.weight has 5 values"));
}

TEST(WeightLoading, GivesEachNormalisedRowTheStoredLength) {
    PatchedWeights weights;
    weights.set("a.weight_g", {2, 1, 1}, {10, 3}).set("a.weight_v", {2, 1, 2}, {3, 4, 0, -2});
    EXPECT_THAT(Parameters(weights, "a").normalised_weight({2, 1, 2}),
                ElementsAre(FloatNear(6, 1e-6F), FloatNear(8, 1e-6F), 0, -3));
}

TEST(WeightLoading, ANormalisedRowWithoutDirectionIsARowOfZeros) {
    PatchedWeights weights;
    weights.set("a.weight_g", {3, 1}, {10, 3, 0}).set("a.weight_v", {3, 2}, {3, 4, 0, 0, 1, 2});
    EXPECT_THAT(Parameters(weights, "a").normalised_weight({3, 2}),
                ElementsAre(FloatNear(6, 1e-6F), FloatNear(8, 1e-6F), 0, 0, 0, 0));
    weights.set("b.weight_g", {1, 1}, {0}).set("b.weight_v", {1, 2}, {0, 0});
    EXPECT_THAT(Parameters(weights, "b").normalised_weight({1, 2}), ElementsAre(0, 0));
}

TEST(WeightLoading, RefusesANormalisedWeightWithoutAnyDirection) {
    PatchedWeights weights;
    weights.set("a.weight_g", {2, 1}, {10, 3}).set("a.weight_v", {2, 2}, {0, 0, 0, 0});
    EXPECT_THAT(refusal_of([&] {
                    (void)Parameters(weights, "a").normalised_weight({2, 2});
                }),
                HasSubstr("a.weight_v has no direction"));
}

TEST(WeightLoading, ANormalisedWeightMayBeStoredAsItIs) {
    PatchedWeights weights;
    weights.set("a.weight", {2, 2}, {3, 4, 0, 0});
    EXPECT_THAT(Parameters(weights, "a").normalised_weight({2, 2}), ElementsAre(3, 4, 0, 0));
}

TEST(WeightLoading, ALinearLayerIsAConvolutionOverEveryColumn) {
    PatchedWeights weights;
    weights.set("a.weight", {1, 2}, {2, 3}).set("a.bias", {1}, {1});
    const kernels::Convolution layer = load_linear(Parameters(weights, "a"), 1, 2);
    TestRun run;
    kernels::Matrix y;
    layer.apply(matrix_of({{1, 10}, {2, 20}}), y, run.execution);
    EXPECT_THAT(y.row(0), ElementsAre(9, 81));
}

TEST(WeightLoading, ATransposedConvolutionHasALengthForEachInputChannel) {
    PatchedWeights weights;
    weights.set("a.weight_g", {2, 1, 1}, {5, 1})
        .set("a.weight_v", {2, 1, 2}, {3, 4, 0, 7})
        .set("a.bias", {1}, {0.5F});
    const auto layer = load_transposed_convolution(
        Parameters(weights, "a"), {.out_channels = 1, .in_channels = 2, .kernel = 2, .stride = 2});
    TestRun run;
    kernels::Matrix y;
    layer.apply(matrix_of({{1, 0}, {0, 1}}), y, run.execution);
    EXPECT_THAT(y.row(0), ElementsAre(FloatNear(3.5F, 1e-6F), FloatNear(4.5F, 1e-6F), 0.5F, 1.5F));
}

TEST(WeightLoading, AConvolutionMayBeWithoutBias) {
    PatchedWeights weights;
    weights.set("a.weight_g", {1, 1, 1}, {2}).set("a.weight_v", {1, 1, 1}, {-5});
    TestRun run;
    kernels::Matrix y;
    load_normalised_convolution(Parameters(weights, "a"), {.out_channels = 1, .in_channels = 1}, Bias::absent)
        .apply(one_row(std::vector<float>{1, 3}), y, run.execution);
    EXPECT_THAT(y.row(0), ElementsAre(-2, -6));
}

TEST(WeightLoading, AnLstmNeedsBothDirections) {
    PatchedWeights weights(tiny_weights());
    weights.remove("text_encoder.lstm.bias_hh_l0_reverse");
    EXPECT_THAT(refusal_of([&] { (void)load_lstm(Parameters(weights, "text_encoder.lstm"), 64, 32); }),
                HasSubstr("text_encoder.lstm.bias_hh_l0_reverse is missing"));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
