#include "speech/kernels/row_functions.hpp"

#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/row_functions.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "speech/kernels/snake-inl.hpp"

// Compiled once for every instruction set; see block_product.cpp. The rest of a row that fills no vector is
// processed as a whole vector, so that a value does not depend on its position.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

/// Calls `whole(first)` for every whole vector, then `part(first, count)` for the rest, if any.
template <class Whole, class Part>
HWY_INLINE void for_each_vector(std::size_t count, Whole whole, Part part) {
    const std::size_t lanes = hn::Lanes(Floats());
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        whole(i);
    if (i < count) part(i, count - i);
}

HWY_INLINE Vector load_part(const float* from, std::size_t count) {
    HWY_ALIGN float values[16] = {};
    for (std::size_t i = 0; i < count; ++i)
        values[i] = from[i];
    return hn::Load(Floats(), values);
}

HWY_INLINE void store_part(Vector v, float* to, std::size_t count) {
    HWY_ALIGN float values[16];
    hn::Store(v, Floats(), values);
    for (std::size_t i = 0; i < count; ++i)
        to[i] = values[i];
}

template <class Function>
HWY_INLINE void map_row(const float* from, std::size_t count, float* to, Function function) {
    for_each_vector(
        count, [&](std::size_t i) { hn::StoreU(function(hn::LoadU(Floats(), from + i)), Floats(), to + i); },
        [&](std::size_t i, std::size_t left) {
            store_part(function(load_part(from + i, left)), to + i, left);
        });
}

struct Affine {
    Vector mean, factor, shift;
    HWY_INLINE Vector operator()(Vector x) const { return hn::MulAdd(hn::Sub(x, mean), factor, shift); }
};

struct AffineSnake {
    Affine affine;
    Vector alpha, inverse;
    HWY_INLINE Vector operator()(Vector x) const { return snake_of(Floats(), affine(x), alpha, inverse); }
};

struct AffineLeakyRelu {
    Affine affine;
    Vector slope;
    HWY_INLINE Vector operator()(Vector x) const {
        const Vector value = affine(x);
        return hn::IfThenElse(hn::Gt(value, hn::Zero(Floats())), value, hn::Mul(value, slope));
    }
};

void apply_prologue_simd(Activation activation, const RowPrologue& prologue, const float* from,
                         std::size_t count, float* to) {
    const Floats d;
    const Affine affine{hn::Set(d, prologue.mean), hn::Set(d, prologue.factor), hn::Set(d, prologue.shift)};
    switch (activation) {
        case Activation::none:
            return map_row(from, count, to, affine);
        case Activation::leaky_relu:
            return map_row(from, count, to, AffineLeakyRelu{affine, hn::Set(d, prologue.alpha)});
        case Activation::snake:
            return map_row(
                from, count, to,
                AffineSnake{affine, hn::Set(d, prologue.alpha), hn::Set(d, 1.0f / prologue.alpha)});
    }
}

/// Sums of values around an origin, separately in each lane until the end.
class Sums {
  public:
    HWY_INLINE explicit Sums(float origin)
        : origin_(hn::Set(Floats(), origin)), sum_(hn::Zero(Floats())), squares_(hn::Zero(Floats())) {}

    HWY_INLINE void add(Vector x) {
        const Vector distance = hn::Sub(x, origin_);
        sum_ = hn::Add(sum_, distance);
        squares_ = hn::MulAdd(distance, distance, squares_);
    }
    /// Only the first `count` lanes of `x` count.
    HWY_INLINE void add_part(Vector x, std::size_t count) {
        add(hn::IfThenElse(hn::FirstN(Floats(), count), x, origin_));
    }
    [[nodiscard]] HWY_INLINE RowSums result(std::size_t count) const {
        const Floats d;
        return {count, hn::GetLane(origin_), hn::GetLane(hn::SumOfLanes(d, sum_)),
                hn::GetLane(hn::SumOfLanes(d, squares_))};
    }

  private:
    Vector origin_, sum_, squares_;
};

struct EpilogueValues {
    const RowEpilogue& epilogue;
    Vector bias, factor;

    HWY_INLINE Vector operator()(std::size_t i) const {
        Vector x = hn::Add(hn::LoadU(Floats(), epilogue.values + i), bias);
        if (epilogue.residual != nullptr) x = hn::Add(x, hn::LoadU(Floats(), epilogue.residual + i));
        if (epilogue.second_residual != nullptr)
            x = hn::Add(x, hn::LoadU(Floats(), epilogue.second_residual + i));
        return hn::Mul(x, factor);
    }
    HWY_INLINE Vector part(std::size_t i, std::size_t count) const {
        Vector x = hn::Add(load_part(epilogue.values + i, count), bias);
        if (epilogue.residual != nullptr) x = hn::Add(x, load_part(epilogue.residual + i, count));
        if (epilogue.second_residual != nullptr)
            x = hn::Add(x, load_part(epilogue.second_residual + i, count));
        return hn::Mul(x, factor);
    }
};

RowSums apply_epilogue_simd(const RowEpilogue& epilogue) {
    const Floats d;
    const EpilogueValues values{epilogue, hn::Set(d, epilogue.bias), hn::Set(d, epilogue.factor)};
    Sums sums(epilogue.count == 0 ? 0.0f : hn::GetLane(values.part(0, 1)));
    for_each_vector(
        epilogue.count,
        [&](std::size_t i) {
            const Vector x = values(i);
            hn::StoreU(x, d, epilogue.to + i);
            sums.add(x);
        },
        [&](std::size_t i, std::size_t left) {
            const Vector x = values.part(i, left);
            store_part(x, epilogue.to + i, left);
            sums.add_part(x, left);
        });
    return sums.result(epilogue.count);
}

RowSums sums_of_simd(const float* values, std::size_t count) {
    Sums sums(count == 0 ? 0.0f : values[0]);
    for_each_vector(
        count, [&](std::size_t i) { sums.add(hn::LoadU(Floats(), values + i)); },
        [&](std::size_t i, std::size_t left) { sums.add_part(load_part(values + i, left), left); });
    return sums.result(count);
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {
HWY_EXPORT(apply_prologue_simd);
HWY_EXPORT(apply_epilogue_simd);
HWY_EXPORT(sums_of_simd);
}  // namespace

void apply_prologue(Activation activation, const RowPrologue& prologue, const float* from, std::size_t count,
                    float* to) {
    HWY_DYNAMIC_DISPATCH(apply_prologue_simd)(activation, prologue, from, count, to);
}

RowSums apply_epilogue(const RowEpilogue& epilogue) {
    return HWY_DYNAMIC_DISPATCH(apply_epilogue_simd)(epilogue);
}

RowSums sums_of(const float* values, std::size_t count) {
    return HWY_DYNAMIC_DISPATCH(sums_of_simd)(values, count);
}

}  // namespace storyflow::speech::kernels
#endif
