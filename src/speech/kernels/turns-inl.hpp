// Sine and cosine of angles in turns. Included once for every instruction set, inside of foreach_target.h;
// see block_product.cpp.
#if defined(STORYFLOW_TURNS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef STORYFLOW_TURNS_INL
#undef STORYFLOW_TURNS_INL
#else
#define STORYFLOW_TURNS_INL
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

/// sin(pi r) for |r| <= 1/2: the Taylor series up to r¹¹ has an error of at most 6e-8.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V sine_of_half_turns(D d, V r) {
    namespace hn = hwy::HWY_NAMESPACE;
    const V s = hn::Mul(r, r);
    V series = hn::MulAdd(s, hn::Set(d, -0.00737043094571435f), hn::Set(d, 0.0821458866111282f));
    series = hn::MulAdd(s, series, hn::Set(d, -0.599264529320792f));
    series = hn::MulAdd(s, series, hn::Set(d, 2.55016403987735f));
    series = hn::MulAdd(s, series, hn::Set(d, -5.16771278004997f));
    series = hn::MulAdd(s, series, hn::Set(d, 3.14159265358979f));
    return hn::Mul(r, series);
}

/// cos(pi r) for |r| <= 1/2: the Taylor series up to r¹².
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V cosine_of_half_turns(D d, V r) {
    namespace hn = hwy::HWY_NAMESPACE;
    const V s = hn::Mul(r, r);
    V series = hn::MulAdd(s, hn::Set(d, 0.00192957430940392f), hn::Set(d, -0.0258068913900141f));
    series = hn::MulAdd(s, series, hn::Set(d, 0.235330630358893f));
    series = hn::MulAdd(s, series, hn::Set(d, -1.33526276885459f));
    series = hn::MulAdd(s, series, hn::Set(d, 4.05871212641677f));
    series = hn::MulAdd(s, series, hn::Set(d, -4.93480220054468f));
    return hn::MulAdd(s, series, hn::Set(d, 1.0f));
}

/// The part of x beyond the nearest whole number, within -1/2 .. 1/2.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V beyond_whole(D /*d*/, V x) {
    namespace hn = hwy::HWY_NAMESPACE;
    return hn::Sub(x, hn::Round(x));
}

template <class V>
struct Turned {
    V cosine, sine;
};

/// Cosine and sine of 2 pi x, by doubling the angle of pi x.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE Turned<V> turned(D d, V x) {
    namespace hn = hwy::HWY_NAMESPACE;
    const V r = beyond_whole(d, x);
    const V sine = sine_of_half_turns(d, r);
    const V cosine = cosine_of_half_turns(d, r);
    const V twice = hn::Add(sine, sine);
    return {hn::NegMulAdd(twice, sine, hn::Set(d, 1.0f)), hn::Mul(twice, cosine)};
}

/// Sine of 2 pi x.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V sine_of_turns(D d, V x) {
    namespace hn = hwy::HWY_NAMESPACE;
    const V r = beyond_whole(d, x);
    const V sine = sine_of_half_turns(d, r);
    return hn::Mul(hn::Add(sine, sine), cosine_of_half_turns(d, r));
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#endif
