#include "speech/kernels/row_product.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/row_product.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

/// The sums of one row and three vectors of outputs.
struct Row {
    Vector a, b, c;
    static HWY_INLINE Row zero() { return {hn::Zero(Floats()), hn::Zero(Floats()), hn::Zero(Floats())}; }
    HWY_INLINE void add(float x, Vector wa, Vector wb, Vector wc) {
        const Vector value = hn::Set(Floats(), x);
        a = hn::MulAdd(value, wa, a);
        b = hn::MulAdd(value, wb, b);
        c = hn::MulAdd(value, wc, c);
    }
};

HWY_INLINE void finish(const RowProduct& p, std::size_t row, std::size_t first, Vector sum) {
    if (first >= p.outputs) return;
    const Floats d;
    Vector y = hn::Add(sum, hn::LoadU(d, p.bias + first));
    if (p.residual != nullptr) y = hn::Add(y, hn::LoadU(d, p.residual + row * p.residual_step + first));
    hn::StoreU(y, d, p.output + row * p.output_step + first);
}

HWY_INLINE void finish(const RowProduct& p, std::size_t row, std::size_t first, const Row& sums) {
    const std::size_t lanes = hn::Lanes(Floats());
    finish(p, row, first, sums.a);
    finish(p, row, first + lanes, sums.b);
    finish(p, row, first + 2 * lanes, sums.c);
}

HWY_INLINE void multiply_four(const RowProduct& p, std::size_t row, std::size_t first, const float* weights) {
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    const float* const x = p.input + row * p.input_step;
    const std::size_t step = p.input_step;
    Row r0 = Row::zero(), r1 = Row::zero(), r2 = Row::zero(), r3 = Row::zero();
    for (std::size_t k = 0; k < p.inputs; ++k) {
        const Vector a = hn::LoadU(d, weights);
        const Vector b = hn::LoadU(d, weights + lanes);
        const Vector c = hn::LoadU(d, weights + 2 * lanes);
        r0.add(x[k], a, b, c);
        r1.add(x[k + step], a, b, c);
        r2.add(x[k + 2 * step], a, b, c);
        r3.add(x[k + 3 * step], a, b, c);
        weights += row_panel;
    }
    finish(p, row, first, r0);
    finish(p, row + 1, first, r1);
    finish(p, row + 2, first, r2);
    finish(p, row + 3, first, r3);
}

HWY_INLINE void multiply_one(const RowProduct& p, std::size_t row, std::size_t first, const float* weights) {
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    const float* const x = p.input + row * p.input_step;
    Row sums = Row::zero();
    for (std::size_t k = 0; k < p.inputs; ++k) {
        sums.add(x[k], hn::LoadU(d, weights), hn::LoadU(d, weights + lanes),
                 hn::LoadU(d, weights + 2 * lanes));
        weights += row_panel;
    }
    finish(p, row, first, sums);
}

void multiply_rows_simd(const RowProduct& p) {
    const std::size_t width = 3 * hn::Lanes(Floats());
    const float* panel = p.weights;
    for (std::size_t first = 0; first < p.outputs; first += row_panel) {
        for (std::size_t part = 0; part < row_panel && first + part < p.outputs; part += width) {
            std::size_t row = 0;
            for (; row + 4 <= p.rows; row += 4)
                multiply_four(p, row, first + part, panel + part);
            for (; row < p.rows; ++row)
                multiply_one(p, row, first + part, panel + part);
        }
        panel += row_panel * p.inputs;
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(multiply_rows_simd);
}  // namespace

void multiply_rows(const RowProduct& product) {
    HWY_DYNAMIC_DISPATCH(multiply_rows_simd)(product);
}

}  // namespace storyflow::speech::kernels
#endif
