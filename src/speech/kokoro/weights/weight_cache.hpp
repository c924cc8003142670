#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/file_bytes.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

/// Packed weights and tensors of a checkpoint in a file, so that later starts need not pack them again. The
/// file contains an identity of its inputs and checksums of all its parts; a file that is incomplete,
/// damaged, or made from another checkpoint, by another program or for another processor is not used.
///
/// Format: a header of 64 bytes (mark, identity, position and checksum of the directory), the values of each
/// entry at a multiple of 64 bytes, and the directory: for each entry name, sizes, position and checksum.
namespace storyflow::speech::kokoro {

/// A hash of all inputs of a cache: caches with equal identities are interchangeable.
using CacheIdentity = std::uint64_t;
/// `made_of`: all that the packed weights depend on, except the format version and the processor's
/// instruction set, which this function adds.
[[nodiscard]] CacheIdentity cache_identity(std::string_view made_of);

/// A checksum against damage. It does not protect against attackers: they could replace the checkpoint.
[[nodiscard]] std::uint64_t sum_of(std::span<const std::byte> bytes);

/// The tensors and packed weights of a file. Safe from any thread.
class WeightCache final : public TensorSource {
  public:
    /// Reads and checks the whole file; later changes of it have no effect. Throws `base::Error{not_found}`
    /// when the file is missing, and `damaged_model` or `unavailable`, with the reason, when it cannot be
    /// used.
    WeightCache(const std::filesystem::path& file, CacheIdentity identity);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;
    /// The result points into this object. Throws `base::Error{damaged_model}` for an unknown name and for
    /// other sizes than stored.
    [[nodiscard]] kernels::Matrix packed(std::string_view name, std::size_t rows, std::size_t columns,
                                         const std::function<kernels::Matrix()>& make) const override;

  private:
    struct Entry {
        std::vector<std::size_t> shape;
        std::span<const std::byte> bytes;
    };

    void read_directory(std::span<const std::byte> bytes, std::span<const std::byte> directory);
    [[nodiscard]] const Entry& entry(std::string_view name) const;

    FileBytes file_;
    std::map<std::string, Entry, std::less<>> entries_;
};

/// Forwards the tensors of another source and writes them to a file. The packed weights that it returns have
/// no values, so that no second copy of all weights is needed: a network made from them must not be run. Not
/// thread-safe.
class WeightCacheWriter final : public TensorSource {
  public:
    /// Begins a file beside `file` under another name. Throws `base::Error{unavailable}` when it cannot be
    /// written.
    WeightCacheWriter(const TensorSource& source, std::filesystem::path file, CacheIdentity identity);
    ~WeightCacheWriter() override;
    WeightCacheWriter(const WeightCacheWriter&) = delete;
    WeightCacheWriter& operator=(const WeightCacheWriter&) = delete;

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;
    [[nodiscard]] kernels::Matrix packed(std::string_view name, std::size_t rows, std::size_t columns,
                                         const std::function<kernels::Matrix()>& make) const override;

    /// Completes the file and gives it its name in one step. Throws like the constructor.
    void finish();

  private:
    class File;

    const TensorSource& source_;
    std::unique_ptr<File> file_;
    mutable int making_ = 0;  ///< greater than 0 while `make` runs: tensors read then are not written
};

}  // namespace storyflow::speech::kokoro
