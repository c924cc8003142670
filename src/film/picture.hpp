#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace storyflow::film {

/// Pixels as they are seen, rows from the top without padding, 8 bits for each channel, sRGB. Three channels:
/// red, green, blue. Four: also alpha, with the colours multiplied by it.
struct Picture {
    int width = 0;
    int height = 0;
    int channels = 3;
    std::vector<std::uint8_t> pixels = {};

    [[nodiscard]] const std::uint8_t* at(int x, int y) const {
        return pixels.data() +
               (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
                   static_cast<std::size_t>(channels);
    }
};

}  // namespace storyflow::film
