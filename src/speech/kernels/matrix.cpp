#include "speech/kernels/matrix.hpp"

#include <limits>
#include <new>
#include <utility>

namespace storyflow::speech::kernels {

namespace {

constexpr std::size_t row_multiple = 16;
constexpr std::align_val_t alignment{64};
/// Larger matrices are not allocated on the heap: their sizes depend on the utterance's length, and the heap
/// would keep blocks of every length, or map and unmap their pages again and again.
constexpr std::size_t large_bytes = std::size_t{1} << 16U;

/// Throws `std::bad_array_new_length` when the padded size overflows.
std::size_t padded_columns(std::size_t columns) {
    if (columns > std::numeric_limits<std::size_t>::max() - row_multiple) throw std::bad_array_new_length();
    return (columns + row_multiple - 1) / row_multiple * row_multiple;
}

std::size_t values_in(std::size_t rows, std::size_t stride) {
    constexpr std::size_t limit = std::numeric_limits<std::ptrdiff_t>::max() / sizeof(float);
    if (stride != 0 && rows > limit / stride) throw std::bad_array_new_length();
    return rows * stride;
}

}  // namespace

void Matrix::Free::operator()(float* values) const {
    if (kind == Kind::heap) ::operator delete[](values, alignment);
    if (kind == Kind::memory) memory->give_back({reinterpret_cast<std::byte*>(values), bytes});
}

Matrix::Matrix(std::size_t rows, std::size_t columns) {
    resize(rows, columns);
}

Matrix::Matrix(std::size_t rows, std::size_t columns, const SharedMatrixMemory& memory) {
    resize(rows, columns, memory);
}

Matrix::Values Matrix::allocate(std::size_t values, const SharedMatrixMemory& memory) {
    const std::size_t bytes = values * sizeof(float);
    if (memory == nullptr || bytes < large_bytes) {
        return {static_cast<float*>(::operator new[](bytes, alignment)),
                Free{Free::Kind::heap, nullptr, bytes}};
    }
    const std::span<std::byte> block = memory->take(bytes);
    return {reinterpret_cast<float*>(block.data()), Free{Free::Kind::memory, memory, block.size()}};
}

Matrix Matrix::view(const float* values, std::size_t rows, std::size_t columns) {
    Matrix matrix;
    matrix.rows_ = rows;
    matrix.columns_ = columns;
    matrix.stride_ = padded_columns(columns);
    // A capacity of 0: `resize` allocates new memory.
    matrix.values_ = {const_cast<float*>(values), Free{Free::Kind::nothing, nullptr, 0}};
    return matrix;
}

std::size_t Matrix::size_of(std::size_t rows, std::size_t columns) {
    return values_in(rows, padded_columns(columns));
}

Matrix::Matrix(Matrix&& other) noexcept
    : rows_(std::exchange(other.rows_, 0)),
      columns_(std::exchange(other.columns_, 0)),
      stride_(std::exchange(other.stride_, 0)),
      capacity_(std::exchange(other.capacity_, 0)),
      values_(std::move(other.values_)) {}

Matrix& Matrix::operator=(Matrix&& other) noexcept {
    rows_ = std::exchange(other.rows_, 0);
    columns_ = std::exchange(other.columns_, 0);
    stride_ = std::exchange(other.stride_, 0);
    capacity_ = std::exchange(other.capacity_, 0);
    values_ = std::move(other.values_);
    return *this;
}

void Matrix::resize(std::size_t rows, std::size_t columns) {
    resize(rows, columns, nullptr);
}

void Matrix::resize(std::size_t rows, std::size_t columns, const SharedMatrixMemory& memory) {
    const std::size_t stride = padded_columns(columns);
    const std::size_t values = values_in(rows, stride);
    if (values > capacity_ || values_.get_deleter().kind == Free::Kind::nothing) {
        // The old contents are not kept; the old block is freed first, so that both never exist at once.
        rows_ = columns_ = stride_ = capacity_ = 0;
        values_.reset();
        values_ = allocate(values, memory);
        capacity_ = values;
    }
    rows_ = rows;
    columns_ = columns;
    stride_ = stride;
}

}  // namespace storyflow::speech::kernels
