#include "speech/kernels/elementwise.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "speech/kernels/pieces.hpp"
#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/elementwise.cpp"
#include <hwy/foreach_target.h>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp. All functions process whole vectors,
// including the rows' padding.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;

void leaky_relu_simd(float* x, std::size_t count, float slope) {
    const Floats d;
    const auto factor = hn::Set(d, slope);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto value = hn::Load(d, x + i);
        hn::Store(hn::IfThenElse(hn::Gt(value, hn::Zero(d)), value, hn::Mul(value, factor)), d, x + i);
    }
}

void snake_simd(float* x, std::size_t count, float alpha) {
    const Floats d;
    const auto factor = hn::Set(d, alpha);
    const auto inverse = hn::Set(d, 1.0f / alpha);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto value = hn::Load(d, x + i);
        const auto sine = hn::Sin(d, hn::Mul(value, factor));
        hn::Store(hn::MulAdd(hn::Mul(sine, sine), inverse, value), d, x + i);
    }
}

/// Computes 0.5 (1 + tanh(u)) as 1 / (1 + exp(-2u)), which keeps its precision where tanh is close to -1.
void gelu_simd(float* x, std::size_t count) {
    const Floats d;
    const auto linear = hn::Set(d, -1.5957691216057308f);
    const auto cubic = hn::Set(d, -1.5957691216057308f * 0.044715f);
    const auto one = hn::Set(d, 1.0f);
    const auto largest = hn::Set(d, 88.0f);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        const auto value = hn::Load(d, x + i);
        const auto exponent = hn::Mul(value, hn::MulAdd(hn::Mul(value, value), cubic, linear));
        const auto power = hn::Exp(d, hn::Min(exponent, largest));
        hn::Store(hn::Div(value, hn::Add(one, power)), d, x + i);
    }
}

void add_simd(float* x, const float* y, std::size_t count) {
    const Floats d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::Add(hn::Load(d, x + i), hn::Load(d, y + i)), d, x + i);
    }
}

void add_scaled_simd(float* x, const float* y, std::size_t count, float factor) {
    const Floats d;
    const auto scale = hn::Set(d, factor);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::Mul(hn::Add(hn::Load(d, x + i), hn::Load(d, y + i)), scale), d, x + i);
    }
}

void scale_simd(float* x, std::size_t count, float factor) {
    const Floats d;
    const auto scale = hn::Set(d, factor);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::Mul(hn::Load(d, x + i), scale), d, x + i);
    }
}

struct Exponential {
    template <class D, class V>
    HWY_INLINE V operator()(D d, V x) const {
        // Highway's Exp is undefined beyond this; the true result is infinite there.
        return hn::Exp(d, hn::Min(x, hn::Set(d, 100.0f)));
    }
};

struct Sine {
    template <class D, class V>
    HWY_INLINE V operator()(D d, V x) const {
        return hn::Sin(d, x);
    }
};

/// The rest of a row that fills no vector is processed as a whole vector, so that a value does not depend on
/// its position.
template <class Function>
HWY_INLINE void replace_each(float* x, std::size_t count, Function function) {
    const Floats d;
    std::size_t i = 0;
    for (; i + hn::Lanes(d) <= count; i += hn::Lanes(d)) {
        hn::StoreU(function(d, hn::LoadU(d, x + i)), d, x + i);
    }
    HWY_ALIGN float end[16] = {};
    for (std::size_t k = i; k < count; ++k)
        end[k - i] = x[k];
    hn::Store(function(d, hn::Load(d, end)), d, end);
    for (std::size_t k = i; k < count; ++k)
        x[k] = end[k - i];
}

void exponential_simd(float* x, std::size_t count) {
    replace_each(x, count, Exponential());
}

void sine_simd(float* x, std::size_t count) {
    replace_each(x, count, Sine());
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {

HWY_EXPORT(leaky_relu_simd);
HWY_EXPORT(snake_simd);
HWY_EXPORT(gelu_simd);
HWY_EXPORT(add_simd);
HWY_EXPORT(add_scaled_simd);
HWY_EXPORT(scale_simd);
HWY_EXPORT(exponential_simd);
HWY_EXPORT(sine_simd);

void check_same_shape(const Matrix& x, const Matrix& y) {
    if (x.rows() != y.rows() || x.columns() != y.columns()) {
        throw base::Error(base::ErrorKind::internal, "The operands of a sum have different shapes.");
    }
}

}  // namespace

void leaky_relu(Matrix& x, float slope, Execution& execution) {
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       HWY_DYNAMIC_DISPATCH(leaky_relu_simd)(x.row(row).data() + first, count, slope);
                   });
}

void snake(Matrix& x, std::span<const float> alpha, Execution& execution) {
    if (alpha.size() != x.rows()) {
        throw base::Error(base::ErrorKind::internal, "A snake activation has one alpha per row.");
    }
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       HWY_DYNAMIC_DISPATCH(snake_simd)(x.row(row).data() + first, count, alpha[row]);
                   });
}

void gelu(Matrix& x, Execution& execution) {
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       HWY_DYNAMIC_DISPATCH(gelu_simd)(x.row(row).data() + first, count);
                   });
}

void add(Matrix& x, const Matrix& y, Execution& execution) {
    check_same_shape(x, y);
    for_each_piece(
        x.rows(), x.columns(), execution, [&](std::size_t row, std::size_t first, std::size_t count) {
            HWY_DYNAMIC_DISPATCH(add_simd)(x.row(row).data() + first, y.row(row).data() + first, count);
        });
}

void add_scaled(Matrix& x, const Matrix& y, float factor, Execution& execution) {
    check_same_shape(x, y);
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       HWY_DYNAMIC_DISPATCH(add_scaled_simd)
                       (x.row(row).data() + first, y.row(row).data() + first, count, factor);
                   });
}

void scale(Matrix& x, float factor, Execution& execution) {
    for_each_piece(x.rows(), x.columns(), execution,
                   [&](std::size_t row, std::size_t first, std::size_t count) {
                       HWY_DYNAMIC_DISPATCH(scale_simd)(x.row(row).data() + first, count, factor);
                   });
}

void exponential(std::span<float> x) {
    HWY_DYNAMIC_DISPATCH(exponential_simd)(x.data(), x.size());
}

void sine(std::span<float> x) {
    HWY_DYNAMIC_DISPATCH(sine_simd)(x.data(), x.size());
}

}  // namespace storyflow::speech::kernels
#endif
