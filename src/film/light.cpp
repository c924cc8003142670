#include "film/light.hpp"

#include <algorithm>
#include <array>

// No processor in use has SSSE3 without SSE4, and every instruction set costs compile time.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS HWY_SSSE3
#endif

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "film/light.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace storyflow::film {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Integers = hn::Rebind<std::int32_t, Floats>;
using Bytes = hn::Rebind<std::uint8_t, Floats>;
using Vector = hn::Vec<Floats>;

struct Colour {
    Vector red, green, blue;
};

HWY_INLINE Vector load(const std::uint8_t* from) {
    return hn::ConvertTo(Floats(), hn::PromoteTo(Integers(), hn::LoadU(Bytes(), from)));
}

HWY_INLINE Vector constant(float value) {
    return hn::Set(Floats(), value);
}

/// sRGB's transfer function from 0..1 to light, as a polynomial fitted to it (at most 0.7 of 255 steps off).
HWY_INLINE Vector to_light(Vector value) {
    const auto v = hn::Min(hn::Max(value, hn::Zero(Floats())), constant(1.0F));
    auto sum = hn::MulAdd(v, constant(-0.32150518F), constant(0.90067714F));
    sum = hn::MulAdd(sum, v, constant(0.36128332F));
    sum = hn::MulAdd(sum, v, constant(0.05954472F));
    return hn::Mul(sum, v);
}

/// The inverse of `to_light`, made of roots (at most 0.8 of 255 steps off).
HWY_INLINE Vector from_light(Vector light) {
    const auto root2 = hn::Sqrt(light);
    const auto root4 = hn::Sqrt(root2);
    const auto root8 = hn::Sqrt(root4);
    auto sum = hn::Mul(root2, constant(1.89041319F));
    sum = hn::MulAdd(root4, constant(-0.34103970F), sum);
    sum = hn::MulAdd(root8, constant(0.04550863F), sum);
    sum = hn::MulAdd(light, constant(-1.01489742F), sum);
    return hn::MulAdd(hn::Mul(light, root2), constant(0.42001529F), sum);
}

/// BT.709-6 from limited range to light.
HWY_INLINE Colour light_of(const PixelRow& row, std::size_t x) {
    constexpr float kr = 0.2126F;
    constexpr float kb = 0.0722F;
    constexpr float kg = 1.0F - kr - kb;
    constexpr float chroma = 1.0F / 112.0F;
    const auto y = hn::Mul(hn::Sub(load(row.luma + x), constant(16.0F)), constant(1.0F / 219.0F));
    const auto cb = hn::Mul(hn::Sub(load(row.blue + x), constant(128.0F)), constant(chroma));
    const auto cr = hn::Mul(hn::Sub(load(row.red + x), constant(128.0F)), constant(chroma));
    const auto green =
        hn::MulAdd(cb, constant(-(1.0F - kb) * kb / kg), hn::MulAdd(cr, constant(-(1.0F - kr) * kr / kg), y));
    return {to_light(hn::MulAdd(cr, constant(1.0F - kr), y)), to_light(green),
            to_light(hn::MulAdd(cb, constant(1.0F - kb), y))};
}

HWY_INLINE Vector mixed(Vector from, Vector to, Vector share) {
    return from_light(hn::MulAdd(hn::Sub(to, from), share, from));
}

/// `count` is a multiple of 16.
void mix_light_simd(const PixelRow& row, const PixelRow& next, float share, std::size_t count,
                    std::uint8_t* luma, float* blue, float* red) {
    constexpr float kr = 0.2126F;
    constexpr float kb = 0.0722F;
    const Floats d;
    const auto part = hn::Set(d, share);
    for (std::size_t x = 0; x < count; x += hn::Lanes(d)) {
        const auto from = light_of(row, x);
        const auto to = light_of(next, x);
        const auto r = mixed(from.red, to.red, part);
        const auto g = mixed(from.green, to.green, part);
        const auto b = mixed(from.blue, to.blue, part);
        const auto y =
            hn::MulAdd(r, constant(kr), hn::MulAdd(g, constant(1.0F - kr - kb), hn::Mul(b, constant(kb))));
        const auto steps = hn::MulAdd(y, constant(219.0F), constant(16.0F));
        hn::StoreU(hn::DemoteTo(Bytes(), hn::NearestInt(steps)), Bytes(), luma + x);
        const auto cb = hn::Mul(hn::Sub(b, y), constant(112.0F / (1.0F - kb)));
        const auto cr = hn::Mul(hn::Sub(r, y), constant(112.0F / (1.0F - kr)));
        hn::StoreU(hn::Add(hn::LoadU(d, blue + x), cb), d, blue + x);
        hn::StoreU(hn::Add(hn::LoadU(d, red + x), cr), d, red + x);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::film
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::film {

namespace {

HWY_EXPORT(mix_light_simd);

}  // namespace

void mix_light(const PixelRow& row, const PixelRow& next, float share, std::size_t count, std::uint8_t* luma,
               float* blue, float* red) {
    HWY_DYNAMIC_DISPATCH(mix_light_simd)(row, next, share, count, luma, blue, red);
}

}  // namespace storyflow::film
#endif
