#pragma once

#include <filesystem>
#include <string_view>

#include "speech/files/file_bytes.hpp"
#include "speech/files/onnx_file.hpp"
#include "speech/kokoro/network/tensor_source.hpp"
#include "speech/kokoro/weights/onnx_parameters.hpp"

namespace storyflow::speech::kokoro {

/// The parameter's values in the form that PyTorch has. Throws `base::Error{damaged_model}` for a parameter
/// of another form than its use has, and what `OnnxFile` throws.
[[nodiscard]] Tensor read_onnx_parameter(const OnnxFile& model, const OnnxParameter& parameter);

/// The parameters of Kokoro's network in an ONNX model, see `find_onnx_parameters`: float32 and float16 as
/// they are, 8-bit ones multiplied out, products and LSTMs in the order of PyTorch.
///
/// Keeps the parts of the file that were read in memory (see `FileBytes`): destroy it once the tensors are
/// copied. Safe from any thread.
class OnnxCheckpoint final : public TensorSource {
  public:
    /// Reads the graph, no values. Throws `base::Error` naming the file: not_found when it cannot be opened,
    /// damaged_model when it is no ONNX model, unavailable when it changes while it is read.
    explicit OnnxCheckpoint(const std::filesystem::path& file);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;

  private:
    std::filesystem::path path_;
    FileBytes file_;
    OnnxFile model_;
    OnnxParameters parameters_;
};

}  // namespace storyflow::speech::kokoro
