#include "speech/kokoro/network/adain_block.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

using kernels::Matrix;
using testing::FloatNear;

constexpr float inverse_root_of_2 = static_cast<float>(1 / std::numbers::sqrt2);

/// Weights that leave only the shortcut: the last convolution is zero.
PatchedWeights without_main_path(const std::string& block) {
    PatchedWeights weights(tiny_weights());
    weights.set_all(block + ".conv2.weight_g", 0).set_all(block + ".conv2.bias", 0);
    return weights;
}

Matrix apply(const TensorSource& weights, const std::string& name, std::size_t in, std::size_t out,
             AdainBlock::Time time, const std::vector<float>& style, const Matrix& x) {
    const AdainBlock block(Parameters(weights, name), in, out, style.size(), time);
    TestRun run;
    return block.apply(x, style, run.execution);
}

TEST(AdainBlock, HasItsInputAsShortcut) {
    const Matrix x = golden_result("shared");
    const Matrix y = apply(without_main_path("predictor.F0.0"), "predictor.F0.0", 64, 64,
                           AdainBlock::Time::kept, tiny_prosodic_style(), x);
    ASSERT_EQ(y.columns(), x.columns());
    for (std::size_t t = 0; t < x.columns(); ++t)
        EXPECT_THAT(y.row(5)[t], FloatNear(x.row(5)[t] * inverse_root_of_2, 1e-6F));
}

TEST(AdainBlock, NarrowsAndDoublesItsShortcut) {
    const Matrix x = golden_result("shared");
    const Matrix y = apply(without_main_path("predictor.F0.1"), "predictor.F0.1", 64, 32,
                           AdainBlock::Time::doubled, tiny_prosodic_style(), x);
    const auto narrow = load_normalised_convolution(Parameters(tiny_weights(), "predictor.F0.1.conv1x1"),
                                                    {.out_channels = 32, .in_channels = 64}, Bias::absent);
    TestRun run;
    Matrix direct;
    narrow.apply(x, direct, run.execution);
    ASSERT_EQ(y.rows(), 32U);
    ASSERT_EQ(y.columns(), 2 * x.columns());
    for (std::size_t t = 0; t < y.columns(); ++t)
        EXPECT_THAT(y.row(7)[t], FloatNear(direct.row(7)[t / 2] * inverse_root_of_2, 1e-6F));
}

TEST(AdainBlock, SpeaksInTheStyleThatItIsGiven) {
    const Matrix x = golden_result("shared");
    const std::vector<float> style = tiny_prosodic_style();
    std::vector<float> other = style;
    other[3] += 0.5F;
    const auto result = [&](const std::vector<float>& used) {
        const Matrix y = apply(tiny_weights(), "predictor.F0.0", 64, 64, AdainBlock::Time::kept, used, x);
        return std::vector<float>(y.row(0).begin(), y.row(0).end());
    };
    EXPECT_EQ(result(style), result(style));
    EXPECT_NE(result(style), result(other));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
