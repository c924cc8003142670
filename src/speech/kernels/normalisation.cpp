#include "speech/kernels/normalisation.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/normalisation.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

// Compiled once for every instruction set; see block_product.cpp. Sums are doubles: over hundreds of
// thousands of columns a float would lose half of its digits.
HWY_BEFORE_NAMESPACE();
namespace storyflow::speech::kernels {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::CappedTag<float, 16>;
using Doubles = hn::CappedTag<double, 8>;
using HalfFloats = hn::Rebind<float, Doubles>;

HWY_INLINE hn::Vec<Doubles> load_doubles(const float* from) {
    return hn::PromoteTo(Doubles(), hn::Load(HalfFloats(), from));
}

struct Itself {
    HWY_INLINE hn::Vec<Doubles> operator()(hn::Vec<Doubles> x) const { return x; }
    HWY_INLINE double operator()(double x) const { return x; }
};

struct SquaredDistance {
    double from;
    HWY_INLINE hn::Vec<Doubles> operator()(hn::Vec<Doubles> x) const {
        const auto distance = hn::Sub(x, hn::Set(Doubles(), from));
        return hn::Mul(distance, distance);
    }
    HWY_INLINE double operator()(double x) const { return (x - from) * (x - from); }
};

template <class Term>
HWY_INLINE double sum_of(const float* x, std::size_t count, Term term) {
    const Doubles d;
    const std::size_t lanes = hn::Lanes(d);
    auto even = hn::Zero(d);
    auto odd = hn::Zero(d);
    std::size_t i = 0;
    for (; i + 2 * lanes <= count; i += 2 * lanes) {
        even = hn::Add(even, term(load_doubles(x + i)));
        odd = hn::Add(odd, term(load_doubles(x + i + lanes)));
    }
    double sum = hn::GetLane(hn::SumOfLanes(d, hn::Add(even, odd)));
    for (; i < count; ++i)
        sum += term(static_cast<double>(x[i]));
    return sum;
}

double sum_simd(const float* x, std::size_t count) {
    return sum_of(x, count, Itself());
}

double sum_of_squared_distances_simd(const float* x, std::size_t count, double from) {
    return sum_of(x, count, SquaredDistance{from});
}

/// (x - mean) * factor + shift; writes whole vectors.
void normalise_row_simd(const float* x, std::size_t count, float mean, float factor, float shift, float* y) {
    const Floats d;
    const auto middle = hn::Set(d, mean);
    const auto scale = hn::Set(d, factor);
    const auto offset = hn::Set(d, shift);
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        hn::Store(hn::MulAdd(hn::Sub(hn::Load(d, x + i), middle), scale, offset), d, y + i);
    }
}

/// Normalises neighbouring columns, one in each lane of the vectors.
HWY_INLINE void normalise_lanes(float* x, std::size_t step, std::size_t rows, const float* gamma,
                                const float* beta, float epsilon) {
    const Doubles d;
    const auto count = hn::Set(d, static_cast<double>(rows));
    auto sum = hn::Zero(d);
    for (std::size_t row = 0; row < rows; ++row)
        sum = hn::Add(sum, load_doubles(x + row * step));
    const auto mean = hn::Div(sum, count);
    auto squares = hn::Zero(d);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto distance = hn::Sub(load_doubles(x + row * step), mean);
        squares = hn::MulAdd(distance, distance, squares);
    }
    const auto variance = hn::Add(hn::Div(squares, count), hn::Set(d, static_cast<double>(epsilon)));
    const auto factor = hn::Div(hn::Set(d, 1.0), hn::Sqrt(variance));
    for (std::size_t row = 0; row < rows; ++row) {
        float* const values = x + row * step;
        const auto distance = hn::Mul(hn::Sub(load_doubles(values), mean), factor);
        const auto result = hn::MulAdd(distance, hn::Set(d, static_cast<double>(gamma[row])),
                                       hn::Set(d, static_cast<double>(beta[row])));
        hn::Store(hn::DemoteTo(HalfFloats(), result), HalfFloats(), values);
    }
}

/// Normalises 16 columns.
void normalise_columns_simd(float* x, std::size_t step, std::size_t rows, const float* gamma,
                            const float* beta, float epsilon) {
    for (std::size_t column = 0; column < 16; column += hn::Lanes(Doubles())) {
        normalise_lanes(x + column, step, rows, gamma, beta, epsilon);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {

HWY_EXPORT(sum_simd);
HWY_EXPORT(sum_of_squared_distances_simd);
HWY_EXPORT(normalise_row_simd);
HWY_EXPORT(normalise_columns_simd);

constexpr double instance_epsilon = 1e-5;

void check_parameters(std::size_t rows, std::span<const float> gamma, std::span<const float> beta) {
    if (gamma.size() != rows || beta.size() != rows) {
        throw base::Error(base::ErrorKind::internal, "A normalisation has one gamma and one beta per row.");
    }
}

void normalise_instance(std::span<const float> x, float gamma, float beta, std::span<float> y) {
    const auto count = static_cast<double>(x.size());
    const double mean = HWY_DYNAMIC_DISPATCH(sum_simd)(x.data(), x.size()) / count;
    const double variance =
        HWY_DYNAMIC_DISPATCH(sum_of_squared_distances_simd)(x.data(), x.size(), mean) / count;
    const double factor = (1.0 + static_cast<double>(gamma)) / std::sqrt(variance + instance_epsilon);
    HWY_DYNAMIC_DISPATCH(normalise_row_simd)
    (x.data(), x.size(), static_cast<float>(mean), static_cast<float>(factor), beta, y.data());
}

}  // namespace

void layer_norm(Matrix& x, std::span<const float> gamma, std::span<const float> beta, float epsilon,
                Execution& execution) {
    check_parameters(x.rows(), gamma, beta);
    execution.run((x.columns() + 15) / 16, [&](std::size_t part) {
        if (x.rows() == 0) return;
        HWY_DYNAMIC_DISPATCH(normalise_columns_simd)
        (x.row(0).data() + part * 16, x.stride(), x.rows(), gamma.data(), beta.data(), epsilon);
    });
}

void adaptive_instance_norm(const Matrix& x, std::span<const float> gamma, std::span<const float> beta,
                            Matrix& y, Execution& execution) {
    check_parameters(x.rows(), gamma, beta);
    if (&x != &y) y.resize(x.rows(), x.columns(), execution.memory());
    if (x.columns() == 0) return;
    constexpr std::size_t part_values = 64 * 1024;
    const std::size_t part_rows = std::max<std::size_t>(1, part_values / x.columns());
    execution.run((x.rows() + part_rows - 1) / part_rows, [&](std::size_t part) {
        const std::size_t end = std::min(x.rows(), (part + 1) * part_rows);
        for (std::size_t row = part * part_rows; row < end; ++row) {
            normalise_instance(x.row(row), gamma[row], beta[row], y.row(row));
        }
    });
}

std::vector<RowPrologue> instance_norm_prologues(const RowStatistics& statistics,
                                                 std::span<const float> gamma, std::span<const float> beta) {
    check_parameters(statistics.size(), gamma, beta);
    std::vector<RowPrologue> prologues(statistics.size());
    for (std::size_t row = 0; row < statistics.size(); ++row) {
        const double scale = 1.0 + static_cast<double>(gamma[row]);
        prologues[row] = {
            .mean = static_cast<float>(statistics[row].mean),
            .factor = static_cast<float>(scale / std::sqrt(statistics[row].variance + instance_epsilon)),
            .shift = beta[row]};
    }
    return prologues;
}

}  // namespace storyflow::speech::kernels
#endif
