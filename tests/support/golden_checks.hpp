#pragma once

#include <vector>

#include "speech/kokoro/kernels/execution.hpp"
#include "speech/kokoro/network/generator.hpp"
#include "speech/kokoro/network/harmonic_source.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/spectrum.hpp"
#include "tests/support/golden_set.hpp"

/// Runs the network, or a part of it that is fed golden results, and compares every stage that has a limit.
/// A stage that cannot be checked because its input is not stored in full gives no verdict.
namespace storyflow::support {

/// Everything from the tokens: durations exactly, stages within their limits.
[[nodiscard]] std::vector<Verdict> check_end_to_end(const GoldenCase& golden,
                                                    const speech::kokoro::Network& network,
                                                    speech::kernels::Execution& execution);

/// The golden pitch makes the golden excitation.
[[nodiscard]] std::vector<Verdict> check_source(const GoldenCase& golden,
                                                const speech::kokoro::HarmonicSource& source,
                                                speech::kernels::Execution& execution);

/// The golden excitation has the golden spectrum, compared as complex numbers.
[[nodiscard]] std::vector<Verdict> check_spectrum(const GoldenCase& golden,
                                                  const speech::kokoro::ShortTimeSpectrum& spectrum,
                                                  speech::kernels::Execution& execution);

/// The golden features and spectrum make the golden sound.
[[nodiscard]] std::vector<Verdict> check_generator(const GoldenCase& golden,
                                                   const speech::kokoro::Generator& generator,
                                                   const speech::kokoro::ModelConfig& config,
                                                   speech::kernels::Execution& execution);

}  // namespace storyflow::support
