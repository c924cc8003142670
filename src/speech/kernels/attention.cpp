#include "speech/kernels/attention.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "speech/kernels/block_product.hpp"
#include "speech/kernels/simd_targets.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "speech/kernels/attention.cpp"
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

/// softmax(factor * x) down each column: every lane holds one column.
HWY_INLINE void softmax_lanes(float* x, std::size_t step, std::size_t rows, float factor) {
    const Floats d;
    auto largest = hn::Load(d, x);
    for (std::size_t row = 1; row < rows; ++row)
        largest = hn::Max(largest, hn::Load(d, x + row * step));
    const auto scale = hn::Set(d, factor);
    auto sum = hn::Zero(d);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto distance = hn::Sub(hn::Load(d, x + row * step), largest);
        const auto power = hn::Exp(d, hn::Mul(distance, scale));
        sum = hn::Add(sum, power);
        hn::Store(power, d, x + row * step);
    }
    for (std::size_t row = 0; row < rows; ++row) {
        hn::Store(hn::Div(hn::Load(d, x + row * step), sum), d, x + row * step);
    }
}

void softmax_columns_simd(float* x, std::size_t step, std::size_t rows, std::size_t columns, float factor) {
    for (std::size_t column = 0; column < columns; column += hn::Lanes(Floats())) {
        softmax_lanes(x + column, step, rows, factor);
    }
}

}  // namespace
}  // namespace HWY_NAMESPACE
}  // namespace storyflow::speech::kernels
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace storyflow::speech::kernels {

namespace {

HWY_EXPORT(softmax_columns_simd);

constexpr std::size_t no_taps[] = {0};

std::size_t blocks_of(std::size_t rows) {
    return (rows + block_rows - 1) / block_rows;
}

/// Packs the rows of every head in blocks of 8, each block [T, 8]: the order in which a product reads its
/// weights.
Matrix pack_values(const Matrix& v, std::size_t heads, Execution& execution) {
    const std::size_t head_rows = v.rows() / heads;
    const std::size_t head_blocks = blocks_of(head_rows);
    Matrix packed(heads * head_blocks, v.columns() * block_rows, execution.memory());
    execution.run(packed.rows(), [&](std::size_t block) {
        const std::span<float> to = packed.row(block);
        const std::size_t first = block % head_blocks * block_rows;
        for (std::size_t i = 0; i < block_rows; ++i) {
            if (first + i >= head_rows) {
                for (std::size_t t = 0; t < v.columns(); ++t)
                    to[t * block_rows + i] = 0.0f;
                continue;
            }
            const std::span<const float> from = v.row(block / head_blocks * head_rows + first + i);
            for (std::size_t t = 0; t < v.columns(); ++t)
                to[t * block_rows + i] = from[t];
        }
    });
    return packed;
}

/// One head and up to 48 queries: the columns of q and y from `first`. Queries lie in neighbouring lanes
/// throughout, so no sum goes across a vector.
class HeadQueries {
  public:
    HeadQueries(std::size_t first_row, std::size_t rows, std::size_t first, std::size_t count)
        : first_row_(first_row), rows_(rows), first_(first), count_(count) {}

    /// Returns [keys, queries]. Rows beyond the last key, up to a multiple of 8, are undefined. Clears the
    /// arena.
    [[nodiscard]] Matrix scores(const Matrix& q, const Matrix& k, Arena& arena) const {
        const std::size_t rows = blocks_of(k.columns()) * block_rows;
        const std::size_t size = Matrix::size_of(rows, count_);
        arena.clear(Arena::bytes_of<float>(size));
        Matrix scores = Matrix::view(arena.take<float>(size).data(), rows, count_);
        BlockProduct product = product_of(q.row(first_row_).data() + first_, q.stride(), rows_);
        product.weight_step = k.stride();
        product.output_step = scores.stride();
        for (std::size_t key = 0; key < k.columns(); key += block_rows) {
            // The rows of k are padded, so that eight keys can always be read.
            product.weights = k.row(first_row_).data() + key;
            product.output = scores.row(key).data();
            multiply_block(product);
        }
        return scores;
    }

    void weigh(const Matrix& packed, std::size_t first_block, std::size_t keys, const Matrix& scores,
               Matrix& y) const {
        BlockProduct product = product_of(scores.row(0).data(), scores.stride(), keys);
        product.output_step = y.stride();
        for (std::size_t block = 0; block < blocks_of(rows_); ++block) {
            product.weights = packed.row(first_block + block).data();
            product.output = y.row(first_row_ + block * block_rows).data() + first_;
            product.output_rows = std::min(block_rows, rows_ - block * block_rows);
            multiply_block(product);
        }
    }

  private:
    [[nodiscard]] BlockProduct product_of(const float* input, std::size_t step, std::size_t rows) const {
        BlockProduct product;
        product.input = input;
        product.input_step = step;
        product.rows = rows;
        product.taps = no_taps;
        product.tap_count = 1;
        product.columns = count_;
        return product;
    }

    std::size_t first_row_;
    std::size_t rows_;
    std::size_t first_;
    std::size_t count_;
};

void check_operands(const Matrix& q, const Matrix& k, const Matrix& v, std::size_t heads) {
    const auto fits = [&](const Matrix& m) { return m.rows() == q.rows() && m.columns() == q.columns(); };
    if (heads == 0 || q.rows() == 0 || q.rows() % heads != 0 || !fits(k) || !fits(v)) {
        throw base::Error(base::ErrorKind::internal,
                          "An attention's operands have the same shape, whose rows the heads divide.");
    }
}

}  // namespace

void self_attention(const Matrix& q, const Matrix& k, const Matrix& v, std::size_t heads, Matrix& y,
                    Execution& execution) {
    check_operands(q, k, v, heads);
    y.resize(q.rows(), q.columns(), execution.memory());
    const std::size_t columns = q.columns();
    const std::size_t head_rows = q.rows() / heads;
    const Matrix packed = pack_values(v, heads, execution);
    const std::size_t tiles = (columns + block_columns - 1) / block_columns;
    const float factor = 1.0f / std::sqrt(static_cast<float>(head_rows));
    execution.run_with_scratch(heads * tiles, [&](std::size_t part, Arena& room) {
        const std::size_t head = part / tiles;
        const std::size_t first = part % tiles * block_columns;
        const std::size_t count = std::min(block_columns, columns - first);
        const HeadQueries queries(head * head_rows, head_rows, first, count);
        Matrix scores = queries.scores(q, k, room);
        HWY_DYNAMIC_DISPATCH(softmax_columns_simd)
        (scores.row(0).data(), scores.stride(), columns, count, factor);
        queries.weigh(packed, head * blocks_of(head_rows), columns, scores, y);
    });
}

}  // namespace storyflow::speech::kernels
#endif
