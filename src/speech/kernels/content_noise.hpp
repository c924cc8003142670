#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

/// Noise for the breathy part of the voice. Its seed is computed from the utterance, so that the same words
/// in the same voice always give the same sound. Pure.
namespace storyflow::speech::kernels {

/// Fills `values` with the standard normal samples of the indices from `first` on. Each sample depends on its
/// index alone, so parts can be computed in any order.
using Noise = std::function<void(std::uint64_t first, std::span<float> values)>;

/// A hash of what is spoken, the voice and the speed.
[[nodiscard]] std::uint64_t content_seed(std::span<const int> ids, std::string_view voice, double speed);

/// Standard normal samples by index: SplitMix64 of seed and index gives two uniform numbers, and the
/// Box-Muller formula makes one normal sample of them.
[[nodiscard]] Noise seeded_noise(std::uint64_t seed);

}  // namespace storyflow::speech::kernels
