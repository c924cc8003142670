#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace storyflow::speech::kernels {

/// A spectrum as a network describes it, of 16 neighbouring frames at once: matrices [bins, 16], row-major.
struct SpectrumShape {
    const float* harmonic = nullptr;        ///< logarithm of the magnitude that the source is filtered with
    const float* harmonic_angle = nullptr;  ///< pi * tanh of it is the filter's angle
    const float* noise = nullptr;           ///< logarithm of the magnitude of noise
    const float* free = nullptr;            ///< logarithm of the magnitude of a part that follows no source
    const float* free_angle = nullptr;      ///< its angle in radians
    std::size_t bins = 0;
};

/// Noise by seed and place, so that parts can be computed in any order.
struct NoisePlace {
    std::uint64_t seed = 0;
    std::uint32_t first_frame = 0;
};

/// spectrum[bin] becomes exp(harmonic) e^(i pi tanh(harmonic_angle)) spectrum[bin] + exp(noise) Z +
/// exp(free) e^(i free_angle). Logarithms count as 7 at most. Z is complex normal noise (Box-Muller) of two
/// hashes of seed, frame and bin; without a place there is none. `spectrum`: [2 * bins, 16], see
/// `RealFourier`; all pointers are aligned to 64 bytes. Pure; safe from any thread.
void shape_spectrum(const SpectrumShape& shape, const std::optional<NoisePlace>& place, float* spectrum);

}  // namespace storyflow::speech::kernels
