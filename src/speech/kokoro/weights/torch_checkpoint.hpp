#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/file_bytes.hpp"
#include "speech/kokoro/files/torch_archive.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// The tensors of a PyTorch checkpoint such as `kokoro-v1_0.pth`: a dictionary of groups, each a dictionary
/// of tensors. The inner names may carry the prefix `module.` that training on several devices leaves; it is
/// taken off.
///
/// Keeps what was read of the file in memory (see `FileBytes`): let it go once the tensors are copied out.
class TorchCheckpoint final : public TensorSource {
  public:
    /// Reads names and shapes, no values. Throws `base::Error` naming the file: not_found when it cannot be
    /// opened, damaged_model when it is no such checkpoint, unavailable when it changes while it is read.
    explicit TorchCheckpoint(const std::filesystem::path& file);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;

    /// Sorted.
    [[nodiscard]] std::vector<std::string> names() const;

  private:
    std::filesystem::path path_;
    FileBytes file_;
    TorchArchive archive_;
    std::map<std::string, std::size_t, std::less<>> places_;  ///< among the archive's tensors
};

[[nodiscard]] std::unique_ptr<TensorSource> open_checkpoint(const std::filesystem::path& file);

}  // namespace storyflow::speech::kokoro
