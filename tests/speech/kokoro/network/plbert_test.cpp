#include "speech/kokoro/network/plbert.hpp"

#include <gtest/gtest.h>

#include "speech/kokoro/network/rearrange.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

TEST(Plbert, ReadsTokensAsTheGoldenSetDoes) {
    const Plbert plbert(Parameters(tiny_weights(), "bert"), tiny_set().config);
    for (const char* const name : {"t5.zero", "t14.zero"}) {
        const support::GoldenCase& golden = tiny_set().at(name);
        TestRun run;
        expect_golden(golden, "bert", transposed(plbert.apply(golden.ids, run.execution)));
    }
}

TEST(Plbert, TakesAsManyTokensAsThereArePositions) {
    const Plbert plbert(Parameters(tiny_weights(), "bert"), tiny_set().config);
    TestRun run;
    const std::vector<int> ids(tiny_set().config.plbert.max_position_embeddings, 5);
    EXPECT_EQ(plbert.apply(ids, run.execution).columns(), ids.size());
}

}  // namespace
}  // namespace storyflow::speech::kokoro
