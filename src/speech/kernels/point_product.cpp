#include "speech/kernels/point_product.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/point_product.cpp"
#include <hwy/foreach_target.h>

#include <hwy/cache_control.h>
#include <hwy/highway.h>

#include "speech/kernels/register_block-inl.hpp"

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

// How many groups of eight weights ahead to prefetch: each weight is used once per tile, and comes from the
// third-level cache.
constexpr std::size_t eights_ahead = 32;

template <class Columns>
HWY_INLINE void multiply(const float* HWY_RESTRICT weights, const float* HWY_RESTRICT input, std::size_t rows,
                         std::size_t step, float* HWY_RESTRICT output) {
    Rows<Columns> sums = Rows<Columns>::zero();
    for (std::size_t row = 0; row < rows; ++row) {
        sums.add(weights, Columns::load(input));
        hwy::Prefetch(weights + eights_ahead * 8);
        weights += 8;
        input += step;
    }
    sums.store(output, step);
}

HWY_INLINE void multiply_rows(const PointProduct& p, const float* weights, float* output) {
    const std::size_t lanes = hn::Lanes(Floats());
    std::size_t lane = 0;
    for (; lane + 2 * lanes < p.lanes; lane += 3 * lanes)
        multiply<ThreeVectors>(weights, p.input + lane, p.rows, p.lanes, output + lane);
    if (lane + lanes < p.lanes) {
        multiply<TwoVectors>(weights, p.input + lane, p.rows, p.lanes, output + lane);
    } else if (lane < p.lanes) {
        multiply<OneVector>(weights, p.input + lane, p.rows, p.lanes, output + lane);
    }
}

void multiply_points_simd(const PointProduct& p) {
    for (std::size_t block = 0; block < p.blocks; ++block) {
        for (std::size_t row = 0; row < 8; row += Rows<OneVector>::rows) {
            multiply_rows(p, p.weights + block * p.block_step + row, p.output + (block * 8 + row) * p.lanes);
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
HWY_EXPORT(multiply_points_simd);
}  // namespace

void multiply_points(const PointProduct& product) {
    HWY_DYNAMIC_DISPATCH(multiply_points_simd)(product);
}

}  // namespace storyflow::speech::kernels
#endif
