#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/pickle.hpp"
#include "speech/files/tensor.hpp"
#include "speech/files/zip_archive.hpp"

namespace storyflow::speech {

/// A file that `torch.save` writes since PyTorch 1.6: a zip archive with `<prefix>/data.pkl`, which describes
/// the tensors, and one entry `<prefix>/data/<key>` for each storage.
///
/// Points into the bytes or the file, which must outlive this object. Throws like `ZipArchive`. Safe from any
/// thread.
class TorchArchive {
  public:
    /// Reads the zip directory and `data.pkl`, no values.
    explicit TorchArchive(ZipArchive archive);

    [[nodiscard]] const std::vector<NamedTensor>& tensors() const { return tensors_; }

    /// The values as float32 in row-major order, whatever their type and strides. Throws for a tensor that
    /// exceeds its storage, for a storage that is missing or too short, and for values that are not finite.
    [[nodiscard]] Tensor read(const StoredTensor& tensor) const;

  private:
    [[nodiscard]] std::span<const std::byte> storage_of(const StoredTensor& tensor) const;

    ZipArchive archive_;
    std::string prefix_;  ///< ends in '/'
    std::vector<NamedTensor> tensors_;
};

/// True for an archive with an entry `<prefix>/data.pkl`.
[[nodiscard]] bool is_torch_archive(const ZipArchive& archive);

}  // namespace storyflow::speech
