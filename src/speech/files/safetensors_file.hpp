#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "speech/files/byte_source.hpp"
#include "speech/files/element_type.hpp"
#include "speech/files/tensor.hpp"

namespace storyflow::speech {

/// The tensors of a safetensors file: the length of a header (64 bits), the header, which is JSON
/// (`{"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}`), and the values, row-major
/// and little-endian.
///
/// The constructor reads the header. Points into the bytes or the file, which must outlive this object.
/// Throws `base::Error{damaged_model}`, and what reading the file throws. Safe from any thread.
class SafetensorsFile {
  public:
    static constexpr std::uint64_t largest_header = 4UL * 1024 * 1024;  ///< bytes; Kokoro's has some 60 KB
    static constexpr std::size_t most_tensors = 10'000;
    static constexpr std::size_t longest_name = 256;  ///< bytes
    static constexpr std::size_t most_dimensions = 8;

    struct Entry {
        ElementType element = ElementType::float32;
        std::vector<std::size_t> shape;
        std::uint64_t offset = 0;  ///< of the values in the file
        std::uint64_t size = 0;    ///< in bytes
    };

    explicit SafetensorsFile(ByteSource source);

    [[nodiscard]] const std::map<std::string, Entry, std::less<>>& tensors() const { return tensors_; }
    /// The values as float32. Throws for values that are not finite. `entry` must be one of this file.
    [[nodiscard]] Tensor read(const Entry& entry) const;

  private:
    ByteSource source_;
    std::map<std::string, Entry, std::less<>> tensors_;
};

/// Whether the bytes begin like a safetensors file.
[[nodiscard]] bool looks_like_safetensors(ByteSource source);

}  // namespace storyflow::speech
