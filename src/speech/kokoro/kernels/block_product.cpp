#include "speech/kokoro/kernels/block_product.hpp"

#include "speech/kokoro/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kokoro/kernels/block_product.cpp"
#include <hwy/foreach_target.h>

#include <hwy/cache_control.h>
#include <hwy/highway.h>

// Compiled once for every instruction set. Nothing of the standard library is called in here: the linker may
// keep the copy of an inline function that was made for the newest processor.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

// Neighbouring vectors of one row. Structs and not arrays: those stay in registers at every level of
// optimisation.
struct OneVector {
    static constexpr std::size_t vectors = 1;
    Vector a;
    static HWY_INLINE OneVector zero() { return {hn::Zero(Floats())}; }
    static HWY_INLINE OneVector load(const float* from) { return {hn::LoadU(Floats(), from)}; }
    HWY_INLINE void add(Vector weight, const OneVector& x) { a = hn::MulAdd(weight, x.a, a); }
    HWY_INLINE void store(Vector bias, float* to) const { hn::Store(hn::Add(a, bias), Floats(), to); }
    HWY_INLINE void add_to(float* to) const { hn::Store(hn::Add(a, hn::LoadU(Floats(), to)), Floats(), to); }
};

template <class Rest>
struct AndOneMore {
    static constexpr std::size_t vectors = 1 + Rest::vectors;
    Rest rest;
    Vector a;
    static HWY_INLINE std::size_t offset() { return Rest::vectors * hn::Lanes(Floats()); }
    static HWY_INLINE AndOneMore zero() { return {Rest::zero(), hn::Zero(Floats())}; }
    static HWY_INLINE AndOneMore load(const float* from) {
        return {Rest::load(from), hn::LoadU(Floats(), from + offset())};
    }
    HWY_INLINE void add(Vector weight, const AndOneMore& x) {
        rest.add(weight, x.rest);
        a = hn::MulAdd(weight, x.a, a);
    }
    HWY_INLINE void store(Vector bias, float* to) const {
        rest.store(bias, to);
        hn::Store(hn::Add(a, bias), Floats(), to + offset());
    }
    HWY_INLINE void add_to(float* to) const {
        rest.add_to(to);
        hn::Store(hn::Add(a, hn::LoadU(Floats(), to + offset())), Floats(), to + offset());
    }
};
using TwoVectors = AndOneMore<OneVector>;
using ThreeVectors = AndOneMore<TwoVectors>;

template <class Columns>
struct FourRows {
    static constexpr std::size_t rows = 4;
    Columns a, b, c, d;
    static HWY_INLINE FourRows zero() {
        return {Columns::zero(), Columns::zero(), Columns::zero(), Columns::zero()};
    }
    HWY_INLINE void add(const float* weights, const Columns& x) {
        a.add(hn::Set(Floats(), weights[0]), x);
        b.add(hn::Set(Floats(), weights[1]), x);
        c.add(hn::Set(Floats(), weights[2]), x);
        d.add(hn::Set(Floats(), weights[3]), x);
    }
    HWY_INLINE void store(const float* bias, float* to, std::size_t step, std::size_t count) const {
        if (count > 0) a.store(hn::Set(Floats(), bias[0]), to);
        if (count > 1) b.store(hn::Set(Floats(), bias[1]), to + step);
        if (count > 2) c.store(hn::Set(Floats(), bias[2]), to + 2 * step);
        if (count > 3) d.store(hn::Set(Floats(), bias[3]), to + 3 * step);
    }
    HWY_INLINE void add_to(float* to, std::size_t step, std::size_t count) const {
        if (count > 0) a.add_to(to);
        if (count > 1) b.add_to(to + step);
        if (count > 2) c.add_to(to + 2 * step);
        if (count > 3) d.add_to(to + 3 * step);
    }
};

template <class Columns>
struct EightRows {
    static constexpr std::size_t rows = 8;
    FourRows<Columns> upper, lower;
    static HWY_INLINE EightRows zero() { return {FourRows<Columns>::zero(), FourRows<Columns>::zero()}; }
    HWY_INLINE void add(const float* weights, const Columns& x) {
        upper.add(weights, x);
        lower.add(weights + 4, x);
    }
    HWY_INLINE void store(const float* bias, float* to, std::size_t step, std::size_t count) const {
        upper.store(bias, to, step, count);
        if (count > 4) lower.store(bias + 4, to + 4 * step, step, count - 4);
    }
    HWY_INLINE void add_to(float* to, std::size_t step, std::size_t count) const {
        upper.add_to(to, step, count);
        if (count > 4) lower.add_to(to + 4 * step, step, count - 4);
    }
};

// AVX-512 has 32 registers: eight rows of three vectors leave room for the operands. Others have 16.
#if HWY_TARGET <= HWY_AVX3
template <class Columns>
using Rows = EightRows<Columns>;
#else
template <class Columns>
using Rows = FourRows<Columns>;
#endif

constexpr float no_bias[block_rows] = {};

// Every so many products the sum is added to the result and begins anew: over thousands of products a single
// sum in float32 collects several times the rounding error, which the pitch turns into a drift of the phases.
constexpr std::size_t products_at_once = 32;

// How many weights ahead the next are fetched: the processor itself does not look beyond a page, and with few
// columns each weight is used only once.
constexpr std::size_t eights_ahead = 32;

template <class Columns>
HWY_INLINE void multiply(const BlockProduct& p, std::size_t row, std::size_t column) {
    const float* weights = p.weights + row;
    const float* input = p.input + column;
    float* const output = p.output + row * p.output_step + column;
    const float* bias = p.bias != nullptr ? p.bias : no_bias;
    const std::size_t rows_at_once = products_at_once > p.tap_count ? products_at_once / p.tap_count : 1;
    for (std::size_t first = 0; first < p.rows; first += rows_at_once) {
        const std::size_t end = first + rows_at_once < p.rows ? first + rows_at_once : p.rows;
        Rows<Columns> sums = Rows<Columns>::zero();
        for (std::size_t r = first; r < end; ++r) {
            for (std::size_t tap = 0; tap < p.tap_count; ++tap) {
                sums.add(weights, Columns::load(input + p.taps[tap]));
                hwy::Prefetch(weights + eights_ahead * p.weight_step);
                weights += p.weight_step;
            }
            input += p.input_step;
        }
        if (first == 0) {
            sums.store(bias + row, output, p.output_step, p.output_rows - row);
        } else {
            sums.add_to(output, p.output_step, p.output_rows - row);
        }
    }
}

void multiply_block_simd(const BlockProduct& p) {
    const std::size_t lanes = hn::Lanes(Floats());
    for (std::size_t row = 0; row < p.output_rows; row += Rows<OneVector>::rows) {
        std::size_t column = 0;
        for (; column + 2 * lanes < p.columns; column += 3 * lanes) {
            multiply<ThreeVectors>(p, row, column);
        }
        if (column + lanes < p.columns) {
            multiply<TwoVectors>(p, row, column);
        } else if (column < p.columns) {
            multiply<OneVector>(p, row, column);
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
HWY_EXPORT(multiply_block_simd);
}  // namespace

void multiply_block(const BlockProduct& product) {
    HWY_DYNAMIC_DISPATCH(multiply_block_simd)(product);
}

}  // namespace storyflow::speech::kernels
#endif
