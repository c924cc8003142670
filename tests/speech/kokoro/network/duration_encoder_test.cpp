#include "speech/kokoro/network/duration_encoder.hpp"

#include <gmock/gmock.h>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

TEST(DurationEncoder, StylesTokensAsTheGoldenSetDoes) {
    const DurationEncoder encoder(Parameters(tiny_weights(), "predictor.text_encoder"), tiny_set().config);
    TestRun run;
    const std::vector<float> style = tiny_prosodic_style();
    const kernels::Matrix tokens = encoder.apply(golden_result("d_en"), style, run.execution);
    expect_golden(tiny_case(), "d", transposed(tokens));
    for (std::size_t i = 0; i < style.size(); ++i)
        EXPECT_THAT(tokens.row(tiny_set().config.hidden_dim + i), testing::Each(style[i]));
}

}  // namespace
}  // namespace storyflow::speech::kokoro
