#include "tests/support/tone_engine.hpp"

#include "tests/contract/speech_engine_contract.hpp"

namespace storyflow::contract {

/// The engine that other tests use in place of a real one keeps what engines promise.
INSTANTIATE_TEST_SUITE_P(Tone, SpeechEngineContract,
                         testing::Values(TestedEngine{
                             .name = "tone",
                             .make =
                                 [](std::size_t) { return std::make_shared<support::ToneEngine>("tone"); },
                             .speed_tolerance = 0.01}),
                         name_of);

}  // namespace storyflow::contract
