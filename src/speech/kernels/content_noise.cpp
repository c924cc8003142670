#include "speech/kernels/content_noise.hpp"

#include <bit>
#include <cmath>
#include <numbers>

namespace storyflow::speech::kernels {

namespace {

std::uint64_t split_mix(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

/// A uniform number in (0, 1]; never 0, so that its logarithm is finite.
float uniform(std::uint64_t bits) {
    constexpr double steps = 4294967296.0;
    return static_cast<float>((static_cast<double>(bits & 0xFFFFFFFFU) + 1.0) / steps);
}

/// Two independent standard normal samples from two uniform numbers (Box-Muller).
struct NormalPair {
    float even, odd;

    NormalPair(std::uint64_t seed, std::uint64_t pair) {
        const std::uint64_t bits = split_mix(seed ^ split_mix(pair));
        const float radius = std::sqrt(-2.0F * std::log(uniform(bits)));
        const float angle = 2.0F * std::numbers::pi_v<float> * uniform(bits >> 32U);
        even = radius * std::cos(angle);
        odd = radius * std::sin(angle);
    }
};

}  // namespace

std::uint64_t content_seed(std::span<const int> ids, std::string_view voice, double speed) {
    std::uint64_t seed = split_mix(std::bit_cast<std::uint64_t>(speed));
    for (const char letter : voice)
        seed = split_mix(seed ^ static_cast<unsigned char>(letter));
    for (const int id : ids)
        seed = split_mix(seed ^ static_cast<std::uint64_t>(id));
    return seed;
}

Noise seeded_noise(std::uint64_t seed) {
    return [seed](std::uint64_t first, std::span<float> values) {
        for (std::size_t i = 0; i < values.size();) {
            const std::uint64_t index = first + i;
            const NormalPair pair(seed, index / 2);
            if (index % 2 == 0) values[i++] = pair.even;
            if (i < values.size()) values[i++] = pair.odd;
        }
    };
}

}  // namespace storyflow::speech::kernels
