#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "speech/kokoro/network/network.hpp"

/// The breath in a voice is noise. It is drawn from what is said, so that the same words in the same voice
/// always give the same sound. Pure.
namespace storyflow::speech::kokoro {

/// A fingerprint of what is spoken and how.
[[nodiscard]] std::uint64_t content_seed(std::span<const int> ids, std::string_view voice, double speed);

/// Standard normal samples by index: SplitMix64 of seed and index gives two uniform numbers, Box and Muller's
/// formula makes one normal of them.
[[nodiscard]] Noise seeded_noise(std::uint64_t seed);

}  // namespace storyflow::speech::kokoro
