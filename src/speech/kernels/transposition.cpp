#include "speech/kernels/transposition.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/transposition.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

#if HWY_TARGET == HWY_SCALAR

constexpr std::size_t block = 1;

HWY_INLINE void transpose_block(const float* from, std::size_t /*from_step*/, float* to,
                                std::size_t /*to_step*/) {
    *to = *from;
}

#else

constexpr std::size_t block = 4;

namespace hn = hwy::HWY_NAMESPACE;
using Four = hn::CappedTag<float, 4>;
using Pairs = hn::Repartition<double, Four>;

/// A block of four rows and four columns.
HWY_INLINE void transpose_block(const float* from, std::size_t from_step, float* to, std::size_t to_step) {
    const Four d;
    const Pairs pairs;
    const auto a = hn::LoadU(d, from);
    const auto b = hn::LoadU(d, from + from_step);
    const auto c = hn::LoadU(d, from + 2 * from_step);
    const auto e = hn::LoadU(d, from + 3 * from_step);
    const auto ab_low = hn::BitCast(pairs, hn::InterleaveLower(d, a, b));
    const auto ab_high = hn::BitCast(pairs, hn::InterleaveUpper(d, a, b));
    const auto ce_low = hn::BitCast(pairs, hn::InterleaveLower(d, c, e));
    const auto ce_high = hn::BitCast(pairs, hn::InterleaveUpper(d, c, e));
    hn::StoreU(hn::BitCast(d, hn::InterleaveLower(pairs, ab_low, ce_low)), d, to);
    hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(pairs, ab_low, ce_low)), d, to + to_step);
    hn::StoreU(hn::BitCast(d, hn::InterleaveLower(pairs, ab_high, ce_high)), d, to + 2 * to_step);
    hn::StoreU(hn::BitCast(d, hn::InterleaveUpper(pairs, ab_high, ce_high)), d, to + 3 * to_step);
}

#endif

HWY_INLINE void transpose_rest(const float* from, std::size_t from_step, std::size_t rows,
                               std::size_t columns, float* to, std::size_t to_step) {
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column)
            to[column * to_step + row] = from[row * from_step + column];
    }
}

void transpose_simd(const float* from, std::size_t from_step, std::size_t rows, std::size_t columns,
                    float* to, std::size_t to_step) {
    const std::size_t whole_rows = rows / block * block;
    const std::size_t whole_columns = columns / block * block;
    for (std::size_t column = 0; column < whole_columns; column += block) {
        for (std::size_t row = 0; row < whole_rows; row += block) {
            transpose_block(from + row * from_step + column, from_step, to + column * to_step + row, to_step);
        }
    }
    transpose_rest(from + whole_columns, from_step, whole_rows, columns - whole_columns,
                   to + whole_columns * to_step, to_step);
    transpose_rest(from + whole_rows * from_step, from_step, rows - whole_rows, columns, to + whole_rows,
                   to_step);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(transpose_simd);
}  // namespace

void transpose(const float* from, std::size_t from_step, std::size_t rows, std::size_t columns, float* to,
               std::size_t to_step) {
    HWY_DYNAMIC_DISPATCH(transpose_simd)(from, from_step, rows, columns, to, to_step);
}

}  // namespace storyflow::speech::kernels
#endif
