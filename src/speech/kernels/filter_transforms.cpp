#include "speech/kernels/filter_transforms.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/filter_transforms.cpp"
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
using Eight = hn::CappedTag<float, 8>;
using EightVector = hn::Vec<Eight>;

template <class V>
HWY_INLINE V times(float factor, V x) {
    return hn::Mul(hn::Set(hn::DFromV<V>(), factor), x);
}

/// sum + factor * x.
template <class V>
HWY_INLINE V plus(V sum, float factor, V x) {
    return hn::MulAdd(hn::Set(hn::DFromV<V>(), factor), x, sum);
}

// --- Inputs. With M(x) = x (x² - 1) (x² - 1/4), times (x - 2) for four taps, the input at a point p is the
// polynomial M(x) / (x - p), and at infinity M(x), applied to the sequence of inputs.

/// Stores the inputs at the points 0, 1, -1, 1/2, -1/2 and infinity.
HWY_INLINE void store_six(Vector a, Vector b, Vector c, Vector d, Vector e, Vector f, float* to,
                          std::size_t step, std::size_t last) {
    const Floats tag;
    const Vector even = plus(e, -0.25f, c);
    const Vector odd = plus(d, -0.25f, b);
    const Vector even_half = hn::Sub(e, c);
    const Vector odd_half = hn::Sub(d, b);
    hn::Store(plus(plus(e, -1.25f, c), 0.25f, a), tag, to);
    hn::Store(hn::Add(even, odd), tag, to + step);
    hn::Store(hn::Sub(even, odd), tag, to + 2 * step);
    hn::Store(plus(even_half, 0.5f, odd_half), tag, to + 3 * step);
    hn::Store(plus(even_half, -0.5f, odd_half), tag, to + 4 * step);
    hn::Store(plus(plus(f, -1.25f, d), 0.25f, b), tag, to + last * step);
}

/// Stores the inputs at the same points and at 2, which comes before infinity.
HWY_INLINE void store_seven(Vector a, Vector b, Vector c, Vector d, Vector e, Vector f, Vector g, float* to,
                            std::size_t step) {
    hn::Store(plus(plus(f, -1.25f, d), 0.25f, b), Floats(), to + 5 * step);
    store_six(plus(b, -2.0f, a), plus(c, -2.0f, b), plus(d, -2.0f, c), plus(e, -2.0f, d), plus(f, -2.0f, e),
              plus(g, -2.0f, f), to, step, 6);
}

/// The inputs of neighbouring lanes, as vectors.
template <std::size_t outputs>
struct LaneInputs {
    const float* classes;
    std::size_t class_step;
    std::size_t dilation;

    HWY_INLINE Vector operator[](std::size_t index) const {
        return hn::LoadU(Floats(), classes + index % outputs * class_step + index / outputs * dilation);
    }
    HWY_INLINE Vector sum(std::size_t left, std::size_t right) const {
        return hn::Add((*this)[left], (*this)[right]);
    }
    HWY_INLINE Vector difference(std::size_t left, std::size_t right) const {
        return hn::Sub((*this)[left], (*this)[right]);
    }
};

/// Evaluates the pieces at the points 0, 1, -1 and infinity, and each of these at seven points.
template <std::size_t outputs>
HWY_INLINE void store_pieces(const LaneInputs<outputs>& x, float* to, std::size_t step) {
    store_seven(x.difference(0, 8), x.difference(1, 9), x.difference(2, 10), x.difference(3, 11),
                x.difference(4, 12), x.difference(5, 13), x.difference(6, 14), to, step);
    store_seven(x.sum(4, 8), x.sum(5, 9), x.sum(6, 10), x.sum(7, 11), x.sum(8, 12), x.sum(9, 13),
                x.sum(10, 14), to + 7 * step, step);
    store_seven(x.difference(8, 4), x.difference(9, 5), x.difference(10, 6), x.difference(11, 7),
                x.difference(12, 8), x.difference(13, 9), x.difference(14, 10), to + 14 * step, step);
    store_seven(x.difference(4, 12), x.difference(5, 13), x.difference(6, 14), x.difference(7, 15),
                x.difference(8, 16), x.difference(9, 17), x.difference(10, 18), to + 21 * step, step);
}

HWY_INLINE void store_pieces(const LaneInputs<4>& x, float* to, std::size_t step) {
    store_six(x[0], x[1], x[2], x[3], x[4], x[5], to, step, 5);
}

template <std::size_t outputs>
void evaluate_inputs_simd(const InputsAtPoints& inputs) {
    for (std::size_t lane = 0; lane < inputs.lanes; lane += hn::Lanes(Floats())) {
        const LaneInputs<outputs> x{inputs.classes + lane, inputs.class_step, inputs.dilation};
        store_pieces(x, inputs.points + lane, inputs.point_step);
    }
}

void evaluate_inputs_4_simd(const InputsAtPoints& inputs) {
    evaluate_inputs_simd<4>(inputs);
}
void evaluate_inputs_8_simd(const InputsAtPoints& inputs) {
    evaluate_inputs_simd<8>(inputs);
}
void evaluate_inputs_12_simd(const InputsAtPoints& inputs) {
    evaluate_inputs_simd<12>(inputs);
}

// --- Results. Result j is the sum of all products, each times the j-th power of its point; the product at
// infinity counts for the last result only.

struct Seven {
    Vector zero, one, minus_one, half, minus_half, two, infinity;

    static HWY_INLINE Seven load(const float* from, std::size_t step) {
        const Floats tag;
        return {hn::Load(tag, from),
                hn::Load(tag, from + step),
                hn::Load(tag, from + 2 * step),
                hn::Load(tag, from + 3 * step),
                hn::Load(tag, from + 4 * step),
                hn::Load(tag, from + 5 * step),
                hn::Load(tag, from + 6 * step)};
    }
    HWY_INLINE Seven operator+(const Seven& other) const {
        return {hn::Add(zero, other.zero),
                hn::Add(one, other.one),
                hn::Add(minus_one, other.minus_one),
                hn::Add(half, other.half),
                hn::Add(minus_half, other.minus_half),
                hn::Add(two, other.two),
                hn::Add(infinity, other.infinity)};
    }
    HWY_INLINE Seven operator-(const Seven& other) const {
        return {hn::Sub(zero, other.zero),
                hn::Sub(one, other.one),
                hn::Sub(minus_one, other.minus_one),
                hn::Sub(half, other.half),
                hn::Sub(minus_half, other.minus_half),
                hn::Sub(two, other.two),
                hn::Sub(infinity, other.infinity)};
    }
    HWY_INLINE void store_results(float* to, std::size_t step) const {
        const Floats tag;
        const Vector sum = hn::Add(one, minus_one);
        const Vector difference = hn::Sub(one, minus_one);
        const Vector half_sum = hn::Add(half, minus_half);
        const Vector half_difference = hn::Sub(half, minus_half);
        hn::Store(hn::Add(hn::Add(zero, two), hn::Add(sum, half_sum)), tag, to);
        hn::Store(plus(plus(difference, 0.5f, half_difference), 2.0f, two), tag, to + step);
        hn::Store(plus(plus(sum, 0.25f, half_sum), 4.0f, two), tag, to + 2 * step);
        hn::Store(hn::Add(plus(plus(difference, 0.125f, half_difference), 8.0f, two), infinity), tag,
                  to + 3 * step);
    }
};

template <std::size_t pieces>
void combine_products_simd(const ResultsOfPoints& r) {
    for (std::size_t lane = 0; lane < r.lanes; lane += hn::Lanes(Floats())) {
        const float* const from = r.points + lane;
        float* const to = r.classes + lane;
        const Seven first = Seven::load(from, r.point_step);
        const Seven plus_one = Seven::load(from + 7 * r.point_step, r.point_step);
        const Seven minus_one = Seven::load(from + 14 * r.point_step, r.point_step);
        const Seven last = Seven::load(from + 21 * r.point_step, r.point_step);
        const Seven sum = plus_one + minus_one;
        const Seven difference = plus_one - minus_one;
        (first + sum).store_results(to, r.class_step);
        if (pieces == 2) {
            difference.store_results(to + 4 * r.class_step, r.class_step);
            (sum - last).store_results(to + 8 * r.class_step, r.class_step);
        } else {
            (difference - last).store_results(to + 4 * r.class_step, r.class_step);
        }
    }
}

void combine_one_piece_simd(const ResultsOfPoints& r) {
    const Floats tag;
    for (std::size_t lane = 0; lane < r.lanes; lane += hn::Lanes(tag)) {
        const float* const from = r.points + lane;
        const Vector infinity = hn::Load(tag, from + 5 * r.point_step);
        const Seven products{hn::Load(tag, from),
                             hn::Load(tag, from + r.point_step),
                             hn::Load(tag, from + 2 * r.point_step),
                             hn::Load(tag, from + 3 * r.point_step),
                             hn::Load(tag, from + 4 * r.point_step),
                             hn::Zero(tag),
                             infinity};
        products.store_results(r.classes + lane, r.class_step);
    }
}

void combine_two_pieces_simd(const ResultsOfPoints& r) {
    combine_products_simd<2>(r);
}
void combine_three_pieces_simd(const ResultsOfPoints& r) {
    combine_products_simd<3>(r);
}

// --- Weights. The weight at a point is the polynomial of the taps there, divided by the product of the
// point's differences from the other points.

/// Four taps of 8 output channels (or of fewer, where a vector has fewer lanes).
struct Taps {
    EightVector a, b, c, d;

    HWY_INLINE Taps operator+(const Taps& other) const {
        return {hn::Add(a, other.a), hn::Add(b, other.b), hn::Add(c, other.c), hn::Add(d, other.d)};
    }
    HWY_INLINE Taps operator-(const Taps& other) const {
        return {hn::Sub(a, other.a), hn::Sub(b, other.b), hn::Sub(c, other.c), hn::Sub(d, other.d)};
    }
    [[nodiscard]] HWY_INLINE Taps halved() const {
        return {times(0.5f, a), times(0.5f, b), times(0.5f, c), times(0.5f, d)};
    }
};

HWY_INLINE EightVector tap_or_zero(const WeightsAtPoints& w, std::size_t row, std::size_t tap,
                                   std::size_t lane) {
    if (tap >= w.kernel) return hn::Zero(Eight());
    return hn::Load(Eight(), w.taps + (row * w.kernel + tap) * 8 + lane);
}

HWY_INLINE Taps piece_of(const WeightsAtPoints& w, std::size_t row, std::size_t piece, std::size_t lane) {
    return {tap_or_zero(w, row, 4 * piece, lane), tap_or_zero(w, row, 4 * piece + 1, lane),
            tap_or_zero(w, row, 4 * piece + 2, lane), tap_or_zero(w, row, 4 * piece + 3, lane)};
}

HWY_INLINE void store_weights_seven(const Taps& t, float* to, std::size_t step) {
    const Eight tag;
    const EightVector even = hn::Add(t.a, t.c);
    const EightVector odd = hn::Add(t.b, t.d);
    const EightVector even_half = plus(t.a, 0.25f, t.c);
    const EightVector odd_half = times(0.5f, plus(t.b, 0.25f, t.d));
    const EightVector at_two = plus(plus(t.a, 4.0f, t.c), 2.0f, plus(t.b, 4.0f, t.d));
    hn::Store(times(-2.0f, t.a), tag, to);
    hn::Store(times(-2.0f / 3.0f, hn::Add(even, odd)), tag, to + step);
    hn::Store(times(-2.0f / 9.0f, hn::Sub(even, odd)), tag, to + 2 * step);
    hn::Store(times(16.0f / 9.0f, hn::Add(even_half, odd_half)), tag, to + 3 * step);
    hn::Store(times(16.0f / 15.0f, hn::Sub(even_half, odd_half)), tag, to + 4 * step);
    hn::Store(times(2.0f / 45.0f, at_two), tag, to + 5 * step);
    hn::Store(t.d, tag, to + 6 * step);
}

HWY_INLINE void store_weights_six(const Taps& t, float* to, std::size_t step) {
    const Eight tag;
    const EightVector even = hn::Add(t.a, t.c);
    const EightVector even_half = plus(t.a, 0.25f, t.c);
    const EightVector odd_half = times(0.5f, t.b);
    hn::Store(times(4.0f, t.a), tag, to);
    hn::Store(times(2.0f / 3.0f, hn::Add(even, t.b)), tag, to + step);
    hn::Store(times(2.0f / 3.0f, hn::Sub(even, t.b)), tag, to + 2 * step);
    hn::Store(times(-8.0f / 3.0f, hn::Add(even_half, odd_half)), tag, to + 3 * step);
    hn::Store(times(-8.0f / 3.0f, hn::Sub(even_half, odd_half)), tag, to + 4 * step);
    hn::Store(t.c, tag, to + 5 * step);
}

template <std::size_t pieces>
HWY_INLINE void store_weights(const WeightsAtPoints& w, std::size_t row, std::size_t lane) {
    float* const to = w.points + row * 8 + lane;
    const Taps first = piece_of(w, row, 0, lane);
    if (pieces == 1) {
        store_weights_six(first, to, w.point_step);
        return;
    }
    const Taps middle = piece_of(w, row, 1, lane);
    const Taps last = piece_of(w, row, pieces - 1, lane);
    const Taps even = pieces == 2 ? first : first + last;
    store_weights_seven(first, to, w.point_step);
    store_weights_seven((even + middle).halved(), to + 7 * w.point_step, w.point_step);
    store_weights_seven((even - middle).halved(), to + 14 * w.point_step, w.point_step);
    store_weights_seven(last, to + 21 * w.point_step, w.point_step);
}

template <std::size_t pieces>
HWY_INLINE void evaluate_weights_simd(const WeightsAtPoints& w) {
    for (std::size_t row = 0; row < w.rows; ++row) {
        for (std::size_t lane = 0; lane < 8; lane += hn::Lanes(Eight()))
            store_weights<pieces>(w, row, lane);
    }
}

void evaluate_weights_one_simd(const WeightsAtPoints& w) {
    evaluate_weights_simd<1>(w);
}
void evaluate_weights_two_simd(const WeightsAtPoints& w) {
    evaluate_weights_simd<2>(w);
}
void evaluate_weights_three_simd(const WeightsAtPoints& w) {
    evaluate_weights_simd<3>(w);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(evaluate_inputs_4_simd);
HWY_EXPORT(evaluate_inputs_8_simd);
HWY_EXPORT(evaluate_inputs_12_simd);
HWY_EXPORT(combine_one_piece_simd);
HWY_EXPORT(combine_two_pieces_simd);
HWY_EXPORT(combine_three_pieces_simd);
HWY_EXPORT(evaluate_weights_one_simd);
HWY_EXPORT(evaluate_weights_two_simd);
HWY_EXPORT(evaluate_weights_three_simd);
}  // namespace

void evaluate_weights(const MinimalFilter& filter, const WeightsAtPoints& weights) {
    if (filter.pieces == 1) HWY_DYNAMIC_DISPATCH(evaluate_weights_one_simd)(weights);
    if (filter.pieces == 2) HWY_DYNAMIC_DISPATCH(evaluate_weights_two_simd)(weights);
    if (filter.pieces == 3) HWY_DYNAMIC_DISPATCH(evaluate_weights_three_simd)(weights);
}

void evaluate_inputs(const MinimalFilter& filter, const InputsAtPoints& inputs) {
    if (filter.pieces == 1) HWY_DYNAMIC_DISPATCH(evaluate_inputs_4_simd)(inputs);
    if (filter.pieces == 2) HWY_DYNAMIC_DISPATCH(evaluate_inputs_12_simd)(inputs);
    if (filter.pieces == 3) HWY_DYNAMIC_DISPATCH(evaluate_inputs_8_simd)(inputs);
}

void combine_products(const MinimalFilter& filter, const ResultsOfPoints& results) {
    if (filter.pieces == 1) HWY_DYNAMIC_DISPATCH(combine_one_piece_simd)(results);
    if (filter.pieces == 2) HWY_DYNAMIC_DISPATCH(combine_two_pieces_simd)(results);
    if (filter.pieces == 3) HWY_DYNAMIC_DISPATCH(combine_three_pieces_simd)(results);
}

}  // namespace storyflow::speech::kernels
#endif
