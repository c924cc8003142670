#include "bench/fma_peak.hpp"

#include <algorithm>
#include <cstddef>
#include <ctime>

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/fma_peak.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

// Compiled once for every instruction set, like the kernels that are compared with it.
HWY_BEFORE_NAMESPACE();
namespace storyflow::bench {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

/// Three independent sums.
struct Three {
    Vector a, b, c;

    static HWY_INLINE Three of(float value) {
        const Floats d;
        return {hn::Set(d, value), hn::Set(d, value + 1), hn::Set(d, value + 2)};
    }
    HWY_INLINE void step(Vector factor, Vector summand) {
        a = hn::MulAdd(a, factor, summand);
        b = hn::MulAdd(b, factor, summand);
        c = hn::MulAdd(c, factor, summand);
    }
    [[nodiscard]] HWY_INLINE Vector sum() const { return hn::Add(a, hn::Add(b, c)); }
};

/// Returns the number of operations; writes to `sink` so that the compiler does not remove them.
double work_simd(std::size_t rounds, float* sink) {
    const Floats d;
    Three first = Three::of(0), second = Three::of(3), third = Three::of(6), fourth = Three::of(9);
    const Vector factor = hn::Set(d, 0.999f);
    const Vector summand = hn::Set(d, 0.001f);
    for (std::size_t i = 0; i < rounds; ++i) {
        first.step(factor, summand);
        second.step(factor, summand);
        third.step(factor, summand);
        fourth.step(factor, summand);
    }
    const Vector all = hn::Add(hn::Add(first.sum(), second.sum()), hn::Add(third.sum(), fourth.sum()));
    *sink += hn::GetLane(hn::SumOfLanes(d, all));
    return static_cast<double>(rounds) * 12 * 2 * static_cast<double>(hn::Lanes(d));
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::bench
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::bench {

namespace {

HWY_EXPORT(work_simd);

double seconds_of(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

double thread_seconds() {
    return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

double process_seconds() {
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double fma_peak() {
    float result = 0.0F;
    double best = 0.0;
    for (int round = 0; round < 12; ++round) {
        const double begin = thread_seconds();
        const double operations = HWY_DYNAMIC_DISPATCH(work_simd)(200'000, &result);
        best = std::max(best, operations / (thread_seconds() - begin) / 1e9);
    }
    return best;
}

}  // namespace storyflow::bench
#endif
