#include "speech/kokoro/network/generator.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "base/error.hpp"
#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/golden_checks.hpp"

namespace storyflow::speech::kokoro {
namespace {

Generator tiny_generator() {
    return Generator(Parameters(tiny_weights(), "decoder.generator"), tiny_set().config);
}

TEST(Generator, MakesTheGoldenSoundFromTheGoldenSpectrum) {
    const Generator generator = tiny_generator();
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        TestRun run;
        const auto verdicts =
            support::check_generator(tiny_set().at(name), generator, tiny_set().config, run.execution);
        ASSERT_EQ(verdicts.size(), 10U);
        EXPECT_EQ(support::failures_among(verdicts), "");
    }
}

TEST(Generator, TellsTheMemoryThatItTakesForASound) {
    // Four matrices of the last stage's size, which is the largest stage here.
    const ModelConfig::Istftnet& sizes = tiny_set().config.istftnet;
    const std::size_t channels = sizes.upsample_initial_channel >> sizes.upsample_rates.size();
    const std::size_t columns = 600 / sizes.gen_istft_hop_size;
    const Generator generator = tiny_generator();
    EXPECT_EQ(generator.bytes_for(40), 40 * 4 * channels * columns * sizeof(float));
    EXPECT_EQ(generator.bytes_for(0), 0U);
}

TEST(Generator, StopsBetweenItsLayers) {
    const kernels::Matrix magnitudes = golden_result("har_mag");
    const kernels::Matrix angles = golden_result("har_phase");
    TestRun run;
    kernels::Matrix excitation = stacked({magnitudes, angles}, run.execution.memory());
    std::vector<std::string> shown;
    try {
        (void)tiny_generator().apply(golden_result("dec.decode.3"), std::move(excitation),
                                     tiny_acoustic_style(), run.execution,
                                     [&](std::string_view stage, const kernels::Matrix&) {
                                         shown.emplace_back(stage);
                                         if (stage == "gen.sum.0") run.stop.request_stop();
                                     });
        FAIL() << "not stopped";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.kind(), base::ErrorKind::cancelled);
    }
    EXPECT_EQ(shown.back(), "gen.sum.0");
}

}  // namespace
}  // namespace storyflow::speech::kokoro
