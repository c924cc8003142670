#include "speech/kokoro/kernels/row_functions.hpp"

#include "speech/kokoro/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kokoro/kernels/row_functions.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "speech/kokoro/kernels/snake-inl.hpp"

// Compiled once for every instruction set; see block_product.cpp. The end of a row goes through a vector of
// its own, so that a value does not depend on its place.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;

/// Calls `work(first value, values)`: whole vectors first, then what is left.
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

void enter_row_simd(Bend bend, const RowEntry& entry, const float* from, std::size_t count, float* to) {
    const Floats d;
    const Affine affine{hn::Set(d, entry.mean), hn::Set(d, entry.factor), hn::Set(d, entry.shift)};
    switch (bend) {
        case Bend::none:
            return map_row(from, count, to, affine);
        case Bend::leaky_relu:
            return map_row(from, count, to, AffineLeakyRelu{affine, hn::Set(d, entry.curve)});
        case Bend::snake:
            return map_row(from, count, to,
                           AffineSnake{affine, hn::Set(d, entry.curve), hn::Set(d, 1.0f / entry.curve)});
    }
}

/// Sums of many values around one, each lane for itself until the end.
class Sums {
  public:
    HWY_INLINE explicit Sums(float origin)
        : origin_(hn::Set(Floats(), origin)), sum_(hn::Zero(Floats())), squares_(hn::Zero(Floats())) {}

    HWY_INLINE void add(Vector x) {
        const Vector distance = hn::Sub(x, origin_);
        sum_ = hn::Add(sum_, distance);
        squares_ = hn::MulAdd(distance, distance, squares_);
    }
    /// The lanes from `count` on are none.
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

struct Leaving {
    const RowExit& exit;
    Vector bias, factor;

    HWY_INLINE Vector operator()(std::size_t i) const {
        Vector x = hn::Add(hn::LoadU(Floats(), exit.values + i), bias);
        if (exit.more != nullptr) x = hn::Add(x, hn::LoadU(Floats(), exit.more + i));
        if (exit.even_more != nullptr) x = hn::Add(x, hn::LoadU(Floats(), exit.even_more + i));
        return hn::Mul(x, factor);
    }
    HWY_INLINE Vector part(std::size_t i, std::size_t count) const {
        Vector x = hn::Add(load_part(exit.values + i, count), bias);
        if (exit.more != nullptr) x = hn::Add(x, load_part(exit.more + i, count));
        if (exit.even_more != nullptr) x = hn::Add(x, load_part(exit.even_more + i, count));
        return hn::Mul(x, factor);
    }
};

RowSums leave_row_simd(const RowExit& exit) {
    const Floats d;
    const Leaving leaving{exit, hn::Set(d, exit.bias), hn::Set(d, exit.factor)};
    Sums sums(exit.count == 0 ? 0.0f : hn::GetLane(leaving.part(0, 1)));
    for_each_vector(
        exit.count,
        [&](std::size_t i) {
            const Vector x = leaving(i);
            hn::StoreU(x, d, exit.to + i);
            sums.add(x);
        },
        [&](std::size_t i, std::size_t left) {
            const Vector x = leaving.part(i, left);
            store_part(x, exit.to + i, left);
            sums.add_part(x, left);
        });
    return sums.result(exit.count);
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
HWY_EXPORT(enter_row_simd);
HWY_EXPORT(leave_row_simd);
HWY_EXPORT(sums_of_simd);
}  // namespace

void enter_row(Bend bend, const RowEntry& entry, const float* from, std::size_t count, float* to) {
    HWY_DYNAMIC_DISPATCH(enter_row_simd)(bend, entry, from, count, to);
}

RowSums leave_row(const RowExit& exit) {
    return HWY_DYNAMIC_DISPATCH(leave_row_simd)(exit);
}

RowSums sums_of(const float* values, std::size_t count) {
    return HWY_DYNAMIC_DISPATCH(sums_of_simd)(values, count);
}

}  // namespace storyflow::speech::kernels
#endif
