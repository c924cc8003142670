#include "speech/kokoro/network/text_encoder.hpp"

#include <gtest/gtest.h>

#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

TEST(TextEncoder, EncodesTokensAsTheGoldenSetDoes) {
    const TextEncoder encoder(Parameters(tiny_weights(), "text_encoder"), tiny_set().config);
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        const support::GoldenCase& golden = tiny_set().at(name);
        TestRun run;
        expect_golden(golden, "t_en", encoder.apply(golden.ids, run.execution));
    }
}

}  // namespace
}  // namespace storyflow::speech::kokoro
