#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "film/taps.hpp"

/// The inner loops of sampling, compiled for every instruction set (Highway). They compute with whole
/// numbers: the results are the same on every processor.
namespace storyflow::film {

/// to[x] = half the sum of weights[k] * rows[k][x], weights in units of `Taps::one`. Reads and writes up to
/// `row_slack` values beyond `count`.
inline constexpr std::size_t row_slack = 64;
void mix_rows(const std::array<const std::int16_t*, Taps::width>& rows,
              const std::array<std::int16_t, Taps::width>& weights, std::size_t count, std::int16_t* to);

/// Samples a row that `mix_rows` made of values in steps of 1/128, as 8-bit values.
void filter_row(const std::int16_t* row, const Taps& taps, std::span<std::uint8_t> to);

}  // namespace storyflow::film
