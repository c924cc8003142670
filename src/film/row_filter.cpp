#include "film/row_filter.hpp"

#include <algorithm>

// No processor in use has SSSE3 without SSE4, and every instruction set costs compile time.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS HWY_SSSE3
#endif

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "film/row_filter.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace storyflow::film {
namespace HWY_NAMESPACE {
namespace {

constexpr int result_shift = 20;  // half of 128 steps, and the 14 bits of the weights

#if HWY_TARGET == HWY_SCALAR

void mix_rows_simd(const std::array<const std::int16_t*, Taps::width>& rows,
                   const std::array<std::int16_t, Taps::width>& weights, std::size_t count,
                   std::int16_t* to) {
    for (std::size_t x = 0; x < count; ++x) {
        int sum = 0;
        for (std::size_t k = 0; k < rows.size(); ++k)
            sum += (rows[k][x] * weights[k] + (1 << 14)) >> 15;
        to[x] = static_cast<std::int16_t>(sum);
    }
}

void filter_row_simd(const std::int16_t* row, const std::int32_t* first, const std::int16_t* weights,
                     std::size_t count, std::uint8_t* to) {
    for (std::size_t i = 0; i < count; ++i) {
        int sum = 1 << (result_shift - 1);
        for (std::size_t k = 0; k < Taps::width; ++k)
            sum += row[static_cast<std::size_t>(first[i]) + k] * weights[i * Taps::width + k];
        to[i] = static_cast<std::uint8_t>(std::clamp(sum >> result_shift, 0, 255));
    }
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Wide = hn::CappedTag<std::int32_t, 16>;
using Narrow = hn::Repartition<std::int16_t, Wide>;
using Quads = hn::Repartition<std::int64_t, Wide>;
using Bytes = hn::Rebind<std::uint8_t, Wide>;

/// A product with MulFixedPoint15 and a weight of 14 bits is half the weighted value.
void mix_rows_simd(const std::array<const std::int16_t*, Taps::width>& rows,
                   const std::array<std::int16_t, Taps::width>& weights, std::size_t count,
                   std::int16_t* HWY_RESTRICT to) {
    const Narrow d;
    const auto weight0 = hn::Set(d, weights[0]);
    const auto weight1 = hn::Set(d, weights[1]);
    const auto weight2 = hn::Set(d, weights[2]);
    const auto weight3 = hn::Set(d, weights[3]);
    for (std::size_t x = 0; x < count; x += hn::Lanes(d)) {
        const auto outer = hn::Add(hn::MulFixedPoint15(hn::LoadU(d, rows[0] + x), weight0),
                                   hn::MulFixedPoint15(hn::LoadU(d, rows[3] + x), weight3));
        const auto inner = hn::Add(hn::MulFixedPoint15(hn::LoadU(d, rows[1] + x), weight1),
                                   hn::MulFixedPoint15(hn::LoadU(d, rows[2] + x), weight2));
        hn::StoreU(hn::Add(outer, inner), d, to + x);
    }
}

/// The sums of two neighbouring products, for half as many samples as a vector has 32-bit lanes.
HWY_INLINE hn::Vec<Wide> pair_sums(const std::int16_t* row, const std::int32_t* first,
                                   const std::int16_t* weights) {
    HWY_ALIGN std::int64_t offsets[8];
    for (std::size_t i = 0; i < hn::Lanes(Quads()); ++i)
        offsets[i] = std::int64_t{first[i]} * std::int64_t{sizeof(std::int16_t)};
    const auto values =
        hn::GatherOffset(Quads(), reinterpret_cast<const std::int64_t*>(row), hn::Load(Quads(), offsets));
    auto rest = hn::Zero(Wide());
    const auto sums = hn::ReorderWidenMulAccumulate(Wide(), hn::BitCast(Narrow(), values),
                                                    hn::LoadU(Narrow(), weights), hn::Zero(Wide()), rest);
    return hn::RearrangeToOddPlusEven(sums, rest);
}

/// `first`, `weights` and `to` have room for a multiple of 16 samples.
void filter_row_simd(const std::int16_t* row, const std::int32_t* first, const std::int16_t* weights,
                     std::size_t count, std::uint8_t* to) {
    const Wide d;
    const std::size_t lanes = hn::Lanes(d);
    const auto rounding = hn::Set(d, 1 << (result_shift - 1));
    for (std::size_t i = 0; i < count; i += lanes) {
        const auto left = pair_sums(row, first + i, weights + i * Taps::width);
        const auto right = pair_sums(row, first + i + lanes / 2, weights + (i + lanes / 2) * Taps::width);
        const auto sums = hn::Add(hn::ConcatEven(d, right, left), hn::ConcatOdd(d, right, left));
        hn::StoreU(hn::DemoteTo(Bytes(), hn::ShiftRight<result_shift>(hn::Add(sums, rounding))), Bytes(),
                   to + i);
    }
}

#endif

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::film
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::film {

namespace {

HWY_EXPORT(mix_rows_simd);
HWY_EXPORT(filter_row_simd);

}  // namespace

void mix_rows(const std::array<const std::int16_t*, Taps::width>& rows,
              const std::array<std::int16_t, Taps::width>& weights, std::size_t count, std::int16_t* to) {
    HWY_DYNAMIC_DISPATCH(mix_rows_simd)(rows, weights, count, to);
}

void filter_row(const std::int16_t* row, const Taps& taps, std::span<std::uint8_t> to) {
    constexpr std::size_t block = 16;
    const std::size_t whole = to.size() / block * block;
    HWY_DYNAMIC_DISPATCH(filter_row_simd)(row, taps.first.data(), taps.weights.data(), whole, to.data());
    const std::size_t rest = to.size() - whole;
    if (rest == 0) return;
    std::array<std::int32_t, block> first{};
    std::array<std::int16_t, block * Taps::width> weights{};
    std::array<std::uint8_t, block> last{};
    std::copy_n(&taps.first[whole], rest, first.begin());
    std::copy_n(&taps.weights[whole * Taps::width], rest * Taps::width, weights.begin());
    HWY_DYNAMIC_DISPATCH(filter_row_simd)(row, first.data(), weights.data(), block, last.data());
    std::copy_n(last.begin(), rest, to.begin() + static_cast<std::ptrdiff_t>(whole));
}

}  // namespace storyflow::film
#endif
