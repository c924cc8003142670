#pragma once

#include <cstddef>
#include <cstdint>

/// Products of rows of numbers with weights of one byte each, on processors that multiply bytes (x86 with
/// AVX-512 VNNI). Every row of numbers becomes bytes with a scale and a zero of its own, so no result depends
/// on the rows beside it, nor on how the work was divided. Pure; safe from any thread.
namespace storyflow::speech::kernels {

/// Whether this processor has the instructions. Without them the functions below must not be called.
[[nodiscard]] bool multiplies_bytes();

/// A row x is (bytes - zero) * scale.
struct ByteScale {
    float scale = 0.0f;
    std::int32_t zero = 0;
};

constexpr std::size_t byte_group = 4;          ///< inputs that one instruction adds up
constexpr std::size_t byte_panel = 64;         ///< outputs that are computed together
constexpr std::size_t byte_row_multiple = 64;  ///< the length of a row of bytes is a multiple of it

/// Rounds each of the `rows` to bytes: scale = (largest - smallest) / 255 over the row's values and 0, like
/// ONNX's DynamicQuantizeLinear. `columns` is a multiple of 16, at most `byte_step`, which is a multiple of
/// 64; the rest of a row of bytes becomes 0.
void round_to_bytes(const float* x, std::size_t step, std::size_t rows, std::size_t columns,
                    std::uint8_t* bytes, std::size_t byte_step, ByteScale* scales);

/// y[row, n] = residual[row, n] + bias[n] + factor[n] * sum over k of x[row, k] * weights[k, n], for
/// `outputs` rounded up to a multiple of 16.
struct ByteProduct {
    const std::uint8_t* bytes = nullptr;
    std::size_t byte_step = 0;
    const ByteScale* scales = nullptr;
    std::size_t rows = 0;
    const std::int8_t* weights = nullptr;  ///< [panels][inputs / 4][64][4], the rest zero
    std::size_t inputs = 0;                ///< a multiple of 4
    const std::int32_t* sums = nullptr;  ///< of each output's weights, like the next two up to a whole panel
    const float* factor = nullptr;
    const float* bias = nullptr;
    std::size_t outputs = 0;
    const float* residual = nullptr;  ///< null for none; it may be `output`
    std::size_t residual_step = 0;
    float* output = nullptr;
    std::size_t output_step = 0;
};
void multiply_bytes(const ByteProduct& product);

}  // namespace storyflow::speech::kernels
