#include "speech/kernels/row_norm.hpp"

#include <algorithm>

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/row_norm.cpp"
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

HWY_INLINE float sum_of_lanes(Vector x) {
    return hn::GetLane(hn::SumOfLanes(Floats(), x));
}

/// Normalises a row whose sum is known.
HWY_INLINE void normalise(const RowNorm& norm, const float* x, float sum, float* y) {
    const Floats d;
    const auto channels = static_cast<float>(norm.channels);
    const Vector mean = hn::Set(d, sum / channels);
    Vector squares = hn::Zero(d);
    for (std::size_t i = 0; i < norm.channels; i += hn::Lanes(d)) {
        const Vector distance = hn::Sub(hn::LoadU(d, x + i), mean);
        squares = hn::MulAdd(distance, distance, squares);
    }
    const Vector variance = hn::Set(d, sum_of_lanes(squares) / channels + norm.epsilon);
    const Vector factor = hn::Div(hn::Set(d, 1.0f), hn::Sqrt(variance));
    for (std::size_t i = 0; i < norm.channels; i += hn::Lanes(d)) {
        const Vector distance = hn::Mul(hn::Sub(hn::LoadU(d, x + i), mean), factor);
        hn::StoreU(hn::MulAdd(distance, hn::LoadU(d, norm.gamma + i), hn::LoadU(d, norm.beta + i)), d, y + i);
    }
}

void normalise_row_simd(const RowNorm& norm, const float* x, float* y) {
    const Floats d;
    Vector sum = hn::Zero(d);
    for (std::size_t i = 0; i < norm.channels; i += hn::Lanes(d))
        sum = hn::Add(sum, hn::LoadU(d, x + i));
    normalise(norm, x, sum_of_lanes(sum), y);
}

/// `x` is the row of the first tap, of which those from `begin` up to `end` lie within the sequence.
void convolve_row_simd(const DepthwiseNorm& layer, const float* x, std::size_t step, std::size_t begin,
                       std::size_t end, float* y) {
    const Floats d;
    const std::size_t channels = layer.norm.channels;
    Vector total = hn::Zero(d);
    for (std::size_t i = 0; i < channels; i += hn::Lanes(d)) {
        Vector sum = hn::LoadU(d, layer.bias + i);
        for (std::size_t tap = begin; tap < end; ++tap) {
            sum = hn::MulAdd(hn::LoadU(d, layer.weight + tap * channels + i),
                             hn::LoadU(d, x + (tap - begin) * step + i), sum);
        }
        total = hn::Add(total, sum);
        hn::StoreU(sum, d, y + i);
    }
    normalise(layer.norm, y, sum_of_lanes(total), y);
}

void add_rows_simd(const WeightedRow* rows, std::size_t count, std::size_t channels, float* y) {
    const Floats d;
    for (std::size_t i = 0; i < channels; i += hn::Lanes(d)) {
        Vector sum = hn::Zero(d);
        for (std::size_t row = 0; row < count; ++row)
            sum = hn::MulAdd(hn::LoadU(d, rows[row].values + i), hn::Set(d, rows[row].factor), sum);
        hn::StoreU(sum, d, y + i);
    }
}

void scale_rows_of_sixteen_simd(const float* factors, std::size_t rows, float* x) {
    const Floats d;
    for (std::size_t row = 0; row < rows; ++row) {
        const Vector factor = hn::Set(d, factors[row]);
        for (std::size_t i = row * 16; i < (row + 1) * 16; i += hn::Lanes(d))
            hn::StoreU(hn::Mul(hn::LoadU(d, x + i), factor), d, x + i);
    }
}

/// Phi(x) - 1/2 is close to x P(x²) / Q(x²) within 4.5 standard deviations: a least squares fit with weights
/// that even out the error.
void gaussian_gelu_simd(float* x, std::size_t count) {
    const Floats d;
    const Vector limit = hn::Set(d, 4.5f);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const Vector value = hn::LoadU(d, x + i);
        const Vector z = hn::Max(hn::Min(value, limit), hn::Neg(limit));
        const Vector s = hn::Mul(z, z);
        Vector p = hn::MulAdd(s, hn::Set(d, 3.36795926e-05f), hn::Set(d, 0.00383733637f));
        p = hn::MulAdd(s, p, hn::Set(d, 0.0271125138f));
        p = hn::MulAdd(s, p, hn::Set(d, 0.398943862f));
        Vector q = hn::MulAdd(s, hn::Set(d, 0.00117396756f), hn::Set(d, 0.0236809719f));
        q = hn::MulAdd(s, q, hn::Set(d, 0.234656744f));
        q = hn::MulAdd(s, q, hn::Set(d, 1.0f));
        const Vector phi = hn::Add(hn::Div(hn::Mul(z, p), q), hn::Set(d, 0.5f));
        hn::StoreU(hn::Mul(value, phi), d, x + i);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(normalise_row_simd);
HWY_EXPORT(convolve_row_simd);
HWY_EXPORT(gaussian_gelu_simd);
HWY_EXPORT(add_rows_simd);
HWY_EXPORT(scale_rows_of_sixteen_simd);
}  // namespace

void normalise_rows(const RowNorm& norm, const float* x, std::size_t step, std::size_t rows, float* y,
                    std::size_t y_step) {
    for (std::size_t row = 0; row < rows; ++row)
        HWY_DYNAMIC_DISPATCH(normalise_row_simd)(norm, x + row * step, y + row * y_step);
}

void convolve_and_normalise(const DepthwiseNorm& layer, const float* x, std::size_t step, std::size_t rows,
                            std::size_t first, std::size_t count, float* y, std::size_t y_step) {
    const std::size_t dilation = layer.dilation;
    const std::size_t reach = layer.taps / 2 * dilation;
    for (std::size_t row = first; row < first + count; ++row) {
        const std::size_t begin = row < reach ? (reach - row + dilation - 1) / dilation : 0;
        const std::size_t end = std::min(layer.taps, (rows - 1 + reach - row) / dilation + 1);
        HWY_DYNAMIC_DISPATCH(convolve_row_simd)
        (layer, x + (row + begin * dilation - reach) * step, step * dilation, begin, end,
         y + (row - first) * y_step);
    }
}

void add_rows(const WeightedRow* rows, std::size_t count, std::size_t channels, float* y) {
    HWY_DYNAMIC_DISPATCH(add_rows_simd)(rows, count, channels, y);
}

void scale_rows_of_sixteen(const float* factors, std::size_t rows, float* x) {
    HWY_DYNAMIC_DISPATCH(scale_rows_of_sixteen_simd)(factors, rows, x);
}

void gaussian_gelu(float* x, std::size_t count) {
    HWY_DYNAMIC_DISPATCH(gaussian_gelu_simd)(x, count);
}

}  // namespace storyflow::speech::kernels
#endif
