#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "speech/kernels/arena.hpp"

namespace storyflow::speech::kernels {

/// Rows of numbers in memory: row r begins at `values + r * step`.
struct RowsIn {
    const float* values = nullptr;
    std::size_t step = 0;
};
struct RowsOut {
    float* values = nullptr;
    std::size_t step = 0;
};

/// Whether layers of bytes are computed with bytes, or with floats because the processor lacks the
/// instructions.
enum class ByteArithmetic { bytes, floats };
[[nodiscard]] ByteArithmetic best_byte_arithmetic();

/// A linear layer on rows of `inputs` numbers, with a row for each moment: y = x W + b. Weights are packed
/// for this processor at construction. Immutable: safe from any thread.
class RowLayer {
  public:
    /// `weight`: [inputs, outputs] row-major; `bias`: [outputs]. `inputs` is a multiple of 16. Throws
    /// `base::Error{internal}` when the sizes do not fit.
    RowLayer(std::size_t inputs, std::size_t outputs, std::span<const float> weight,
             std::span<const float> bias);
    /// Weights of one byte: weight[k, n] * factor[n]; `factor`: [outputs]. With `bytes` the inputs are
    /// rounded to bytes as well, each row by itself.
    RowLayer(std::size_t inputs, std::size_t outputs, std::span<const std::int8_t> weight,
             std::span<const float> factor, std::span<const float> bias,
             ByteArithmetic arithmetic = best_byte_arithmetic());

    [[nodiscard]] std::size_t inputs() const { return inputs_; }
    [[nodiscard]] std::size_t outputs() const { return outputs_; }
    /// The bytes that `apply` takes from its arena.
    [[nodiscard]] std::size_t scratch_bytes(std::size_t rows) const;

    /// y = residual + x W + b, for rows of `outputs` numbers, written up to a multiple of 16. Without
    /// `residual.values` nothing is added; the residual may be `y`.
    void apply(RowsIn x, std::size_t rows, RowsOut y, Arena& scratch, RowsIn residual = {}) const;

  private:
    void pack_floats(std::span<const float> weight);
    void pack_bytes(std::span<const std::int8_t> weight);
    [[nodiscard]] bool has_bytes() const { return !bytes_.empty(); }
    [[nodiscard]] std::size_t byte_step() const;

    std::size_t inputs_;
    std::size_t outputs_;
    std::vector<float> floats_;       ///< see `RowProduct`
    std::vector<std::int8_t> bytes_;  ///< see `ByteProduct`
    std::vector<std::int32_t> sums_;
    std::vector<float> factor_;
    std::vector<float> bias_;
};

}  // namespace storyflow::speech::kernels
