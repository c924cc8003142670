#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/file_bytes.hpp"
#include "speech/files/torch_archive.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

namespace storyflow::speech::kokoro {

/// The tensors of a PyTorch checkpoint such as `kokoro-v1_0.pth`: a dictionary of groups, each a dictionary
/// of tensors, or one dictionary of all tensors. Removes what training leaves in names (see
/// `parameter_name`).
///
/// Keeps the parts of the file that were read in memory (see `FileBytes`): destroy it once the tensors are
/// copied.
class TorchCheckpoint final : public TensorSource {
  public:
    /// Reads names and shapes, no values. Throws `base::Error` naming the file: not_found when it cannot be
    /// opened, damaged_model when it is not such a checkpoint, unavailable when it changes while it is read.
    explicit TorchCheckpoint(const std::filesystem::path& file);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;

    /// Sorted.
    [[nodiscard]] std::vector<std::string> names() const;

  private:
    std::filesystem::path path_;
    FileBytes file_;
    TorchArchive archive_;
    std::map<std::string, std::size_t, std::less<>> places_;  ///< index of each name's tensor in the archive
};

}  // namespace storyflow::speech::kokoro
