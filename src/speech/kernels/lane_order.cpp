#include "speech/kernels/lane_order.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/lane_order.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Four = hn::CappedTag<float, 4>;

HWY_INLINE void copy_four(const float* from, float* to) {
    for (std::size_t i = 0; i < 4; i += hn::Lanes(Four()))
        hn::StoreU(hn::LoadU(Four(), from + i), Four(), to + i);
}

/// Copies at least `count` values and up to three more; copying forward, later calls overwrite the excess.
HWY_INLINE void copy_run(const float* from, std::size_t count, float* to) {
    for (std::size_t i = 0; i < count; i += 4)
        copy_four(from + i, to + i);
}

/// A group consists of `outputs / 4` quads of four neighbouring columns: first separates the quads, then
/// their columns.
template <std::size_t outputs>
HWY_INLINE void neighbours_to_lanes(std::size_t groups, const float* columns, float* classes,
                                    std::size_t step) {
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    HWY_ALIGN float fours[outputs / 4][4 * 16];
    for (std::size_t first = 0; first < groups; first += lanes) {
        for (std::size_t group = 0; group < lanes; ++group) {
            for (std::size_t i = 0; i < outputs / 4; ++i)
                copy_four(columns + (first + group) * outputs + 4 * i, fours[i] + 4 * group);
        }
        for (std::size_t i = 0; i < outputs / 4; ++i) {
            hn::Vec<Floats> a, b, c, e;
            hn::LoadInterleaved4(d, fours[i], a, b, c, e);
            float* const to = classes + 4 * i * step + first;
            hn::Store(a, d, to);
            hn::Store(b, d, to + step);
            hn::Store(c, d, to + 2 * step);
            hn::Store(e, d, to + 3 * step);
        }
    }
}

template <std::size_t outputs>
HWY_INLINE void neighbours_from_lanes(std::size_t groups, const float* classes, std::size_t step,
                                      float* columns) {
    const Floats d;
    const std::size_t lanes = hn::Lanes(d);
    HWY_ALIGN float fours[outputs / 4][4 * 16];
    for (std::size_t first = 0; first < groups; first += lanes) {
        for (std::size_t i = 0; i < outputs / 4; ++i) {
            const float* const from = classes + 4 * i * step + first;
            hn::StoreInterleaved4(hn::Load(d, from), hn::Load(d, from + step), hn::Load(d, from + 2 * step),
                                  hn::Load(d, from + 3 * step), d, fours[i]);
        }
        const std::size_t count = groups - first < lanes ? groups - first : lanes;
        for (std::size_t group = 0; group < count; ++group) {
            for (std::size_t i = 0; i < outputs / 4; ++i)
                copy_four(fours[i] + 4 * group, columns + (first + group) * outputs + 4 * i);
        }
    }
}

template <std::size_t outputs>
HWY_INLINE void runs_to_lanes(std::size_t dilation, std::size_t groups, const float* columns, float* classes,
                              std::size_t step) {
    for (std::size_t group = 0; group < groups; ++group) {
        for (std::size_t place = 0; place < outputs; ++place) {
            copy_run(columns, dilation, classes + place * step + group * dilation);
            columns += dilation;
        }
    }
}

template <std::size_t outputs>
HWY_INLINE void runs_from_lanes(std::size_t dilation, std::size_t groups, const float* classes,
                                std::size_t step, float* columns) {
    for (std::size_t group = 0; group < groups; ++group) {
        for (std::size_t place = 0; place < outputs; ++place) {
            copy_run(classes + place * step + group * dilation, dilation, columns);
            columns += dilation;
        }
    }
}

template <std::size_t outputs>
HWY_INLINE void to_lanes_of(const LaneOrder& order, const float* columns, float* classes, std::size_t step) {
    // Constant arguments for the usual dilations, so that a run compiles to one or two copies.
    if (order.dilation == 1) return neighbours_to_lanes<outputs>(order.groups, columns, classes, step);
    if (order.dilation == 3) return runs_to_lanes<outputs>(3, order.groups, columns, classes, step);
    if (order.dilation == 5) return runs_to_lanes<outputs>(5, order.groups, columns, classes, step);
    runs_to_lanes<outputs>(order.dilation, order.groups, columns, classes, step);
}

template <std::size_t outputs>
HWY_INLINE void from_lanes_of(const LaneOrder& order, const float* classes, std::size_t step,
                              float* columns) {
    if (order.dilation == 1) return neighbours_from_lanes<outputs>(order.groups, classes, step, columns);
    if (order.dilation == 3) return runs_from_lanes<outputs>(3, order.groups, classes, step, columns);
    if (order.dilation == 5) return runs_from_lanes<outputs>(5, order.groups, classes, step, columns);
    runs_from_lanes<outputs>(order.dilation, order.groups, classes, step, columns);
}

void to_lanes_simd(const LaneOrder& order, const float* columns, float* classes, std::size_t step) {
    if (order.outputs == 4) to_lanes_of<4>(order, columns, classes, step);
    if (order.outputs == 8) to_lanes_of<8>(order, columns, classes, step);
    if (order.outputs == 12) to_lanes_of<12>(order, columns, classes, step);
}

void from_lanes_simd(const LaneOrder& order, const float* classes, std::size_t step, float* columns) {
    if (order.outputs == 4) from_lanes_of<4>(order, classes, step, columns);
    if (order.outputs == 8) from_lanes_of<8>(order, classes, step, columns);
    if (order.outputs == 12) from_lanes_of<12>(order, classes, step, columns);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(to_lanes_simd);
HWY_EXPORT(from_lanes_simd);
}  // namespace

void to_lanes(const LaneOrder& order, const float* columns, float* classes, std::size_t class_step) {
    HWY_DYNAMIC_DISPATCH(to_lanes_simd)(order, columns, classes, class_step);
}

void from_lanes(const LaneOrder& order, const float* classes, std::size_t class_step, float* columns) {
    HWY_DYNAMIC_DISPATCH(from_lanes_simd)(order, classes, class_step, columns);
}

}  // namespace storyflow::speech::kernels
#endif
