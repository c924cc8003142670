#include "speech/kokoro/network/decoder.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/speech/kokoro/network/tiny_network.hpp"

namespace storyflow::speech::kokoro {
namespace {

TEST(Decoder, DecodesTextAndProsodyAsTheGoldenSetDoes) {
    const Decoder decoder(Parameters(tiny_weights(), "decoder"), tiny_set().config);
    const Prosody prosody{golden_result("F0"), golden_result("N")};
    TestRun run;
    std::vector<std::string> shown;
    const kernels::Matrix features =
        decoder.apply(golden_result("asr"), prosody, tiny_acoustic_style(), run.execution,
                      [&](std::string_view stage, const kernels::Matrix& result) {
                          shown.emplace_back(stage);
                          expect_golden(tiny_case(), stage, result);
                      });
    EXPECT_THAT(shown, testing::ElementsAre("dec.encode", "dec.decode.0", "dec.decode.1", "dec.decode.2",
                                            "dec.decode.3"));
    expect_golden(tiny_case(), "dec.decode.3", features);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
