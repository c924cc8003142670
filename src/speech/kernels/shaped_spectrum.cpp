#include "speech/kernels/shaped_spectrum.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/shaped_spectrum.cpp"
#include <hwy/foreach_target.h>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "speech/kernels/turns-inl.hpp"

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Words = hn::CappedTag<std::uint32_t, 16>;
using Signed = hn::CappedTag<std::int32_t, 16>;
using Vector = hn::Vec<Floats>;
using Bits = hn::Vec<Words>;

constexpr std::size_t row = 16;

struct Complex {
    Vector re, im;
};

HWY_INLINE Vector magnitude(const float* logarithm) {
    const Floats d;
    return hn::Exp(d, hn::Min(hn::Load(d, logarithm), hn::Set(d, 7.0f)));
}

/// pi * tanh(x) in turns: tanh(x) / 2 = 1/2 - 1 / (1 + exp(2 x)).
HWY_INLINE Vector tanh_turns(Vector x) {
    const Floats d;
    const Vector limit = hn::Set(d, 20.0f);
    const Vector power = hn::Exp(d, hn::Min(hn::Add(x, x), limit));
    return hn::Sub(hn::Set(d, 0.5f), hn::Div(hn::Set(d, 1.0f), hn::Add(power, hn::Set(d, 1.0f))));
}

/// A hash of 32 bits (multiply and shift, with the constants of Wellons' lowbias32).
HWY_INLINE Bits hash(Bits x) {
    const Words d;
    x = hn::Mul(hn::Xor(x, hn::ShiftRight<16>(x)), hn::Set(d, 0x7FEB352DU));
    x = hn::Mul(hn::Xor(x, hn::ShiftRight<15>(x)), hn::Set(d, 0x846CA68BU));
    return hn::Xor(x, hn::ShiftRight<16>(x));
}

/// The upper 24 bits of a hash as a multiple of 2^-24, below 1.
HWY_INLINE Vector fraction(Bits bits) {
    const Vector steps = hn::ConvertTo(Floats(), hn::BitCast(Signed(), hn::ShiftRight<8>(bits)));
    return hn::Mul(steps, hn::Set(Floats(), 1.0f / 16777216.0f));
}

class Noise {
  public:
    HWY_INLINE Noise(std::uint64_t seed, std::uint32_t first_frame)
        : lower_(static_cast<std::uint32_t>(seed)),
          upper_(static_cast<std::uint32_t>(seed >> 32U)),
          first_frame_(first_frame) {}

    HWY_INLINE Complex at(std::size_t bin, std::size_t lane) const {
        const Words w;
        const Floats d;
        const Bits frames = hn::Iota(w, first_frame_ + static_cast<std::uint32_t>(lane));
        const Bits place = hn::Add(hn::Mul(frames, hn::Set(w, 0x9E3779B1U)),
                                   hn::Set(w, static_cast<std::uint32_t>(bin) * 0x85EBCA6BU));
        const Bits one = hash(hn::Add(place, hn::Set(w, lower_)));
        const Bits other = hash(hn::Xor(hn::Add(one, place), hn::Set(w, upper_)));
        const Vector uniform = hn::Add(fraction(one), hn::Set(d, 0.5f / 16777216.0f));
        const Vector radius = hn::Sqrt(hn::Mul(hn::Log(d, uniform), hn::Set(d, -2.0f)));
        const auto turn = turned(d, fraction(other));
        return {hn::Mul(radius, turn.cosine), hn::Mul(radius, turn.sine)};
    }

  private:
    std::uint32_t lower_, upper_, first_frame_;
};

HWY_INLINE Complex without_noise(const SpectrumShape& shape, const float* spectrum, std::size_t at) {
    const Floats d;
    const Vector source_re = hn::Load(d, spectrum);
    const Vector source_im = hn::Load(d, spectrum + row);
    const Vector loudness = magnitude(shape.harmonic + at);
    const auto filter = turned(d, tanh_turns(hn::Load(d, shape.harmonic_angle + at)));
    const Vector re = hn::NegMulAdd(source_im, filter.sine, hn::Mul(source_re, filter.cosine));
    const Vector im = hn::MulAdd(source_im, filter.cosine, hn::Mul(source_re, filter.sine));
    const Vector free = magnitude(shape.free + at);
    const auto angle =
        turned(d, hn::Mul(hn::Load(d, shape.free_angle + at), hn::Set(d, 0.159154943091895336f)));
    return {hn::MulAdd(re, loudness, hn::Mul(free, angle.cosine)),
            hn::MulAdd(im, loudness, hn::Mul(free, angle.sine))};
}

void shape_spectrum_simd(const SpectrumShape& shape, bool noisy, std::uint64_t seed,
                         std::uint32_t first_frame, float* spectrum) {
    const Floats d;
    const Noise noise(seed, first_frame);
    for (std::size_t bin = 0; bin < shape.bins; ++bin) {
        for (std::size_t lane = 0; lane < row; lane += hn::Lanes(d)) {
            const std::size_t at = bin * row + lane;
            float* const to = spectrum + 2 * bin * row + lane;
            Complex sum = without_noise(shape, to, at);
            if (noisy) {
                const Complex z = noise.at(bin, lane);
                const Vector loudness = magnitude(shape.noise + at);
                sum = {hn::MulAdd(z.re, loudness, sum.re), hn::MulAdd(z.im, loudness, sum.im)};
            }
            hn::Store(sum.re, d, to);
            hn::Store(sum.im, d, to + row);
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
HWY_EXPORT(shape_spectrum_simd);
}  // namespace

void shape_spectrum(const SpectrumShape& shape, const std::optional<NoisePlace>& place, float* spectrum) {
    const NoisePlace noise = place.value_or(NoisePlace{});
    HWY_DYNAMIC_DISPATCH(shape_spectrum_simd)
    (shape, place.has_value(), noise.seed, noise.first_frame, spectrum);
}

}  // namespace storyflow::speech::kernels
#endif
