#include "speech/kernels/lstm_step.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/lstm_step.cpp"
#include <hwy/foreach_target.h>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

struct Gates {
    Vector input, forget, cell, output;

    static HWY_INLINE Gates zero() {
        const Vector zero = hn::Zero(Floats());
        return {zero, zero, zero, zero};
    }
    static HWY_INLINE Gates load(const float* from) {
        const Floats d;
        return {hn::Load(d, from), hn::Load(d, from + lstm_group_units),
                hn::Load(d, from + 2 * lstm_group_units), hn::Load(d, from + 3 * lstm_group_units)};
    }
    HWY_INLINE void add(const float* weights, float value) {
        const Vector factor = hn::Set(Floats(), value);
        const Gates w = load(weights);
        input = hn::MulAdd(w.input, factor, input);
        forget = hn::MulAdd(w.forget, factor, forget);
        cell = hn::MulAdd(w.cell, factor, cell);
        output = hn::MulAdd(w.output, factor, output);
    }
    HWY_INLINE void add(const Gates& other) {
        input = hn::Add(input, other.input);
        forget = hn::Add(forget, other.forget);
        cell = hn::Add(cell, other.cell);
        output = hn::Add(output, other.output);
    }
};

HWY_INLINE Vector sigmoid(Vector x) {
    const Floats d;
    const Vector one = hn::Set(d, 1.0f);
    const Vector power = hn::Exp(d, hn::Min(hn::Neg(x), hn::Set(d, 88.0f)));
    return hn::Div(one, hn::Add(one, power));
}

HWY_INLINE void advance_units(const LstmStep& step, std::size_t group, std::size_t unit) {
    const Floats d;
    // Two accumulators, so that an addition need not wait for the one before.
    Gates gates = Gates::zero();
    Gates odd = Gates::zero();
    const float* weights = step.weights + group * step.hidden * lstm_group_values + unit;
    std::size_t from = 0;
    for (; from + 2 <= step.hidden; from += 2) {
        gates.add(weights, step.state[from]);
        odd.add(weights + lstm_group_values, step.state[from + 1]);
        weights += 2 * lstm_group_values;
    }
    if (from < step.hidden) gates.add(weights, step.state[from]);
    gates.add(odd);
    gates.add(Gates::load(step.inputs + group * lstm_group_values + unit));

    float* const cell = step.cells + group * lstm_group_units + unit;
    const Vector added = hn::Mul(sigmoid(gates.input), hn::Tanh(d, gates.cell));
    const Vector value = hn::MulAdd(sigmoid(gates.forget), hn::Load(d, cell), added);
    hn::Store(value, d, cell);
    hn::Store(hn::Mul(sigmoid(gates.output), hn::Tanh(d, value)), d,
              step.output + group * lstm_group_units + unit);
}

void advance_simd(const LstmStep& step) {
    for (std::size_t group = 0; group < step.groups; ++group) {
        for (std::size_t unit = 0; unit < lstm_group_units; unit += hn::Lanes(Floats())) {
            advance_units(step, group, unit);
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
HWY_EXPORT(advance_simd);
}  // namespace

void advance(const LstmStep& step) {
    HWY_DYNAMIC_DISPATCH(advance_simd)(step);
}

}  // namespace storyflow::speech::kernels
#endif
