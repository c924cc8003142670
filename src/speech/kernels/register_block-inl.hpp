// Rows and columns of a result that stay in registers while their products are summed. Included once for
// every instruction set, inside of foreach_target.h; see block_product.cpp.
#if defined(STORYFLOW_REGISTER_BLOCK_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef STORYFLOW_REGISTER_BLOCK_INL
#undef STORYFLOW_REGISTER_BLOCK_INL
#else
#define STORYFLOW_REGISTER_BLOCK_INL
#endif

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

// Neighbouring vectors of one row. They are structs because an array might leave the registers at lower
// levels of optimisation.
struct OneVector {
    static constexpr std::size_t vectors = 1;
    Vector a;
    static HWY_INLINE OneVector zero() { return {hn::Zero(Floats())}; }
    static HWY_INLINE OneVector load(const float* from) { return {hn::LoadU(Floats(), from)}; }
    HWY_INLINE void add(Vector weight, const OneVector& x) { a = hn::MulAdd(weight, x.a, a); }
    HWY_INLINE void store(Vector bias, float* to) const { hn::Store(hn::Add(a, bias), Floats(), to); }
    HWY_INLINE void store(float* to) const { hn::Store(a, Floats(), to); }
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
    HWY_INLINE void store(float* to) const {
        rest.store(to);
        hn::Store(a, Floats(), to + offset());
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
    HWY_INLINE void store(float* to, std::size_t step) const {
        a.store(to);
        b.store(to + step);
        c.store(to + 2 * step);
        d.store(to + 3 * step);
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
    HWY_INLINE void store(float* to, std::size_t step) const {
        upper.store(to, step);
        lower.store(to + 4 * step, step);
    }
    HWY_INLINE void add_to(float* to, std::size_t step, std::size_t count) const {
        upper.add_to(to, step, count);
        if (count > 4) lower.add_to(to + 4 * step, step, count - 4);
    }
};

// AVX-512 has 32 registers: eight rows of three vectors leave room for the operands. Other sets have 16.
#if HWY_TARGET <= HWY_AVX3
template <class Columns>
using Rows = EightRows<Columns>;
#else
template <class Columns>
using Rows = FourRows<Columns>;
#endif

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#endif
