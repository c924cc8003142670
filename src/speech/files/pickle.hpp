#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "speech/files/pickle_objects.hpp"

namespace storyflow::speech {

struct NamedTensor {
    std::string group;  ///< the key in the outer dictionary; empty if there is only one level
    std::string name;   ///< the key in the inner dictionary; empty for a single tensor
    StoredTensor tensor;
};

inline constexpr std::size_t largest_pickle = 1024 * 1024;  ///< bytes; Kokoro's needs about 65 KB
inline constexpr std::size_t most_named_tensors = 10'000;
inline constexpr std::size_t longest_tensor_name = 256;

/// The tensors that the `data.pkl` of a PyTorch archive describes: a single tensor (a voice), a dictionary of
/// tensors, or a dictionary of such dictionaries (a checkpoint). Other entries of a dictionary are left out.
///
/// Reads only the part of pickle protocol 2 that `torch.save` writes for tensors, with a fixed list of
/// globals; nothing is executed. Throws `base::Error{damaged_model}` naming the opcode or global that is
/// refused or the limit that is exceeded. Time and memory grow with the size of the input alone. Pure.
[[nodiscard]] std::vector<NamedTensor> read_tensor_pickle(std::span<const std::byte> pickle);

}  // namespace storyflow::speech
