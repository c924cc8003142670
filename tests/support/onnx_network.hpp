#pragma once

#include <filesystem>
#include <span>

#include "tests/support/model_writer.hpp"

/// Kokoro's network as the ONNX models of its users hold it.
namespace storyflow::support {

enum class OnnxPrecision {
    full,       ///< kokoro-v1.0.onnx
    half,       ///< kokoro-v1.0.fp16.onnx
    eight_bits  ///< kokoro-v1.0.int8.onnx; rounds each weight of a product, convolution, table or LSTM
};

/// Writes the tensors of a checkpoint under the names and in the forms of the published ONNX models: paths of
/// modules as names of nodes, weight norm multiplied out, products transposed, LSTMs with both directions in
/// one tensor. A weight of eight bits comes back within half a step: its largest value / 127 / 2.
void write_onnx_network(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                        OnnxPrecision precision);

}  // namespace storyflow::support
