#include "speech/kernels/block_product.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/block_product.cpp"
#include <hwy/foreach_target.h>

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include "speech/kernels/register_block-inl.hpp"

// Compiled once for every instruction set. This part calls nothing of the standard library: the linker keeps
// one copy of an inline function, and it might be the one compiled for the newest processor.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

constexpr float no_bias[block_rows] = {};

// After this many products the sum is added to the result and starts again at 0. A single float32 sum over
// thousands of products collects several times the rounding error, and in the pitch that becomes a drift of
// the phases.
constexpr std::size_t products_at_once = 32;

// How many groups of eight weights ahead to prefetch: the processor's own prefetcher stops at a page
// boundary, and with few columns each weight is used only once.
constexpr std::size_t eights_ahead = 32;

template <class Columns>
HWY_INLINE void multiply(const BlockProduct& p, std::size_t row, std::size_t column) {
    const float* weights = p.weights + row;
    const float* input = p.input + column;
    float* const output = p.output + row * p.output_step + column;
    const float* bias = p.bias != nullptr ? p.bias : no_bias;
    const std::size_t rows_at_once = products_at_once > p.tap_count ? products_at_once / p.tap_count : 1;
    for (std::size_t first = 0; first < p.rows; first += rows_at_once) {
        const std::size_t end = first + rows_at_once < p.rows ? first + rows_at_once : p.rows;
        Rows<Columns> sums = Rows<Columns>::zero();
        for (std::size_t r = first; r < end; ++r) {
            for (std::size_t tap = 0; tap < p.tap_count; ++tap) {
                sums.add(weights, Columns::load(input + p.taps[tap]));
                hwy::Prefetch(weights + eights_ahead * p.weight_step);
                weights += p.weight_step;
            }
            input += p.input_step;
        }
        if (first == 0) {
            sums.store(bias + row, output, p.output_step, p.output_rows - row);
        } else {
            sums.add_to(output, p.output_step, p.output_rows - row);
        }
    }
}

void multiply_block_simd(const BlockProduct& p) {
    const std::size_t lanes = hn::Lanes(Floats());
    for (std::size_t row = 0; row < p.output_rows; row += Rows<OneVector>::rows) {
        std::size_t column = 0;
        for (; column + 2 * lanes < p.columns; column += 3 * lanes) {
            multiply<ThreeVectors>(p, row, column);
        }
        if (column + lanes < p.columns) {
            multiply<TwoVectors>(p, row, column);
        } else if (column < p.columns) {
            multiply<OneVector>(p, row, column);
        }
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(multiply_block_simd);
}  // namespace

void multiply_block(const BlockProduct& product) {
    HWY_DYNAMIC_DISPATCH(multiply_block_simd)(product);
}

}  // namespace storyflow::speech::kernels
#endif
