#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace storyflow::speech::kernels {

/// Rows are channels, columns are steps of time; row-major, every row aligned to 64 bytes and padded to a
/// multiple of 16 floats. What lies in the padding is not defined, but may be read and written.
class Matrix {
  public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns);
    Matrix(Matrix&& other) noexcept;
    Matrix& operator=(Matrix&& other) noexcept;
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    ~Matrix() = default;

    /// Contents are not defined afterwards. Keeps its memory when that is large enough.
    void resize(std::size_t rows, std::size_t columns);

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
    struct Free {
        void operator()(float* values) const;
    };

    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::size_t stride_ = 0;
    std::size_t capacity_ = 0;
    std::unique_ptr<float[], Free> values_;
};

}  // namespace storyflow::speech::kernels
