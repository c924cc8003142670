#include "speech/kokoro/network/prosody_predictor.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

TEST(ProsodyPredictor, DrawsMelodyAndLoudnessAsTheGoldenSetDoes) {
    const ProsodyPredictor predictor(Parameters(tiny_weights(), "predictor"), tiny_set().config);
    TestRun run;
    std::vector<std::string> shown;
    const Prosody prosody = predictor.apply(
        repeated_columns(transposed(golden_result("d")), tiny_case().durations, run.execution.memory()),
        tiny_prosodic_style(), run.execution, [&](std::string_view stage, const kernels::Matrix& result) {
            shown.emplace_back(stage);
            expect_golden(tiny_case(), stage, result);
        });
    EXPECT_THAT(shown, testing::ElementsAre("shared", "F0", "N"));
    expect_golden(tiny_case(), "F0", prosody.pitch);
    expect_golden(tiny_case(), "N", prosody.energy);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
