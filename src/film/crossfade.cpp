#include "film/crossfade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "film/light.hpp"

namespace storyflow::film {

namespace {

// `mix_light` works on whole vectors.
constexpr std::size_t vector_size = 16;

/// Each sample of colour twice: once for each of its pixels.
void widen(std::span<const std::uint8_t> row, std::uint8_t* to) {
    for (const auto value : row) {
        *to++ = value;
        *to++ = value;
    }
}

/// Of two by two pixels; each sum is of two.
void store_means(std::span<const float> sums, std::uint8_t* to) {
    for (std::size_t x = 0; x < sums.size(); x += 2)
        *to++ = static_cast<std::uint8_t>(std::lrintf((sums[x] + sums[x + 1]) / 4.0F + 128.0F));
}

}  // namespace

void Crossfade::mix(Frame& frame, const Frame& next, float share) {
    const auto width = static_cast<std::size_t>(frame.size().width);
    const std::size_t room = (width + vector_size - 1) / vector_size * vector_size;
    // Rows are copied to where whole vectors may be read and written.
    rows_.resize(6 * room);
    sums_.resize(2 * room);
    std::array<std::uint8_t*, 6> rows{};
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = rows_.data() + i * room;
    const auto [luma, blue, red, next_luma, next_blue, next_red] = rows;
    for (std::size_t y = 0; y < static_cast<std::size_t>(frame.size().height); y += 2) {
        const std::size_t chroma_row = y / 2 * (width / 2);
        widen(frame.chroma(0).subspan(chroma_row, width / 2), blue);
        widen(frame.chroma(1).subspan(chroma_row, width / 2), red);
        widen(next.chroma(0).subspan(chroma_row, width / 2), next_blue);
        widen(next.chroma(1).subspan(chroma_row, width / 2), next_red);
        std::ranges::fill(sums_, 0.0F);
        for (std::size_t line = y; line < y + 2; ++line) {
            std::copy_n(&frame.luma()[line * width], width, luma);
            std::copy_n(&next.luma()[line * width], width, next_luma);
            mix_light({luma, blue, red}, {next_luma, next_blue, next_red}, share, room, luma, sums_.data(),
                      sums_.data() + room);
            std::copy_n(luma, width, &frame.luma()[line * width]);
        }
        store_means(std::span(sums_).first(width), &frame.chroma(0)[chroma_row]);
        store_means(std::span(sums_).subspan(room, width), &frame.chroma(1)[chroma_row]);
    }
}

}  // namespace storyflow::film
