#include "speech/kokoro/snake_block.hpp"

#include <gmock/gmock.h>

#include <array>
#include <string>
#include <vector>

#include "speech/kokoro/rearrange.hpp"
#include "tests/speech/kokoro/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

constexpr std::array<std::size_t, 3> dilations{1, 3, 5};

SnakeBlock excitation_block(const TensorSource& weights) {
    return SnakeBlock(Parameters(weights, "decoder.generator.noise_res.0"), 32, 7, dilations,
                      tiny_set().config.style_dim);
}

TEST(SnakeBlock, ShapesTheExcitationAsTheGoldenSetDoes) {
    kernels::Matrix x = golden_result("gen.noise_conv.0");
    SnakeBlock::Scratch scratch;
    TestRun run;
    excitation_block(tiny_weights()).apply(x, tiny_acoustic_style(), scratch, run.execution);
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
    kernels::Matrix x;
    copy(before, x);
    SnakeBlock::Scratch scratch;
    TestRun run;
    excitation_block(weights).apply(x, tiny_acoustic_style(), scratch, run.execution);
    for (std::size_t row = 0; row < x.rows(); ++row)
        EXPECT_THAT(x.row(row), testing::ElementsAreArray(before.row(row)));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
