#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "speech/kernels/matrix_memory.hpp"

namespace storyflow::speech::kernels {

/// Rows are channels, columns are steps of time; row-major, every row aligned to 64 bytes and padded to a
/// multiple of 16 floats. The padding's values are undefined, but it may be read and written.
class Matrix {
  public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns);
    /// Takes large blocks from `memory`, whose rule for threads then applies to this matrix.
    Matrix(std::size_t rows, std::size_t columns, const SharedMatrixMemory& memory);
    /// A matrix of values that it does not own; they must outlive it and be aligned and padded like a
    /// matrix's own. The type allows writing, but the caller may write only if `values` points to writable
    /// memory.
    [[nodiscard]] static Matrix view(const float* values, std::size_t rows, std::size_t columns);
    /// The number of floats that `view` needs for this shape, padding included.
    [[nodiscard]] static std::size_t size_of(std::size_t rows, std::size_t columns);
    Matrix(Matrix&& other) noexcept;
    Matrix& operator=(Matrix&& other) noexcept;
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix() = default;

    /// The contents are undefined afterwards. Keeps its memory when that is large enough.
    void resize(std::size_t rows, std::size_t columns);
    /// The same, taking large blocks from `memory`.
    void resize(std::size_t rows, std::size_t columns, const SharedMatrixMemory& memory);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t stride() const { return stride_; }
    [[nodiscard]] std::span<float> row(std::size_t index) {
        return {values_.get() + index * stride_, columns_};
    }
    [[nodiscard]] std::span<const float> row(std::size_t index) const {
        return {values_.get() + index * stride_, columns_};
    }

  private:
    /// How to free the memory.
    struct Free {
        enum class Kind { nothing, heap, memory } kind;
        SharedMatrixMemory memory;
        std::size_t bytes;
        void operator()(float* values) const;
    };
    using Values = std::unique_ptr<float[], Free>;

    [[nodiscard]] static Values allocate(std::size_t values, const SharedMatrixMemory& memory);

    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::size_t stride_ = 0;
    std::size_t capacity_ = 0;
    Values values_{nullptr, Free{Free::Kind::nothing, nullptr, 0}};
};

}  // namespace storyflow::speech::kernels
