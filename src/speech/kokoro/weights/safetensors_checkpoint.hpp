#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "speech/files/file_bytes.hpp"
#include "speech/files/safetensors_file.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// The tensors of a safetensors file such as `kokoro-v1_0.safetensors`, under the names of the checkpoint it
/// was made from (see `parameter_name`). Keeps the parts of the file that were read in memory. Safe from any
/// thread.
class SafetensorsCheckpoint final : public TensorSource {
  public:
    /// Reads names and shapes, no values. Throws `base::Error` naming the file: not_found when it cannot be
    /// opened, damaged_model when it is no such file, unavailable when it changes while it is read.
    explicit SafetensorsCheckpoint(const std::filesystem::path& file);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;

  private:
    std::filesystem::path path_;
    FileBytes file_;
    SafetensorsFile tensors_;
    std::map<std::string, const SafetensorsFile::Entry*, std::less<>> places_;
};

}  // namespace storyflow::speech::kokoro
