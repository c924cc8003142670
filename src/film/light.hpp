#pragma once

#include <cstddef>
#include <cstdint>

/// The inner loop of `Crossfade`, compiled for every instruction set (Highway).
namespace storyflow::film {

/// A row of pixels, each with its own samples of colour.
struct PixelRow {
    const std::uint8_t* luma;
    const std::uint8_t* blue;
    const std::uint8_t* red;
};

/// Mixes two rows in light. Writes the Y' and adds the Cb and Cr to two rows of sums. `luma` may be one of
/// the sources.
void mix_light(const PixelRow& row, const PixelRow& next, float share, std::size_t count, std::uint8_t* luma,
               float* blue, float* red);

}  // namespace storyflow::film
