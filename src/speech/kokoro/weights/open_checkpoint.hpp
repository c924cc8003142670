#pragma once

#include <filesystem>
#include <memory>

#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// Opens a file of Kokoro's network in any of the formats that are read (PyTorch, safetensors, ONNX), which
/// its content tells. Throws `base::Error` naming the file, like `TorchCheckpoint`, `SafetensorsCheckpoint`
/// and `OnnxCheckpoint`.
[[nodiscard]] std::unique_ptr<TensorSource> open_checkpoint(const std::filesystem::path& file);

}  // namespace storyflow::speech::kokoro
