// The snake function. Included once for every instruction set, inside of foreach_target.h; see
// block_product.cpp.
#if defined(STORYFLOW_SNAKE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef STORYFLOW_SNAKE_INL
#undef STORYFLOW_SNAKE_INL
#else
#define STORYFLOW_SNAKE_INL
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

/// sin²(x). Its period is pi, so x is first reduced to -pi/2 .. pi/2 (with pi in three parts, exact for some
/// hundred thousand periods), where the Taylor series up to x¹¹ has an error of at most 4e-8.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V sine_squared(D d, V x) {
    namespace hn = hwy::HWY_NAMESPACE;
    const V turns = hn::Round(hn::Mul(x, hn::Set(d, 0.318309886183790672f)));
    V r = hn::NegMulAdd(turns, hn::Set(d, 3.140625f), x);
    r = hn::NegMulAdd(turns, hn::Set(d, 9.67502593994140625e-4f), r);
    r = hn::NegMulAdd(turns, hn::Set(d, 1.509957990978376432e-7f), r);
    const V s = hn::Mul(r, r);
    V series = hn::MulAdd(s, hn::Set(d, -2.50521083854417e-8f), hn::Set(d, 2.75573192239859e-6f));
    series = hn::MulAdd(s, series, hn::Set(d, -1.98412698412698e-4f));
    series = hn::MulAdd(s, series, hn::Set(d, 8.33333333333333e-3f));
    series = hn::MulAdd(s, series, hn::Set(d, -1.66666666666667e-1f));
    const V sine = hn::MulAdd(hn::Mul(s, r), series, r);
    return hn::Mul(sine, sine);
}

/// x + sin²(alpha x) / alpha.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V snake_of(D d, V x, V alpha, V inverse) {
    namespace hn = hwy::HWY_NAMESPACE;
    return hn::MulAdd(sine_squared(d, hn::Mul(x, alpha)), inverse, x);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#endif
