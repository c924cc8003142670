#include "speech/kernels/real_fourier.hpp"

#include <cmath>
#include <numbers>
#include <utility>

#include "base/error.hpp"
#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/real_fourier.cpp"
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

constexpr std::size_t row = RealFourier::lanes;
constexpr std::size_t complex_row = 2 * row;  ///< the real parts, then the imaginary parts

struct Complex {
    Vector re, im;
    static HWY_INLINE Complex load(const float* from) {
        return {hn::Load(Floats(), from), hn::Load(Floats(), from + row)};
    }
    HWY_INLINE void store(float* to) const {
        hn::Store(re, Floats(), to);
        hn::Store(im, Floats(), to + row);
    }
};

HWY_INLINE Complex operator+(const Complex& a, const Complex& b) {
    return {hn::Add(a.re, b.re), hn::Add(a.im, b.im)};
}
HWY_INLINE Complex operator-(const Complex& a, const Complex& b) {
    return {hn::Sub(a.re, b.re), hn::Sub(a.im, b.im)};
}
HWY_INLINE Complex operator*(const Complex& a, float factor) {
    const Vector f = hn::Set(Floats(), factor);
    return {hn::Mul(a.re, f), hn::Mul(a.im, f)};
}
/// a + b * factor
HWY_INLINE Complex plus(const Complex& a, const Complex& b, float factor) {
    const Vector f = hn::Set(Floats(), factor);
    return {hn::MulAdd(b.re, f, a.re), hn::MulAdd(b.im, f, a.im)};
}
/// a - i b and a + i b
HWY_INLINE Complex minus_i(const Complex& a, const Complex& b) {
    return {hn::Add(a.re, b.im), hn::Sub(a.im, b.re)};
}
HWY_INLINE Complex plus_i(const Complex& a, const Complex& b) {
    return {hn::Sub(a.re, b.im), hn::Add(a.im, b.re)};
}
HWY_INLINE Complex times(const Complex& a, float re, float im) {
    const Vector r = hn::Set(Floats(), re);
    const Vector i = hn::Set(Floats(), im);
    return {hn::NegMulAdd(a.im, i, hn::Mul(a.re, r)), hn::MulAdd(a.im, r, hn::Mul(a.re, i))};
}

/// How the parts of a butterfly lie in memory.
struct Butterfly {
    const float* from;
    std::size_t from_step;
    float* to;
    std::size_t to_step;
    const float* twiddles;  ///< null in the last pass
    float sign;             ///< 1 forwards, -1 for the inverse

    [[nodiscard]] HWY_INLINE Complex load(std::size_t k) const { return Complex::load(from + k * from_step); }
    HWY_INLINE void store(std::size_t j, const Complex& value) const {
        if (j == 0 || twiddles == nullptr) return value.store(to + j * to_step);
        times(value, twiddles[2 * j - 2], sign * twiddles[2 * j - 1]).store(to + j * to_step);
    }
};

template <std::size_t Radix>
struct Points;

template <>
struct Points<2> {
    static HWY_INLINE void transform(const Butterfly& b) {
        const Complex x0 = b.load(0), x1 = b.load(1);
        b.store(0, x0 + x1);
        b.store(1, x0 - x1);
    }
};

template <>
struct Points<3> {
    static HWY_INLINE void transform(const Butterfly& b) {
        const Complex x0 = b.load(0), x1 = b.load(1), x2 = b.load(2);
        const Complex sum = x1 + x2;
        const Complex turned = (x1 - x2) * (b.sign * 0.866025403784438647f);
        const Complex middle = plus(x0, sum, -0.5f);
        b.store(0, x0 + sum);
        b.store(1, minus_i(middle, turned));
        b.store(2, plus_i(middle, turned));
    }
};

template <>
struct Points<4> {
    static HWY_INLINE void transform(const Butterfly& b) {
        const Complex x0 = b.load(0), x1 = b.load(1), x2 = b.load(2), x3 = b.load(3);
        const Complex even = x0 + x2, odd = x1 + x3;
        const Complex difference = x0 - x2;
        const Complex turned = (x1 - x3) * b.sign;
        b.store(0, even + odd);
        b.store(1, minus_i(difference, turned));
        b.store(2, even - odd);
        b.store(3, plus_i(difference, turned));
    }
};

template <>
struct Points<5> {
    static HWY_INLINE void transform(const Butterfly& b) {
        constexpr float cosine1 = 0.309016994374947424f, cosine2 = -0.809016994374947424f;
        constexpr float sine1 = 0.951056516295153572f, sine2 = 0.587785252292473129f;
        const Complex x0 = b.load(0), x1 = b.load(1), x2 = b.load(2), x3 = b.load(3), x4 = b.load(4);
        const Complex outer = x1 + x4, inner = x2 + x3;
        const Complex outer_turned = x1 - x4, inner_turned = x2 - x3;
        const Complex a = plus(plus(x0, outer, cosine1), inner, cosine2);
        const Complex c = plus(plus(x0, outer, cosine2), inner, cosine1);
        const Complex d = plus(outer_turned * (b.sign * sine1), inner_turned, b.sign * sine2);
        const Complex e = plus(outer_turned * (b.sign * sine2), inner_turned, -b.sign * sine1);
        b.store(0, x0 + outer + inner);
        b.store(1, minus_i(a, d));
        b.store(2, minus_i(c, e));
        b.store(3, plus_i(c, e));
        b.store(4, plus_i(a, d));
    }
};

template <std::size_t Radix>
HWY_INLINE void run_pass(const RealFourier::Pass& pass, const float* all_twiddles, const float* from,
                         float* to, float sign) {
    const std::size_t parts = pass.length / Radix;
    const std::size_t from_step = pass.stride * parts * complex_row;
    const std::size_t to_step = pass.stride * complex_row;
    for (std::size_t part = 0; part < parts; ++part) {
        const float* const twiddles = parts == 1 ? nullptr : all_twiddles + part * 2 * (Radix - 1);
        for (std::size_t q = 0; q < pass.stride; ++q) {
            const float* const source = from + (q + pass.stride * part) * complex_row;
            float* const target = to + (q + pass.stride * Radix * part) * complex_row;
            for (std::size_t lane = 0; lane < row; lane += hn::Lanes(Floats())) {
                Points<Radix>::transform({source + lane, from_step, target + lane, to_step, twiddles, sign});
            }
        }
    }
}

void run_pass_simd(const RealFourier::Pass& pass, const float* twiddles, const float* from, float* to,
                   float sign) {
    switch (pass.radix) {
        case 2:
            return run_pass<2>(pass, twiddles, from, to, sign);
        case 3:
            return run_pass<3>(pass, twiddles, from, to, sign);
        case 4:
            return run_pass<4>(pass, twiddles, from, to, sign);
        default:
            return run_pass<5>(pass, twiddles, from, to, sign);
    }
}

/// The transform Z of even samples plus i times odd samples -> the spectrum X of the signal, and back:
/// 2 X[k] = (Z[k] + Z*[m-k]) - i t (Z[k] - Z*[m-k]) with the turn t = e^(-2 pi i k / size).
struct Split {
    Complex sum, turned;  ///< Z[k] + Z*[m-k], and t times their difference
    static HWY_INLINE Split of(const Complex& z, const Complex& mirror, float re, float im) {
        const Complex conjugate{mirror.re, hn::Neg(mirror.im)};
        return {z + conjugate, times(z - conjugate, re, im)};
    }
    HWY_INLINE void store(float* to, float* to_mirror, float sign, float factor) const {
        const Vector s = hn::Set(Floats(), sign);
        const Complex signed_turned{hn::Mul(turned.re, s), hn::Mul(turned.im, s)};
        (minus_i(sum, signed_turned) * factor).store(to);
        const Complex mirror = plus_i(sum, signed_turned) * factor;
        Complex{mirror.re, hn::Neg(mirror.im)}.store(to_mirror);
    }
};

/// Bins k and m - k are computed together, so that `from` may be `to`.
void split_simd(const float* from, float* to, std::size_t half, const float* turns, float sign,
                float factor) {
    for (std::size_t k = 1; 2 * k <= half; ++k) {
        for (std::size_t lane = 0; lane < row; lane += hn::Lanes(Floats())) {
            const std::size_t at = k * complex_row + lane;
            const std::size_t mirror = (half - k) * complex_row + lane;
            Split::of(Complex::load(from + at), Complex::load(from + mirror), turns[2 * k],
                      sign * turns[2 * k + 1])
                .store(to + at, to + mirror, sign, factor);
        }
    }
}

/// The first and the last bin from Z[0].
void split_ends_simd(const float* from, float* to, std::size_t half) {
    const Floats d;
    for (std::size_t lane = 0; lane < row; lane += hn::Lanes(d)) {
        const Complex z = Complex::load(from + lane);
        Complex{hn::Add(z.re, z.im), hn::Zero(d)}.store(to + lane);
        Complex{hn::Sub(z.re, z.im), hn::Zero(d)}.store(to + half * complex_row + lane);
    }
}

/// Z[0] from the first and the last bin.
void join_ends_simd(const float* from, float* to, std::size_t half, float factor) {
    const Floats d;
    const Vector f = hn::Set(d, factor);
    for (std::size_t lane = 0; lane < row; lane += hn::Lanes(d)) {
        const Vector first = hn::Load(d, from + lane);
        const Vector last = hn::Load(d, from + half * complex_row + lane);
        Complex{hn::Mul(hn::Add(first, last), f), hn::Mul(hn::Sub(first, last), f)}.store(to + lane);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {

HWY_EXPORT(run_pass_simd);
HWY_EXPORT(split_simd);
HWY_EXPORT(split_ends_simd);
HWY_EXPORT(join_ends_simd);

void append_turn(std::vector<float>& values, std::size_t part, std::size_t whole) {
    const double angle = -2.0 * std::numbers::pi * static_cast<double>(part) / static_cast<double>(whole);
    values.push_back(static_cast<float>(std::cos(angle)));
    values.push_back(static_cast<float>(std::sin(angle)));
}

/// 0 if the length has no factor that a pass can divide by.
std::size_t radix_for(std::size_t length) {
    for (const std::size_t radix : {5U, 4U, 3U, 2U}) {
        if (length % radix == 0) return radix;
    }
    return 0;
}

}  // namespace

RealFourier::RealFourier(std::size_t size) : size_(size) {
    if (size < 2 || size % 2 != 0) {
        throw base::Error(base::ErrorKind::internal, "A real Fourier transform has an even size.");
    }
    std::size_t stride = 1;
    for (std::size_t length = size / 2; length > 1; length /= passes_.back().radix) {
        append_pass(length, stride);
        stride *= passes_.back().radix;
    }
    for (std::size_t k = 0; k <= size / 4; ++k)
        append_turn(turns_, k, size);
}

void RealFourier::append_pass(std::size_t length, std::size_t stride) {
    const std::size_t radix = radix_for(length);
    if (radix == 0)
        throw base::Error(base::ErrorKind::internal, "There is no Fourier transform of this size.");
    passes_.push_back({radix, length, stride, twiddles_.size()});
    for (std::size_t part = 0; part < length / radix; ++part) {
        for (std::size_t j = 1; j < radix; ++j)
            append_turn(twiddles_, part * j, length);
    }
}

float* RealFourier::transform_complex(float* values, float* other, float sign) const {
    for (const Pass& pass : passes_) {
        HWY_DYNAMIC_DISPATCH(run_pass_simd)(pass, twiddles_.data() + pass.twiddles, values, other, sign);
        std::swap(values, other);
    }
    return values;
}

void RealFourier::transform(float* signals, float* spectrum) const {
    const float* const z = transform_complex(signals, spectrum, 1.0f);
    const std::size_t half = size_ / 2;
    HWY_DYNAMIC_DISPATCH(split_simd)(z, spectrum, half, turns_.data(), 1.0f, 0.5f);
    HWY_DYNAMIC_DISPATCH(split_ends_simd)(z, spectrum, half);
}

void RealFourier::invert(float* spectrum, float* signals) const {
    const std::size_t half = size_ / 2;
    const float factor = 1.0f / static_cast<float>(size_);
    // The passes take turns between both, and the result has to end in `signals`.
    float* const z = passes_.size() % 2 == 0 ? signals : spectrum;
    float* const other = z == signals ? spectrum : signals;
    HWY_DYNAMIC_DISPATCH(split_simd)(spectrum, z, half, turns_.data(), -1.0f, factor);
    HWY_DYNAMIC_DISPATCH(join_ends_simd)(spectrum, z, half, factor);
    transform_complex(z, other, -1.0f);
}

}  // namespace storyflow::speech::kernels
#endif
