#pragma once

#include <vector>

#include "speech/kernels/execution.hpp"
#include "speech/kokoro/network/generator.hpp"
#include "speech/kokoro/network/harmonic_source.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/network/spectrum.hpp"
#include "tests/support/golden_set.hpp"

/// Run the network, or a part of it with golden results as input, and compare every stage that has a limit. A
/// stage is left out when its input is not stored completely.
namespace storyflow::support {

/// Runs everything from the tokens: durations must be equal, stages within their limits.
[[nodiscard]] std::vector<Verdict> check_end_to_end(const GoldenCase& golden,
                                                    const speech::kokoro::Network& network,
                                                    speech::kernels::Execution& execution);

/// Computes the excitation from the golden pitch.
[[nodiscard]] std::vector<Verdict> check_source(const GoldenCase& golden,
                                                const speech::kokoro::HarmonicSource& source,
                                                speech::kernels::Execution& execution);

/// Computes the spectrum of the golden excitation; compared as complex numbers.
[[nodiscard]] std::vector<Verdict> check_spectrum(const GoldenCase& golden,
                                                  const speech::kokoro::ShortTimeSpectrum& spectrum,
                                                  speech::kernels::Execution& execution);

/// Computes the sound from the golden features and spectrum.
[[nodiscard]] std::vector<Verdict> check_generator(const GoldenCase& golden,
                                                   const speech::kokoro::Generator& generator,
                                                   const speech::kokoro::ModelConfig& config,
                                                   speech::kernels::Execution& execution);

}  // namespace storyflow::support
