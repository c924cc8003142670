#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "speech/kokoro/files/file_bytes.hpp"
#include "speech/kokoro/network/tensor_source.hpp"

/// What layers make of a checkpoint, kept in a file that later starts read instead of making it
/// again. The file says what it was made of and carries sums of everything; one that is not complete, not
/// undamaged or not of this checkpoint, program and processor counts as none.
///
/// A header of 64 bytes (form, identity, place and sum of the directory), the values of each entry at a
/// multiple of 64 bytes, and the directory: for each entry name, sizes, place and sum.
namespace storyflow::speech::kokoro {

/// Of what a cache was made: two that are equal are interchangeable.
using CacheIdentity = std::uint64_t;
/// `made_of`: whatever the packed weights depend on, beside this program's own form of them and the
/// processor's instruction set.
[[nodiscard]] CacheIdentity cache_identity(std::string_view made_of);

/// A sum that tells damaged values from undamaged; not meant against forgers, who could replace the
/// checkpoint.
[[nodiscard]] std::uint64_t sum_of(std::span<const std::byte> bytes);

/// Tensors and packed weights as the file has them. Safe from any thread.
class WeightCache final : public TensorSource {
  public:
    /// Reads and checks everything; what becomes of the file afterwards is of no matter. Throws
    /// `base::Error{not_found}` when there is no such file, and `damaged_model` or `unavailable` with the
    /// reason for one that is of no use.
    WeightCache(const std::filesystem::path& file, CacheIdentity identity);

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;
    /// Points into this object. Throws `base::Error{damaged_model}` for a name that is not there or has other
    /// sizes.
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

/// Hands on what another source has, and writes it down. The packed weights that it gives have no values, so
/// that no second copy of all weights is ever needed: a network that is made of them is good for nothing but
/// being written. For one thread.
class WeightCacheWriter final : public TensorSource {
  public:
    /// Begins a file beside `file` that nobody else sees. Throws `base::Error{unavailable}` when it cannot be
    /// written.
    WeightCacheWriter(const TensorSource& source, std::filesystem::path file, CacheIdentity identity);
    ~WeightCacheWriter() override;
    WeightCacheWriter(const WeightCacheWriter&) = delete;
    WeightCacheWriter& operator=(const WeightCacheWriter&) = delete;

    [[nodiscard]] bool contains(std::string_view name) const override;
    [[nodiscard]] Tensor tensor(std::string_view name) const override;
    [[nodiscard]] kernels::Matrix packed(std::string_view name, std::size_t rows, std::size_t columns,
                                         const std::function<kernels::Matrix()>& make) const override;

    /// Gives the finished file its name: others see it whole or not at all. Throws like the constructor.
    void finish();

  private:
    class File;

    const TensorSource& source_;
    std::unique_ptr<File> file_;
    mutable int making_ = 0;  ///< tensors that are read for packing are not needed again
};

}  // namespace storyflow::speech::kokoro
