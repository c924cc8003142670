#include "speech/kokoro/network/rearrange.hpp"

#include <algorithm>
#include <numeric>

namespace storyflow::speech::kokoro {

using kernels::Matrix;
using kernels::SharedMatrixMemory;

namespace {

void copy_rows(const Matrix& x, Matrix& y, std::size_t first_row) {
    for (std::size_t row = 0; row < x.rows(); ++row)
        std::ranges::copy(x.row(row), y.row(first_row + row).begin());
}

}  // namespace

Matrix one_row(std::span<const float> values) {
    Matrix row(1, values.size());
    std::ranges::copy(values, row.row(0).begin());
    return row;
}

Matrix transposed(const Matrix& x) {
    Matrix y(x.columns(), x.rows());
    for (std::size_t row = 0; row < x.rows(); ++row) {
        const auto from = x.row(row);
        for (std::size_t column = 0; column < from.size(); ++column)
            y.row(column)[row] = from[column];
    }
    return y;
}

void copy(const Matrix& x, Matrix& y, const SharedMatrixMemory& memory) {
    y.resize(x.rows(), x.columns(), memory);
    copy_rows(x, y, 0);
}

Matrix stacked(std::initializer_list<std::reference_wrapper<const Matrix>> parts,
               const SharedMatrixMemory& memory) {
    std::size_t rows = 0;
    for (const Matrix& part : parts)
        rows += part.rows();
    Matrix all(rows, parts.begin()->get().columns(), memory);
    std::size_t first_row = 0;
    for (const Matrix& part : parts) {
        copy_rows(part, all, first_row);
        first_row += part.rows();
    }
    return all;
}

Matrix with_constant_rows(const Matrix& x, std::span<const float> values, const SharedMatrixMemory& memory) {
    Matrix y(x.rows() + values.size(), x.columns(), memory);
    copy_rows(x, y, 0);
    for (std::size_t row = 0; row < values.size(); ++row)
        std::ranges::fill(y.row(x.rows() + row), values[row]);
    return y;
}

Matrix repeated_columns(const Matrix& x, std::span<const int> times, const SharedMatrixMemory& memory) {
    Matrix y(x.rows(), static_cast<std::size_t>(std::accumulate(times.begin(), times.end(), 0L)), memory);
    for (std::size_t row = 0; row < x.rows(); ++row) {
        const auto from = x.row(row);
        auto to = y.row(row).begin();
        for (std::size_t column = 0; column < times.size(); ++column)
            to = std::fill_n(to, times[column], from[column]);
    }
    return y;
}

Matrix looked_up(std::span<const float> table, std::size_t width, std::span<const int> ids,
                 const SharedMatrixMemory& memory) {
    Matrix y(width, ids.size(), memory);
    for (std::size_t row = 0; row < width; ++row) {
        const auto to = y.row(row);
        for (std::size_t column = 0; column < ids.size(); ++column)
            to[column] = table[static_cast<std::size_t>(ids[column]) * width + row];
    }
    return y;
}

}  // namespace storyflow::speech::kokoro
