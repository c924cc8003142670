#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "speech/kokoro/kernels/matrix_memory.hpp"

namespace storyflow::speech::kernels {

/// Rows are channels, columns are steps of time; row-major, every row aligned to 64 bytes and padded to a
/// multiple of 16 floats. What lies in the padding is not defined, but may be read and written.
class Matrix {
  public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns);
    /// Takes what is large from `memory`, and goes by that one's rule for threads.
    Matrix(std::size_t rows, std::size_t columns, const SharedMatrixMemory& memory);
    /// Values that live elsewhere, at least as long, aligned and padded like a matrix's own: for reading
    /// only, whatever the type says, unless they may be written there.
    [[nodiscard]] static Matrix view(const float* values, std::size_t rows, std::size_t columns);
    /// Floats that such values take, with the padding.
    [[nodiscard]] static std::size_t size_of(std::size_t rows, std::size_t columns);
    Matrix(Matrix&& other) noexcept;
    Matrix& operator=(Matrix&& other) noexcept;
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix() = default;

    /// Contents are not defined afterwards. Keeps its memory when that is large enough.
    void resize(std::size_t rows, std::size_t columns);
    /// The same; what is large comes from `memory`.
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
    /// How the memory is to be given back.
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
