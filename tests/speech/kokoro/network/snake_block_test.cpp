#include "speech/kokoro/network/snake_block.hpp"

#include <gmock/gmock.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

constexpr std::array<std::size_t, 3> dilations{1, 3, 5};

SnakeBlock excitation_block(const TensorSource& weights) {
    return SnakeBlock(Parameters(weights, "decoder.generator.noise_res.0"), 32, 7, dilations,
                      tiny_set().config.style_dim);
}

void apply_in_place(const SnakeBlock& block, kernels::Matrix& x) {
    TestRun run;
    kernels::Matrix scratch;
    const kernels::RowStatistics statistics = kernels::statistics_of(x, run.execution);
    block.apply({.x = x, .statistics = statistics, .scratch = scratch, .sum = x, .y = x},
                tiny_acoustic_style(), run.execution);
}

TEST(SnakeBlock, ShapesTheExcitationAsTheGoldenSetDoes) {
    kernels::Matrix x = golden_result("gen.noise_conv.0");
    apply_in_place(excitation_block(tiny_weights()), x);
    const support::GoldenStage& expected = *tiny_case().find("gen.noise_res.0");
    const support::Verdict verdict = support::compare("alone", expected, *expected.from_spectrum, x);
    EXPECT_TRUE(verdict.passed) << text_of(verdict);
}

TEST(SnakeBlock, AddsToItsInput) {
    PatchedWeights weights(tiny_weights());
    for (const char* const step : {"0", "1", "2"}) {
        const std::string convolution = std::string("decoder.generator.noise_res.0.convs2.") + step;
        weights.set_all(convolution + ".weight_g", 0).set_all(convolution + ".bias", 0);
    }
    const kernels::Matrix before = golden_result("gen.noise_conv.0");
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    kernels::Matrix x;
    copy(before, x, memory);
    apply_in_place(excitation_block(weights), x);
    for (std::size_t row = 0; row < x.rows(); ++row)
        EXPECT_THAT(x.row(row), testing::ElementsAreArray(before.row(row)));
}

TEST(SnakeBlock, LeavesItsInputAndAddsToAnotherResult) {
    const SnakeBlock block = excitation_block(tiny_weights());
    const kernels::Matrix x = golden_result("gen.noise_conv.0");
    const auto memory = std::make_shared<kernels::MatrixMemory>();
    kernels::Matrix alone;
    copy(x, alone, memory);
    apply_in_place(block, alone);

    TestRun run;
    kernels::Matrix scratch, sum, y;
    copy(x, y, memory);
    const kernels::RowStatistics statistics = kernels::statistics_of(x, run.execution);
    block.apply({.x = x,
                 .statistics = statistics,
                 .scratch = scratch,
                 .sum = sum,
                 .y = y,
                 .residual = &y,
                 .factor = 0.5F},
                tiny_acoustic_style(), run.execution);
    const kernels::Matrix before = golden_result("gen.noise_conv.0");
    for (std::size_t row = 0; row < x.rows(); ++row) {
        EXPECT_THAT(x.row(row), testing::ElementsAreArray(before.row(row)));
        for (std::size_t t = 0; t < x.columns(); ++t)
            ASSERT_NEAR(y.row(row)[t], 0.5F * (alone.row(row)[t] + x.row(row)[t]), 1e-5F);
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
